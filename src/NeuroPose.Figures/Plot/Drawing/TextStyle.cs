namespace NeuroPose.Figures.Drawing;

/// <summary>Which point of a text its position is.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>How text is drawn.</summary>
/// <param name="Size">The font's size in pixels.</param>
/// <param name="Color">The color, as <c>#rrggbb</c> or one of <see cref="Ink"/>.</param>
/// <param name="Anchor">Which end the position is.</param>
/// <param name="Bold">True for headings.</param>
/// <param name="Rotation">Degrees clockwise around the position.</param>
internal sealed record TextStyle(double Size, string Color = Ink.Text, Anchor Anchor = Anchor.Start, bool Bold = false, double Rotation = 0)
{
    /// <summary>8.25 points: print-ready at the figure's own size.</summary>
    public static TextStyle Normal { get; } = new(11);

    public static TextStyle Heading { get; } = new(13, Bold: true);

    /// <summary>7.5 points. Nothing on a page is smaller than 7 points, the least that journals print.</summary>
    public static TextStyle Small { get; } = new(10);

    public static TextStyle Note { get; } = new(10, Ink.Muted);
}
