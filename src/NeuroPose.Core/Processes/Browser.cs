using System.Globalization;

namespace NeuroPose.Processes;

/// <summary>
/// Chromium, Chrome or Edge without a window: it prints a page to a PDF and pictures it as a PNG. It fetches nothing, and leaves nothing
/// behind but the file that it is asked for.
/// </summary>
/// <param name="Program">The browser's path.</param>
internal sealed record Browser(string Program)
{
    private static readonly string[] Quiet =
    [
        "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND",
    ];

    /// <summary>The names and places of browsers, in the order in which they are looked for.</summary>
    public static IReadOnlyList<string> Names { get; } = OperatingSystem.IsWindows()
        ?
        [
            "chrome.exe", "msedge.exe", "chromium.exe",
            @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
        ]
        :
        [
            "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        ];

    /// <summary>The browser of this machine; null where there is none.</summary>
    public static Browser? Find() => Names.Select(ExternalProgram.Find).OfType<string>().Select(path => new Browser(path)).FirstOrDefault();

    /// <summary>Prints a page.</summary>
    /// <param name="page">The page's file.</param>
    /// <param name="pdf">The file to make, in a folder of the caller's own.</param>
    /// <param name="cancellation">Ends the browser.</param>
    /// <exception cref="ProgramException">It made no PDF.</exception>
    public Task PrintAsync(string page, string pdf, CancellationToken cancellation) =>
        MakeAsync(pdf, ["--no-pdf-header-footer", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri], cancellation);

    /// <summary>Pictures the upper left corner of a page.</summary>
    /// <param name="page">The page's file.</param>
    /// <param name="png">The file to make, in a folder of the caller's own.</param>
    /// <param name="size">Width and height in the page's pixels.</param>
    /// <param name="zoom">The picture's pixels for each of the page's.</param>
    /// <param name="cancellation">Ends the browser.</param>
    /// <exception cref="ProgramException">It made no PNG.</exception>
    public Task PictureAsync(
        string page, string png, (int Width, int Height) size, double zoom, CancellationToken cancellation) => MakeAsync(
        png,
        [
            "--hide-scrollbars",
            string.Create(CultureInfo.InvariantCulture, $"--force-device-scale-factor={zoom}"),
            string.Create(CultureInfo.InvariantCulture, $"--window-size={size.Width},{size.Height}"),
            $"--screenshot={png}", new Uri(page).AbsoluteUri,
        ],
        cancellation);

    private async Task MakeAsync(string file, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        // A profile of its own: a browser that is open already is not asked.
        string[] all = [.. Quiet, $"--user-data-dir={Path.Combine(Path.GetDirectoryName(file)!, "profile")}", .. arguments];

        // Chromium's sandbox refuses root, and in a container there is often nobody else. Our pages run no script.
        var isRoot = !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;
        var run = await new ExternalProgram(Program, isRoot ? ["--no-sandbox", .. all] : all).RunAsync(cancellation).ConfigureAwait(false);
        if (!File.Exists(file) && !isRoot && run.Error.Contains("sandbox", StringComparison.OrdinalIgnoreCase))
        {
            run = await new ExternalProgram(Program, ["--no-sandbox", .. all]).RunAsync(cancellation).ConfigureAwait(false);
        }

        if (!File.Exists(file))
        {
            throw run.Failure($"made no {Path.GetExtension(file)[1..].ToUpperInvariant()}");
        }
    }
}
