namespace NeuroPose.Figures.Drawing;

/// <summary>The neutral colors of a page.</summary>
internal static class Ink
{
    public const string Text = "#1f2328";
    public const string Muted = "#59636e";
    public const string Axis = "#8c959f";
    public const string Grid = "#e4e7ea";
    public const string Paper = "#ffffff";
    public const string Unknown = "#d5d8dc";
}
