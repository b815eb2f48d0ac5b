using System.Globalization;
using System.Xml.Linq;
using NeuroPose.Files;
using NeuroPose.Processes;

namespace NeuroPose.Figures.Exports;

/// <summary>Makes pixels and PDFs by a program of the system. The bytes are the program's: only the SVG is the same everywhere.</summary>
internal static class Rasterizer
{
    private const double PixelsPerInch = 96;
    private static readonly string[] Programs = ["rsvg-convert", .. Browser.Names];

    public static byte[] Png(string svg, RasterOptions options, CancellationToken cancellation) =>
        Png(svg, options, options.Program is { } named ? [named] : Programs, cancellation);

    /// <summary>The pixels that the first of these programs that is there makes.</summary>
    internal static byte[] Png(string svg, RasterOptions options, IReadOnlyList<string> programs, CancellationToken cancellation)
    {
        if (!(options.DotsPerInch is >= 24 and <= 2400))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.DotsPerInch, "A picture has from 24 to 2400 dots an inch.");
        }

        var zoom = options.DotsPerInch / PixelsPerInch;
        return Make(
            svg,
            "PNG",
            options.Program,
            programs,
            (program, source, target) => IsRsvg(program)
                ? ConvertAsync(program, ["--zoom", zoom.ToString(CultureInfo.InvariantCulture)], source, target, cancellation)
                : PictureAsync(new(program), svg, source, target, zoom, cancellation));
    }

    /// <summary>The SVG as a PDF of its size, lines as lines and letters as letters, without the time at which it was made.</summary>
    public static byte[] Pdf(string svg, string? program, CancellationToken cancellation) => PdfTraces.Without(Make(
        svg,
        "PDF",
        program,
        program is { } named ? [named] : Programs,
        (found, source, target) => IsRsvg(found)
            ? ConvertAsync(found, ["--format", "pdf"], source, target, cancellation)
            : PrintAsync(new(found), svg, source, target, cancellation)));

    private static byte[] Make(string svg, string kind, string? named, IReadOnlyList<string> programs, Func<string, string, string, Task> make)
    {
        var program = programs.Select(ExternalProgram.Find).OfType<string>().FirstOrDefault() ?? throw Missing(kind, named);
        var folder = Directory.CreateTempSubdirectory("neuropose-figure-");
        try
        {
            var source = Path.Combine(folder.FullName, "figure.svg");
            var target = Path.Combine(folder.FullName, "figure." + kind.ToLowerInvariant());
            AtomicFile.WriteText(source, svg);
            make(program, source, target).GetAwaiter().GetResult();
            return File.ReadAllBytes(target);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool IsRsvg(string program) => Path.GetFileNameWithoutExtension(program).StartsWith("rsvg", StringComparison.OrdinalIgnoreCase);

    private static NeuroPoseException Missing(string kind, string? named) => new(named is null
        ? $"A {kind} needs a program that draws SVG, and none of rsvg-convert and Chromium was found. On Debian: apt-get install librsvg2-bin. "
            + "Or save the figure as .svg or .html, which need no program."
        : $"\"{named}\" was to make a {kind}, but there is no such program. Install it, or leave Program out.");

    private static async Task ConvertAsync(string program, IEnumerable<string> how, string source, string target, CancellationToken cancellation)
    {
        var run = await new ExternalProgram(program, [.. how, "--output", target, source]).RunAsync(cancellation).ConfigureAwait(false);
        if (!File.Exists(target))
        {
            throw run.Failure($"made no {Path.GetExtension(target)[1..].ToUpperInvariant()} of the figure", "Save the figure as .svg and look at it there.");
        }
    }

    private static Task PictureAsync(Browser browser, string svg, string source, string target, double zoom, CancellationToken cancellation)
    {
        var size = SizeOf(svg);
        return browser.PictureAsync(PageOf(source, ""), target, size, zoom, cancellation);
    }

    private static Task PrintAsync(Browser browser, string svg, string source, string target, CancellationToken cancellation)
    {
        var (width, height) = SizeOf(svg);
        return browser.PrintAsync(PageOf(source, FormattableString.Invariant($"<style>@page {{ size: {width}px {height}px; margin: 0 }}</style>")), target, cancellation);
    }

    // A page of its own: a bare SVG would be drawn on a window of the browser's least size.
    private static string PageOf(string source, string rules)
    {
        var page = Path.ChangeExtension(source, ".html");
        AtomicFile.WriteText(page, $"<!DOCTYPE html>{rules}<body style=\"margin: 0\"><img style=\"display: block\" src=\"{Path.GetFileName(source)}\">");
        return page;
    }

    private static (int Width, int Height) SizeOf(string svg)
    {
        var root = XDocument.Parse(svg).Root!;
        int Size(string attribute) => int.Parse(root.Attribute(attribute)!.Value.Split('.')[0], CultureInfo.InvariantCulture);
        return (Size("width"), Size("height"));
    }
}

/// <summary>How pixels are made from a figure.</summary>
public sealed record RasterOptions
{
    /// <summary>Pixels an inch, from 24 to 2400; journals ask for 300.</summary>
    public double DotsPerInch { get; init; } = 300;

    /// <summary>The program: a name or path of rsvg-convert or Chromium; null for the first of them that the system has.</summary>
    public string? Program { get; init; }
}
