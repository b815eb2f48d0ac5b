using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace NeuroPose.Figures.Exports;

/// <summary>Makes pixels by a program of the system. The bytes are the program's: only the SVG is the same everywhere.</summary>
internal static class Rasterizer
{
    private const double PixelsPerInch = 96;
    private static readonly string[] Programs = ["rsvg-convert", "chromium", "chromium-browser", "google-chrome"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static byte[] Png(string svg, RasterOptions options, CancellationToken cancellation) =>
        Png(svg, options, options.Program is { } named ? [named] : Programs, cancellation);

    /// <summary>The pixels that the first of these programs that is there makes.</summary>
    internal static byte[] Png(string svg, RasterOptions options, IReadOnlyList<string> programs, CancellationToken cancellation)
    {
        if (!(options.DotsPerInch is >= 24 and <= 2400))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.DotsPerInch, "A picture has from 24 to 2400 dots an inch.");
        }

        var folder = Directory.CreateTempSubdirectory("neuropose-png-");
        try
        {
            var source = Path.Combine(folder.FullName, "figure.svg");
            var target = Path.Combine(folder.FullName, "figure.png");
            File.WriteAllText(source, svg, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            foreach (var program in programs)
            {
                if (TryDraw(program, svg, source, target, options.DotsPerInch / PixelsPerInch, cancellation))
                {
                    return File.ReadAllBytes(target);
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        throw new NeuroPoseException(options.Program is { } asked
            ? $"\"{asked}\" was to make a PNG, but there is no such program. Install it, or leave Program out."
            : "A PNG needs a program that draws SVG, and none of rsvg-convert and Chromium was found. On Debian: apt-get install librsvg2-bin. Or save the figure as .svg or .html, which need no program.");
    }

    /// <summary>False when there is no such program.</summary>
    private static bool TryDraw(string program, string svg, string source, string target, double zoom, CancellationToken cancellation)
    {
        var isRsvg = Path.GetFileNameWithoutExtension(program).StartsWith("rsvg", StringComparison.OrdinalIgnoreCase);
        string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
        string[] browser = isRsvg ? [] : BrowserArguments(svg, source, target, Text(zoom));
        string[][] attempts = isRsvg ? [["--zoom", Text(zoom), "--output", target, source]] : [browser, ["--no-sandbox", .. browser]];
        var complaint = "";
        foreach (var arguments in attempts)
        {
            try
            {
                complaint = Run(program, arguments, cancellation);
            }
            catch (Win32Exception)
            {
                return false;
            }

            if (File.Exists(target))
            {
                return true;
            }
        }

        throw new NeuroPoseException($"{program} was to make a PNG of the figure, but made none. It said: {complaint} Save the figure as .svg and look at it there.");
    }

    private static string[] BrowserArguments(string svg, string source, string target, string zoom)
    {
        var root = XDocument.Parse(svg).Root!;
        var page = Path.ChangeExtension(source, ".html");

        // A page of its own: a bare SVG would be drawn on a window of the browser's least size.
        File.WriteAllText(page, $"<!DOCTYPE html><body style=\"margin: 0\"><img style=\"display: block\" src=\"{Path.GetFileName(source)}\">");
        return
        [
            "--headless", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking", "--no-first-run",
            $"--user-data-dir={Path.Combine(Path.GetDirectoryName(source)!, "profile")}",
            $"--force-device-scale-factor={zoom}",
            $"--window-size={root.Attribute("width")!.Value.Split('.')[0]},{root.Attribute("height")!.Value.Split('.')[0]}",
            $"--screenshot={target}",
            new Uri(page).AbsoluteUri,
        ];
    }

    private static string Run(string program, string[] arguments, CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = new(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false } };
        process.Start();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        using var stop = limit.Token.Register(() => Stop(process));
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        var text = (complained.GetAwaiter().GetResult() + said.GetAwaiter().GetResult()).Trim();
        return text.Length > 400 ? text[..400] + "…" : text;
    }

    private static void Stop(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
