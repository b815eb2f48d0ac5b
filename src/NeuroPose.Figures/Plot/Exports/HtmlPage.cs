using System.Text;
using NeuroPose.Figures.Drawing;
using NeuroPose.Files;

namespace NeuroPose.Figures.Exports;

/// <summary>Pages that need nothing beside them.</summary>
internal static class HtmlPage
{
    private static readonly string DrawWithPlotly = EmbeddedText.Of(typeof(HtmlPage), "PlotlyPage.js");

    public static string Static(string title, string description, string svg, bool dark) =>
        Page(title, dark, Picture(description, svg));

    public static string Interactive(string title, string description, string svg, string plotlyJson, string plotlyScript, bool dark) =>
        Page(title, dark, $$"""
            <div id="figure">
            {{Picture(description, svg)}}
            </div>
            <script>
            {{plotlyScript}}
            </script>
            <script>
            const figure = {{plotlyJson}};
            {{DrawWithPlotly}}
            </script>
            """);

    /// <summary>A page around a body that is HTML already.</summary>
    public static string Page(string title, bool dark, string body) =>
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
        $"<title>{Xml.Escape(title)}</title>\n</head>\n" +
        $"<body style=\"margin: 1rem; font-family: Helvetica, Arial, sans-serif; color: {Ink.Resolve(Ink.Text, dark)}; background: {Ink.Resolve(Ink.Paper, dark)}\">\n" +
        body.ReplaceLineEndings("\n") + "\n</body>\n</html>\n";

    /// <summary>A picture in the page itself, with its description for those who do not see it.</summary>
    public static string Picture(string description, string svg) =>
        $"<img style=\"max-width: 100%; height: auto\" alt=\"{Xml.Escape(description)}\" src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))}\">";
}
