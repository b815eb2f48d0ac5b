using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NeuroPose.Figures.Drawing;

namespace NeuroPose.Figures.Tests;

/// <summary>What every figure's SVG has to be, whatever it shows.</summary>
internal static partial class SvgCheck
{
    private static readonly string[] Allowed = ["svg", "title", "desc", "rect", "line", "polyline", "polygon", "circle", "text", "image"];

    /// <summary>Well-formed, only elements and attributes that survive a sanitizer, nothing from outside, no NaN and no "-0".</summary>
    public static XElement IsSound(string svg)
    {
        var root = XDocument.Parse(svg).Root!;
        foreach (var element in root.DescendantsAndSelf())
        {
            Assert.Contains(element.Name.LocalName, Allowed);
            foreach (var attribute in element.Attributes())
            {
                var name = attribute.Name.LocalName;
                Assert.False(name.StartsWith("on", StringComparison.OrdinalIgnoreCase), $"{name} runs a script");
                Assert.NotEqual("style", name);
                Assert.NotEqual("id", name);
                Assert.True(name != "href" || attribute.Value.StartsWith("data:image/png;base64,", StringComparison.Ordinal), "a reference to something outside");
                Assert.DoesNotMatch(NotANumber(), attribute.Value.Split(',')[0] == "data:image/png;base64" ? "" : attribute.Value);
            }
        }

        return root;
    }

    /// <summary>Every text of a figure, in the order of drawing.</summary>
    public static IReadOnlyList<string> Texts(string svg) =>
        [.. IsSound(svg).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];

    /// <summary>Fails when a text that is not turned leaves the page, by the fixed table of widths.</summary>
    public static void TextStaysOnThePage(string svg)
    {
        var root = IsSound(svg);
        double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        var (width, height) = (Number(root, "width"), Number(root, "height"));
        foreach (var text in root.Descendants().Where(element => element.Name.LocalName == "text" && element.Attribute("transform") is null))
        {
            var style = new TextStyle(Number(text, "font-size"), Bold: text.Attribute("font-weight") is not null);
            var length = TextMetrics.Width(text.Value, style);
            var start = Number(text, "x") - (text.Attribute("text-anchor")?.Value switch { "middle" => length / 2, "end" => length, _ => 0 });
            Assert.True(start >= -0.5 && start + length <= width + 0.5, $"\"{text.Value}\" reaches from {start} to {start + length} on a page {width} wide.");
            Assert.InRange(Number(text, "y"), 0, height);
        }
    }

    [GeneratedRegex(@"NaN|Infinity|∞|(^|[ ,(])-0([ ,)]|$)")]
    private static partial Regex NotANumber();
}
