namespace NeuroPose.Figures.Drawing;

/// <summary>
/// Colors that stay apart for color-blind readers. Source: Okabe and Ito, "Color universal design" (2008), without its yellow, which is
/// too light on paper; its black is the page's ink.
/// </summary>
internal static class SeriesColors
{
    public const string Blue = "#0072b2";
    public const string Vermilion = "#d55e00";

    private static readonly string[] Colors = [Blue, Vermilion, "#009e73", "#cc79a7", "#e69f00", "#56b4e9", Ink.Text];
    private static readonly string?[] Dashes = [null, "6 3", "2 2", "8 3 2 3"];

    /// <summary>The color of the series with that index.</summary>
    public static string Of(int index) => Colors[index % Colors.Length];

    /// <summary>The line of the series with that index: each color once, then again with other dashes.</summary>
    public static Stroke Line(int index) =>
        new(Colors[index % Colors.Length], 1.6, Dashes[index / Colors.Length % Dashes.Length]);
}
