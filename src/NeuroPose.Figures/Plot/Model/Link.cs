namespace NeuroPose.Figures.Model;

/// <summary>
/// A thin line from a point in one panel to a point in another, such as two matched frames; not drawn where a coordinate is not finite.
/// </summary>
/// <param name="FromPanel">The panel of its first end, from zero.</param>
/// <param name="From">The first end, in that panel's axes.</param>
/// <param name="ToPanel">The panel of its second end.</param>
/// <param name="To">The second end, in that panel's axes.</param>
public sealed record Link(int FromPanel, (double X, double Y) From, int ToPanel, (double X, double Y) To)
{
    internal bool IsKnown => double.IsFinite(From.X) && double.IsFinite(From.Y) && double.IsFinite(To.X) && double.IsFinite(To.Y);
}
