using Microsoft.Playwright;

namespace NeuroPose.EndToEnd.Tests.Tools;

/// <summary>A page without a network, and everything it complains of: messages, errors, and what it asks for beside itself.</summary>
internal sealed record OfflinePage(IPage Page, List<string> Complaints)
{
    private static readonly string[] Own = ["file:", "data:", "blob:", "about:"];

    public static async Task<OfflinePage> OpenAsync(Browser browser, int width)
    {
        var page = await browser.OpenAsync(width);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (!Own.Any(scheme => request.Url.StartsWith(scheme, StringComparison.Ordinal)))
            {
                complaints.Add("asked for " + request.Url);
            }
        };
        await page.Context.SetOfflineAsync(true);
        return new(page, complaints);
    }
}
