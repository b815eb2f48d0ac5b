using System.Globalization;
using NeuroPose.Figures.Model;
using NeuroPose.Figures.Scales;

namespace NeuroPose.Figures.Exports;

/// <summary>One panel's axes for plotly.js.</summary>
/// <param name="Index">The panel's index.</param>
/// <param name="Panel">The panel.</param>
/// <param name="Horizontal">The horizontal range.</param>
/// <param name="Vertical">The vertical range.</param>
/// <param name="Across">Where the panel lies from left (0) to right (1).</param>
/// <param name="Down">Where it lies from bottom (0) to top (1).</param>
internal sealed record PlotlyAxes(int Index, Panel Panel, Interval Horizontal, Interval Vertical, (double From, double To) Across, (double From, double To) Down)
{
    /// <summary>Nothing for the first pair of axes, then 2, 3 and so on.</summary>
    public string Suffix => Index == 0 ? "" : (Index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Where a point of the panel lies on the whole figure, from 0 to 1.</summary>
    public (double X, double Y) OnPaper((double X, double Y) point) =>
        (Place(Horizontal, Panel.X.Reversed, Across, point.X), Place(Vertical, Panel.Y.Reversed, Down, point.Y));

    private static double Place(Interval range, bool reversed, (double From, double To) domain, double value)
    {
        var fraction = reversed ? 1 - range.Fraction(value) : range.Fraction(value);
        return domain.From + (fraction * (domain.To - domain.From));
    }
}
