namespace NeuroPose.Figures.Drawing;

/// <summary>How a line is drawn.</summary>
/// <param name="Color">The color, as <c>#rrggbb</c> or one of <see cref="Ink"/>.</param>
/// <param name="Width">The width in pixels.</param>
/// <param name="Dash">Lengths of dashes and gaps in pixels, null for a full line.</param>
/// <param name="Opacity">1 for a full color, less for a faint one.</param>
internal sealed record Stroke(string Color, double Width = 1, string? Dash = null, double Opacity = 1);
