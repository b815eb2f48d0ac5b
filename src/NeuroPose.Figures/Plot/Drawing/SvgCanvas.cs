using System.Text;

namespace NeuroPose.Figures.Drawing;

/// <summary>
/// Writes SVG with inline attributes only: no style sheet, script, identifier or reference to anything outside,
/// because notebooks strip those from files that they do not trust.
/// </summary>
internal sealed class SvgCanvas(bool dark = false)
{
    // Generic last: where none of the named fonts is at hand, any sans-serif does.
    private const string FontStack = "Helvetica, Arial, DejaVu Sans, sans-serif";

    private readonly StringBuilder body = new();

    /// <summary>True for light ink on a dark page.</summary>
    public bool Dark => dark;

    public void Line(double x1, double y1, double x2, double y2, Stroke stroke) =>
        Add($"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\"{Attributes(stroke)}/>");

    public void Polyline(IEnumerable<(double X, double Y)> points, Stroke stroke) =>
        Add($"<polyline points=\"{string.Join(' ', points.Select(point => $"{N(point.X)},{N(point.Y)}"))}\" fill=\"none\"{Attributes(stroke)} stroke-linejoin=\"round\"/>");

    /// <summary>An area of any shape without a border.</summary>
    public void Polygon(IEnumerable<(double X, double Y)> points, string fill, double opacity) =>
        Add($"<polygon points=\"{string.Join(' ', points.Select(point => $"{N(point.X)},{N(point.Y)}"))}\" fill=\"{C(fill)}\" fill-opacity=\"{N(opacity)}\"/>");

    /// <summary>A rectangle with soft edges, as a bar or a shaded span.</summary>
    public void Rectangle(double x, double y, double width, double height, string fill, double opacity = 1, Stroke? border = null) =>
        Add($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" fill=\"{C(fill)}\"{(opacity == 1 ? "" : $" fill-opacity=\"{N(opacity)}\"")}{(border is null ? "" : Attributes(border))}/>");

    /// <summary>A rectangle whose edges fall on whole pixels, so that neighbors leave no seam.</summary>
    public void Cell(double x, double y, double width, double height, string fill) =>
        Add($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" fill=\"{C(fill)}\" shape-rendering=\"crispEdges\"/>");

    public void Circle(double x, double y, double radius, string fill, Stroke? border = null, double opacity = 1) =>
        Add($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\" fill=\"{C(fill)}\"{(opacity == 1 ? "" : $" fill-opacity=\"{N(opacity)}\"")}{(border is null ? "" : Attributes(border))}/>");

    /// <summary>A picture stretched over a rectangle, its pixels kept sharp.</summary>
    public void Image(double x, double y, double width, double height, ReadOnlySpan<byte> png) =>
        Add($"<image x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" preserveAspectRatio=\"none\" image-rendering=\"pixelated\" href=\"data:image/png;base64,{Convert.ToBase64String(png)}\"/>");

    /// <summary>One line of text; y is its baseline.</summary>
    public void Text(double x, double y, string text, TextStyle style)
    {
        var anchor = style.Anchor switch { Anchor.Middle => " text-anchor=\"middle\"", Anchor.End => " text-anchor=\"end\"", _ => "" };
        var weight = style.Bold ? " font-weight=\"bold\"" : "";
        var turn = style.Rotation == 0 ? "" : $" transform=\"rotate({N(style.Rotation)} {N(x)} {N(y)})\"";
        Add($"<text x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{N(style.Size)}\" fill=\"{C(style.Color)}\"{anchor}{weight}{turn}>{Xml.Escape(text)}</text>");
    }

    /// <summary>The whole document. The title and description are what a screen reader says.</summary>
    public string ToSvg(double width, double height, string title, string description) =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{N(width)}\" height=\"{N(height)}\" viewBox=\"0 0 {N(width)} {N(height)}\" role=\"img\" font-family=\"{FontStack}\">\n" +
        $"<title>{Xml.Escape(title)}</title>\n<desc>{Xml.Escape(description)}</desc>\n" +
        $"<rect x=\"0\" y=\"0\" width=\"{N(width)}\" height=\"{N(height)}\" fill=\"{C(Ink.Paper)}\"/>\n{body}</svg>\n";

    private static string N(double value) => Xml.Number(value);

    private string C(string color) => Ink.Resolve(color, dark);

    private string Attributes(Stroke stroke) =>
        $" stroke=\"{C(stroke.Color)}\" stroke-width=\"{N(stroke.Width)}\"{(stroke.Dash is null ? "" : $" stroke-dasharray=\"{stroke.Dash}\"")}{(stroke.Opacity == 1 ? "" : $" stroke-opacity=\"{N(stroke.Opacity)}\"")}";

    private void Add(string element) => body.Append(element).Append('\n');
}
