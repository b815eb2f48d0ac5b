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

/// <summary>How a line is drawn.</summary>
/// <param name="Color">The color, as <c>#rrggbb</c> or one of <see cref="Ink"/>.</param>
/// <param name="Width">The width in pixels.</param>
/// <param name="Dash">Lengths of dashes and gaps in pixels, null for a full line.</param>
/// <param name="Opacity">1 for a full color, less for a faint one.</param>
internal sealed record Stroke(string Color, double Width = 1, string? Dash = null, double Opacity = 1);
