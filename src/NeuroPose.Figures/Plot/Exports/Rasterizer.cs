using System.Globalization;
using System.Xml.Linq;
using NeuroPose.Files;
using NeuroPose.Processes;

namespace NeuroPose.Figures.Exports;

/// <summary>Makes pixels by a program of the system. The bytes are the program's: only the SVG is the same everywhere.</summary>
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

        var program = programs.Select(ExternalProgram.Find).OfType<string>().FirstOrDefault() ?? throw Missing(options.Program);
        var folder = Directory.CreateTempSubdirectory("neuropose-png-");
        try
        {
            var source = Path.Combine(folder.FullName, "figure.svg");
            var target = Path.Combine(folder.FullName, "figure.png");
            AtomicFile.WriteText(source, svg);
            var zoom = options.DotsPerInch / PixelsPerInch;
            var drawing = Path.GetFileNameWithoutExtension(program).StartsWith("rsvg", StringComparison.OrdinalIgnoreCase)
                ? ConvertAsync(program, source, target, zoom, cancellation)
                : PictureAsync(new(program), svg, source, target, zoom, cancellation);
            drawing.GetAwaiter().GetResult();
            return File.ReadAllBytes(target);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static NeuroPoseException Missing(string? named) => new(named is null
        ? "A PNG needs a program that draws SVG, and none of rsvg-convert and Chromium was found. On Debian: apt-get install librsvg2-bin. "
            + "Or save the figure as .svg or .html, which need no program."
        : $"\"{named}\" was to make a PNG, but there is no such program. Install it, or leave Program out.");

    private static async Task ConvertAsync(string program, string source, string target, double zoom, CancellationToken cancellation)
    {
        string[] arguments = ["--zoom", zoom.ToString(CultureInfo.InvariantCulture), "--output", target, source];
        var run = await new ExternalProgram(program, arguments).RunAsync(cancellation).ConfigureAwait(false);
        if (!File.Exists(target))
        {
            throw run.Failure("made no PNG of the figure", "Save the figure as .svg and look at it there.");
        }
    }

    // A page of its own: a bare SVG would be drawn on a window of the browser's least size.
    private static Task PictureAsync(Browser browser, string svg, string source, string target, double zoom, CancellationToken cancellation)
    {
        var root = XDocument.Parse(svg).Root!;
        int Size(string attribute) => int.Parse(root.Attribute(attribute)!.Value.Split('.')[0], CultureInfo.InvariantCulture);
        var page = Path.ChangeExtension(source, ".html");
        AtomicFile.WriteText(
            page, $"<!DOCTYPE html><body style=\"margin: 0\"><img style=\"display: block\" src=\"{Path.GetFileName(source)}\">");
        return browser.PictureAsync(page, target, (Size("width"), Size("height")), zoom, cancellation);
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
