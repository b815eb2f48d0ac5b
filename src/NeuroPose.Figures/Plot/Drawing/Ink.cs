namespace NeuroPose.Figures.Drawing;

/// <summary>The neutral colors of a page, by what they are for; the theme says what they are.</summary>
internal static class Ink
{
    public const string Text = "text";
    public const string Muted = "muted";
    public const string Axis = "axis";
    public const string Grid = "grid";
    public const string Paper = "paper";
    public const string Unknown = "unknown";

    /// <summary>Where a page of that theme has a neutral color, its value as <c>#rrggbb</c>; any other color as it is.</summary>
    public static string Resolve(string color, bool dark) => color switch
    {
        Text => dark ? "#e6e8eb" : "#1f2328",
        Muted => dark ? "#a9b1ba" : "#59636e",
        Axis => dark ? "#79828c" : "#8c959f",
        Grid => dark ? "#30363d" : "#e4e7ea",
        Paper => dark ? "#14181d" : "#ffffff",
        Unknown => dark ? "#3d444d" : "#d5d8dc",
        _ => color,
    };
}
