using System.Net;
using System.Net.Http.Headers;
using NeuroPose.Datasets;

namespace NeuroPose.Downloads;

/// <summary>
/// Asks servers for files as they are, or for the rest of them. Follows a bounded number of redirects, each to an allowed address.
/// </summary>
internal sealed class WebClient : IDisposable
{
    private readonly DownloadOptions options;

    // A proxy is for what is elsewhere.
    private readonly HttpClient elsewhere = Client(useProxy: true);
    private readonly HttpClient here = Client(useProxy: false);

    public WebClient(DownloadOptions options) => this.options = options;

    /// <summary>Sends a request and returns when the headers are there.</summary>
    /// <param name="file">The file.</param>
    /// <param name="offset">How many bytes are here already; the rest is asked for.</param>
    /// <param name="tag">The version that they are of; where the server has another, it sends all of it.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <exception cref="DownloadException">A redirect leads where no data are fetched from, or there are too many.</exception>
    public async Task<HttpResponseMessage> GetAsync(RemoteFile file, long offset, string? tag, CancellationToken cancellation)
    {
        var address = file.Address;
        for (var redirects = 0; ; redirects++)
        {
            var response = await SendAsync(address, offset, tag, cancellation).ConfigureAwait(false);
            if (!IsRedirect(response.StatusCode))
            {
                return response;
            }

            using (response)
            {
                address = Next(file, address, response.Headers.Location, redirects);
            }
        }
    }

    public void Dispose()
    {
        elsewhere.Dispose();
        here.Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, long offset, string? tag, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);

        // The hash is that of the file itself, not of a compressed form of it.
        request.Headers.AcceptEncoding.ParseAdd("identity");
        if (offset > 0)
        {
            request.Headers.Range = new(offset, null);
            request.Headers.IfRange = tag is null ? null : new RangeConditionHeaderValue(new EntityTagHeaderValue(tag));
        }

        return await (address.IsLoopback ? here : elsewhere)
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
    }

    private Uri Next(RemoteFile file, Uri from, Uri? location, int redirects)
    {
        if (location is null || !Uri.TryCreate(from, location, out var to))
        {
            throw new DownloadException("the server sends on to another address, but does not say which.", file.Place);
        }

        if (redirects >= options.MostRedirects)
        {
            throw new DownloadException(FormattableString.Invariant($"the server sends on more than {options.MostRedirects} times."), file.Place);
        }

        return WebAddress.MaySendOn(from, to)
            ? to
            : throw new DownloadException(
                $"the server sends on to {to.GetLeftPart(UriPartial.Authority)}; data are fetched from https:// addresses elsewhere alone.", file.Place);
    }

    private static bool IsRedirect(HttpStatusCode status) => status
        is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
        or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static HttpClient Client(bool useProxy)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            UseCookies = false,
            UseProxy = useProxy,
        };
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.Add(new("neuropose", typeof(WebClient).Assembly.GetName().Version!.ToString(3)));
        return client;
    }
}
