using NeuroPose.Figures;
using NeuroPose.Files;

namespace NeuroPose.Interactive.Displays;

/// <summary>
/// A figure as its picture, which gives way to a page of its own where scripts run (a trusted notebook): there it is drawn again from the
/// numbers in the output, in the width and the theme that the front end has, with zoom, read-outs and a legend that hides series. A sanitizer
/// takes out what does that, and leaves the picture. Nothing is loaded from anywhere.
/// </summary>
internal static class FigureViewer
{
    private const string NoNetwork = "default-src 'none';script-src 'unsafe-inline';style-src 'unsafe-inline'";

    // In the notebook: puts the frame in the picture's place, and tells it the theme. In the frame: draws.
    private static readonly string Frame = Lines("FigureFrame.js", "");
    private static readonly string Viewer = Lines("FigureViewer.js", "\n");

    /// <summary>The picture, and the viewer where the figure has a form that can be looked into.</summary>
    public static string Html(Figure figure) => PlotlyForm.Of(figure) is { Length: > 0 } json
        ? Markup.Html.Picture(figure, [("data-figure", Page(json)), ("onload", Frame)])
        : Markup.Html.Picture(figure);

    // JSON has no "<": it cannot end the script.
    private static string Page(string json) =>
        $"<!doctype html><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"{NoNetwork}\"><body><script>const figure={json};\n{Viewer}</script>";

    private static string Lines(string name, string separator) => string.Join(
        separator,
        EmbeddedText.Of(typeof(FigureViewer), name).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)));
}
