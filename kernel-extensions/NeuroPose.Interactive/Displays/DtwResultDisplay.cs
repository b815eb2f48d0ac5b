using System.Globalization;
using NeuroPose.Interactive.Markup;
using NeuroPose.Warping;

namespace NeuroPose.Interactive.Displays;

/// <summary>A warping's number, never without its unit and definition.</summary>
internal static class DtwResultDisplay
{
    private const string Kind = "dynamic time warping";

    public static Display<DtwResult> Display { get; } = new(
        result => Html.Heading(Name(result), Kind) + Html.Table(Facts(result)),
        result => $"{PlainText.OneLine(Name(result))} · {Kind}\n{PlainText.Lines([.. Facts(result)])}");

    private static string Name(DtwResult result) => $"{NameOf(result.FirstLabel, "first")} – {NameOf(result.SecondLabel, "second")}";

    private static string NameOf(string label, string otherwise) => label.Length > 0 ? label : otherwise;

    private static IEnumerable<Fact> Facts(DtwResult result)
    {
        yield return new("distance", (result.Distance.ToString("G9", CultureInfo.InvariantCulture) + " " + result.Unit).TrimEnd());
        yield return new("path", Known.Count(result.Path.Count, "match", "matches") + (result.Path.Count > 0 ? FormattableString.Invariant($" of {result.Path[^1].First + 1} with {result.Path[^1].Second + 1} frames") : ""));
        yield return new("definition", result.Describe());
    }
}
