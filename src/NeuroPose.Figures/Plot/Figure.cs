using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Exports;
using NeuroPose.Figures.Model;
using NeuroPose.Figures.Rendering;
using NeuroPose.Files;

namespace NeuroPose.Figures;

/// <summary>
/// A figure as data. Its SVG is a function of the data alone: the same bytes on every run, machine and culture.
/// Values that are NaN or infinite are never drawn as numbers; the figure says that they are missing.
/// </summary>
public abstract record Figure
{
    private protected Figure()
    {
    }

    /// <summary>The heading; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>
    /// The width in print in millimeters (see <see cref="FigureWidth"/>), at least 53. On a screen an inch has 96 pixels. The height follows
    /// from the content.
    /// </summary>
    public double Width { get; init; } = FigureWidth.Full;

    /// <summary>Paper with dark ink, unless said otherwise.</summary>
    public FigureTheme Theme { get; init; } = FigureTheme.Light;

    /// <summary>What the figure shows, in a sentence or two: the alternative text, and its description in the SVG.</summary>
    public abstract string Describe();

    /// <summary>The axes and layers that every form of the figure is made from.</summary>
    public abstract Plot ToPlot();

    /// <summary>The figure as an SVG document: inline attributes only, no script, no reference to anything outside.</summary>
    /// <exception cref="InvalidOperationException">The width is below 53 mm, or not finite.</exception>
    public string ToSvg()
    {
        if (!double.IsFinite(Width) || Width < FigureWidth.Least)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"A figure is at least {FigureWidth.Least} mm wide; Width is {Width}. A column of a journal has {FigureWidth.Column} mm, both have {FigureWidth.Full}."));
        }

        var page = new Page(FigureWidth.ToPixels(Width), Theme == FigureTheme.Dark);
        page.Heading(Title);
        new PlotDrawing(ToPlot(), page).Draw();
        return page.ToSvg(TextMetrics.Spoken(Name), TextMetrics.Spoken(Describe()));
    }

    /// <summary>
    /// The figure for plotly.js: an object with <c>data</c> and <c>layout</c>. Numbers that are not finite are null. Very long lines and
    /// large
    /// matrices are thinned as in the SVG.
    /// </summary>
    public string ToPlotlyJson() => PlotlyJson.Write(ToPlot(), Title, Theme == FigureTheme.Dark);

    /// <summary>
    /// All numbers behind the figure, none thinned, as a table: one row a point, bar, box, cell, joint or mark. Columns that a layer does
    /// not
    /// have are empty; NaN and infinities are written as such.
    /// </summary>
    public string ToCsv()
    {
        using var text = new StringWriter { NewLine = "\n" };
        CsvTable.Write(ToPlot(), text);
        return text.ToString();
    }

    /// <summary>A page that needs nothing beside it: the SVG as a picture, with its description.</summary>
    public string ToHtml() => HtmlPage.Static(Name, Describe(), ToSvg(), Theme == FigureTheme.Dark);

    /// <summary>A page that needs nothing beside it, with zoom and read-outs by plotly.js; without scripts the picture is shown.</summary>
    /// <param name="plotlyScript">The path of <c>plotly.min.js</c>, which the page will contain: from the npm package
    /// <c>plotly.js-dist-min</c>.</param>
    /// <exception cref="NeuroPoseException">The file is not there, or is not plotly.js.</exception>
    public string ToInteractiveHtml(string plotlyScript) =>
        HtmlPage.Interactive(Name, Describe(), ToSvg(), ToPlotlyJson(), PlotlyScript.Read(plotlyScript), Theme == FigureTheme.Dark);

    /// <summary>Writes the figure in the form that the path's ending names: svg, html, json (Plotly), csv, png or pdf.</summary>
    /// <param name="path">Where; a file that is there is replaced as a whole.</param>
    /// <param name="cancellation">Stops the program that makes a PNG or a PDF.</param>
    /// <exception cref="NeuroPoseException">The ending is another, or there is no program that makes a PNG or a PDF.</exception>
    public void Save(string path, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".svg":
                AtomicFile.WriteText(path, ToSvg());
                break;
            case ".html":
                AtomicFile.WriteText(path, ToHtml());
                break;
            case ".json":
                AtomicFile.WriteText(path, ToPlotlyJson());
                break;
            case ".csv":
                AtomicFile.WriteText(path, ToCsv());
                break;
            case ".png":
                var png = ToPng(cancellation: cancellation);
                AtomicFile.Write(path, stream => stream.Write(png));
                break;
            case ".pdf":
                var pdf = ToPdf(cancellation: cancellation);
                AtomicFile.Write(path, stream => stream.Write(pdf));
                break;
            case var other:
                throw new NeuroPoseException($"A figure is saved as .svg, .html, .json, .csv, .png or .pdf; the file's name ends in \"{other}\". Choose one of these.", new Place(File: path));
        }
    }

    /// <summary>The SVG as pixels, made by a program of the system: rsvg-convert or Chromium.</summary>
    /// <param name="options">The resolution, and which program; 300 dots an inch unless said otherwise.</param>
    /// <param name="cancellation">Stops the program.</param>
    /// <exception cref="NeuroPoseException">There is no such program, or it fails.</exception>
    public byte[] ToPng(RasterOptions? options = null, CancellationToken cancellation = default) =>
        Rasterizer.Png(ToSvg(), options ?? new(), cancellation);

    /// <summary>
    /// The SVG as a PDF, made by a program of the system: rsvg-convert or Chromium. Lines stay lines and letters letters, at any size; the page
    /// is as large as the figure, in inches of 96 pixels.
    /// </summary>
    /// <param name="program">The program: a name or path of rsvg-convert or Chromium; null for the first of them that the system has.</param>
    /// <param name="cancellation">Stops the program.</param>
    /// <exception cref="NeuroPoseException">There is no such program, or it fails.</exception>
    public byte[] ToPdf(string? program = null, CancellationToken cancellation = default) => Rasterizer.Pdf(ToSvg(), program, cancellation);

    /// <summary>The description and nothing else: a figure in a terminal.</summary>
    public sealed override string ToString() => Describe();

    private string Name => Title.Length > 0 ? Title : GetType().Name;
}

/// <summary>The page's colors.</summary>
public enum FigureTheme
{
    /// <summary>Dark ink on white paper, as it is printed.</summary>
    Light,

    /// <summary>Light ink on a dark page, for slides and dark screens.</summary>
    Dark,
}

/// <summary>Widths in millimeters. A pixel is 1/96 inch, so that text of 11 pixels prints at 8 points.</summary>
public static class FigureWidth
{
    /// <summary>One column of a journal.</summary>
    public const double Column = 85;

    /// <summary>Both columns.</summary>
    public const double Full = 180;

    /// <summary>Below it axes have no room.</summary>
    internal const double Least = 53;

    private const double PixelsPerMillimeter = 96 / 25.4;

    /// <summary>The width of a matrix whose cells are to hold numbers: 64 pixels a column, from one column of a journal to both.</summary>
    internal static double OfMatrix(int columns) => Math.Clamp((160 + (64 * columns)) / PixelsPerMillimeter, Column, Full);

    /// <summary>Whole pixels, so that lines are sharp.</summary>
    internal static double ToPixels(double millimeters) => Math.Round(millimeters * PixelsPerMillimeter);
}
