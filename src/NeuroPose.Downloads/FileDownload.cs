using System.Net;
using NeuroPose.Datasets;
using NeuroPose.Files;

namespace NeuroPose.Downloads;

/// <summary>
/// Fetches one file: into a part beside it, which a later run goes on with, and to its own name only with the right size and hash. The
/// caller holds the folder's lock.
/// </summary>
internal sealed class FileDownload(WebClient web, RemoteFile file, string path, DownloadOptions options)
{
    // An attempt that brought this much was none in vain.
    private const long WorthIt = 1 << 16;

    // Where the last connection's bytes start; -1 when all are from an earlier run.
    private long startOfLast = -1;

    private string Part => path + ".part";

    // The version that the part is of, as the server names it.
    private string Tag => path + ".part.tag";

    /// <summary>Fetches the file.</summary>
    /// <param name="report">Called with the number of bytes that are here.</param>
    /// <param name="cancellation">Stops it; what is here stays for the next run.</param>
    /// <exception cref="DownloadException">It cannot be fetched, or is another than the one that was expected.</exception>
    public async Task RunAsync(Action<long> report, CancellationToken cancellation)
    {
        await ReceiveAsync(report, cancellation).ConfigureAwait(false);
        var found = Hash(cancellation);
        if (found != file.Sha256 && startOfLast != 0)
        {
            // Perhaps the parts are of two versions: once more, in one piece.
            Discard();
            await ReceiveAsync(report, cancellation).ConfigureAwait(false);
            found = Hash(cancellation);
        }

        if (found != file.Sha256)
        {
            Discard();
            throw new DownloadException(
                $"the file is not the one that was expected: expected SHA-256 {file.Sha256}, found {found}. It was deleted. "
                    + "Either the file was changed there, or the registry is wrong: ask those who made the registry.",
                file.Place);
        }

        File.Move(Part, path, overwrite: true);
        File.Delete(Tag);
    }

    /// <summary>Receives until the part has the file's size.</summary>
    private async Task ReceiveAsync(Action<long> report, CancellationToken cancellation)
    {
        for (var failures = 0; ;)
        {
            if (PartLength() > file.ByteCount)
            {
                Discard();
            }

            var before = PartLength();
            report(before);
            if (before == file.ByteCount)
            {
                return;
            }

            try
            {
                await AttemptAsync(before, report, cancellation).ConfigureAwait(false);
            }
            catch (Exception problem) when (IsPassing(problem, cancellation))
            {
                failures = PartLength() - before >= WorthIt ? 1 : failures + 1;
                if (failures > options.Retries)
                {
                    throw new DownloadException(Words(problem), file.Place, problem) { IsOffline = IsOffline(problem) };
                }

                await Task.Delay(options.RetryDelay * (1 << Math.Min(failures - 1, 6)), cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task AttemptAsync(long offset, Action<long> report, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(options.Patience);
        var tag = offset > 0 && File.Exists(Tag) ? File.ReadAllText(Tag) : null;
        using var response = await web.GetAsync(file, offset, tag, patience.Token).ConfigureAwait(false);
        var start = startOfLast = StartOf(response, offset);
        RefuseOtherSize(start, response.Content.Headers.ContentLength);
        Remember(response);

        using var body = await response.Content.ReadAsStreamAsync(patience.Token).ConfigureAwait(false);
        using var part = new FileStream(Part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        part.SetLength(start);
        part.Position = start;
        var buffer = new byte[1 << 16];
        while (true)
        {
            patience.CancelAfter(options.Patience);
            var count = await body.ReadAsync(buffer, patience.Token).ConfigureAwait(false);
            if (count == 0)
            {
                break;
            }

            RefuseOtherSize(part.Position, count, isAtLeast: true);
            part.Write(buffer, 0, count);
            report(part.Position);
        }

        part.Flush(flushToDisk: true);
        if (part.Position < file.ByteCount)
        {
            throw new IOException("the connection ended early");
        }
    }

    /// <summary>Where in the file the answer starts.</summary>
    private long StartOf(HttpResponseMessage response, long offset)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                return 0;
            case HttpStatusCode.PartialContent when response.Content.Headers.ContentRange is { From: { } from } range
                && from == offset && (range.Length is null || range.Length == file.ByteCount):
                return offset;
            case HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable:
                Discard();
                throw new IOException("the server has another file than before");
            default:
                var problem = FormattableString.Invariant($"the server answered {(int)response.StatusCode} ({response.ReasonPhrase})");
                throw IsPassing(response.StatusCode)
                    ? new HttpRequestException(problem, inner: null, response.StatusCode)
                    : new DownloadException($"{problem}.", file.Place);
        }
    }

    private void RefuseOtherSize(long start, long? length, bool isAtLeast = false)
    {
        if (length is { } more && (start + more > file.ByteCount || (!isAtLeast && start + more < file.ByteCount)))
        {
            Discard();
            throw new DownloadException(
                FormattableString.Invariant($"the server has a file of {(isAtLeast ? "at least " : "")}{start + more} bytes; expected {file.ByteCount}. ")
                    + "Either the file was changed there, or the registry is wrong: ask those who made the registry.",
                file.Place);
        }
    }

    /// <summary>Keeps the version's name, if it is one that stands for the same bytes.</summary>
    private void Remember(HttpResponseMessage response)
    {
        if (response.Headers.ETag is { IsWeak: false } tag)
        {
            AtomicFile.WriteText(Tag, tag.Tag);
        }
        else
        {
            File.Delete(Tag);
        }
    }

    private string Hash(CancellationToken cancellation)
    {
        using var part = new FileStream(Part, FileMode.Open, FileAccess.Read, FileShare.Read);
        return DatasetFolder.Hash(part, cancellation);
    }

    private long PartLength() => new FileInfo(Part) is { Exists: true } part ? part.Length : 0;

    private void Discard()
    {
        File.Delete(Part);
        File.Delete(Tag);
    }

    private static bool IsPassing(HttpStatusCode status) =>
        (int)status >= 500 || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;

    private static bool IsPassing(Exception problem, CancellationToken cancellation) =>
        problem is HttpRequestException or HttpIOException or IOException and not (FileNotFoundException or DirectoryNotFoundException)
        || (problem is OperationCanceledException && !cancellation.IsCancellationRequested);

    private static bool IsOffline(Exception problem) => problem
        is OperationCanceledException { InnerException: TimeoutException }
        or HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
        };

    private string Words(Exception problem) =>
        IsOffline(problem) ? $"the server was not reached ({problem.Message.TrimEnd('.')})."
        : problem is OperationCanceledException ? FormattableString.Invariant($"the server sent nothing for {options.Patience.TotalSeconds:0.#} seconds.")
        : $"{problem.Message.TrimEnd('.')}.";
}
