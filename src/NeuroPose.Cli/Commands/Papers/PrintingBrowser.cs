using System.ComponentModel;
using System.Diagnostics;
using NeuroPose.Cli.Terminal;
using NeuroPose.Files;

namespace NeuroPose.Cli.Commands;

/// <summary>The browser of this machine that prints a page to a PDF without a window: Chromium, Chrome or Edge.</summary>
internal static class PrintingBrowser
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string[] Names = OperatingSystem.IsWindows()
        ? ["chrome.exe", "msedge.exe", "chromium.exe"]
        : ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];

    // Where they are installed on systems whose PATH does not lead to them.
    private static readonly string[] Programs =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>Prints a page. It is fetched from nowhere, and the PDF says nothing about when or where it was made.</summary>
    /// <exception cref="UsageException">There is no such browser here, or it did not print; the message says what to do.</exception>
    public static async Task PrintAsync(string html, string pdf, CancellationToken cancellation)
    {
        var browser = Find() ?? throw new UsageException(
            "no browser was found that prints a PDF without a window. Install one (sudo apt-get install chromium on Debian and Ubuntu; Chrome or Edge elsewhere), or open paper.html in any browser and print it.");
        var folder = Directory.CreateTempSubdirectory("neuropose-print-").FullName;
        try
        {
            var (page, printed) = (Path.Combine(folder, "paper.html"), Path.Combine(folder, "paper.pdf"));
            await File.WriteAllTextAsync(page, html, cancellation);
            var said = await RunAsync(browser, Words(folder, page, printed), cancellation);
            if (!File.Exists(printed))
            {
                throw new UsageException($"{browser} printed nothing. It said: {said}");
            }

            var bytes = PdfDates.Without(await File.ReadAllBytesAsync(printed, cancellation));
            AtomicFile.Write(pdf, stream => stream.Write(bytes));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).Concat(Programs).FirstOrDefault(File.Exists);
    }

    // A profile of its own: a browser that is open already is not asked, and nothing is left behind.
    private static List<string> Words(string folder, string page, string pdf)
    {
        List<string> words =
        [
            "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={Path.Combine(folder, "profile")}",
            "--no-pdf-header-footer", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri,
        ];
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            // Chromium's sandbox refuses root, and in a container there is often nobody else. The page runs no script.
            words.Insert(0, "--no-sandbox");
        }

        return words;
    }

    private static async Task<string> RunAsync(string browser, IEnumerable<string> words, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(browser, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            using var end = limit.Token.Register(() => process.Kill(entireProcessTree: true));
            var (output, error) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
            await process.WaitForExitAsync(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            return limit.IsCancellationRequested
                ? FormattableString.Invariant($"nothing within {Patience.TotalSeconds} s; it was ended.")
                : $"{await output}{await error}".Trim().ReplaceLineEndings(" ");
        }
        catch (Win32Exception problem)
        {
            throw new UsageException($"{browser} does not start: {problem.Message}. Open paper.html in any browser and print it.");
        }
    }
}
