using NeuroPose.Figures.Model;

namespace NeuroPose.Figures;

/// <summary>Figures of vital signs and of the radio signal that they were read from.</summary>
public static partial class VitalFigures
{
    /// <summary>
    /// Vital signs over time, a panel each. A dot's strength is its confidence, an open dot's is not known; alerts are shaded in every
    /// panel.
    /// </summary>
    /// <param name="traces">The signs; at least one.</param>
    /// <param name="alerts">The alerts; null for none.</param>
    /// <param name="method">How the signs were read; stands under the figure.</param>
    /// <exception cref="ArgumentException">There is no trace.</exception>
    public static PlotFigure OverTime(IReadOnlyList<VitalTrace> traces, IReadOnlyList<AlertSpan>? alerts = null, string method = "")
    {
        ArgumentNullException.ThrowIfNull(traces);
        ArgumentNullException.ThrowIfNull(method);
        if (traces.Count == 0)
        {
            throw new ArgumentException("There is no vital sign to draw; pass at least one trace, which may be empty.", nameof(traces));
        }

        string[] kinds = [.. (alerts ?? []).Select(alert => alert.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new(new Plot
        {
            Panels = [.. traces.Select((trace, index) => PanelOf(trace, alerts ?? [], kinds, index == 0))],
            SharedX = true,
            Notes = ["Dots: readings; the fainter, the less confident; open: confidence not known.", method],
        })
        {
            Title = "Vital signs",
            Description = FormattableString.Invariant($"{string.Join(", ", traces.Select(trace => trace.Quantity))} over time, with {alerts?.Count ?? 0} alerts."),
        };
    }

    /// <summary>
    /// The amplitudes of all subcarriers over time as colors; breathing shows as slow stripes. Time is in seconds, or in frames when the
    /// rate is not known.
    /// </summary>
    /// <param name="amplitudes">Frames × subcarriers numbers, frame after frame; NaN where none was received.</param>
    /// <param name="subcarriers">How many there are; at least one.</param>
    /// <param name="framesPerSecond">The rate; NaN for frame numbers.</param>
    /// <param name="unit">The amplitudes' unit; empty for the radio's own counts.</param>
    /// <exception cref="ArgumentException">There are no amplitudes, or they do not fill whole frames.</exception>
    public static PlotFigure Waterfall(ReadOnlyMemory<double> amplitudes, int subcarriers, double framesPerSecond = double.NaN, string unit = "")
    {
        if (subcarriers < 1 || amplitudes.IsEmpty || amplitudes.Length % subcarriers != 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"{amplitudes.Length} amplitudes do not fill frames of {subcarriers} subcarriers; pass at least one whole frame."), nameof(amplitudes));
        }

        var frames = amplitudes.Length / subcarriers;
        var step = double.IsNaN(framesPerSecond) ? 1 : 1 / framesPerSecond;
        return new(new Panel
        {
            X = new(double.IsNaN(framesPerSecond) ? new AxisLabel("frame") : new("time", "s")),
            Y = new(new AxisLabel("subcarrier")),
            Layers = [new HeatLayer(subcarriers, frames, Turned(amplitudes.Span, subcarriers)) { Quantity = new("amplitude", unit), X = (0, step), FromZero = false }],
        })
        {
            Title = "CSI amplitude",
            Description = FormattableString.Invariant($"Amplitudes of {subcarriers} subcarriers over {frames} frames."),
        };
    }

    private static Panel PanelOf(VitalTrace trace, IReadOnlyList<AlertSpan> alerts, string[] kinds, bool isFirst) => new()
    {
        X = new(new AxisLabel("time", "s")),
        Y = new(trace.Quantity),
        Layers =
        [
            .. alerts.Select(alert => new SpanLayer(alert.FromSeconds, alert.ToSeconds, isFirst ? alert.Kind : "") { Name = alert.Kind, Color = 1 + Array.IndexOf(kinds, alert.Kind), InLegend = isFirst }),
            new LineLayer(trace.Seconds, trace.Values) { Color = 0, Faint = true, BreaksAreGaps = false },
            new ScatterLayer(trace.Seconds, trace.Values) { Name = trace.Quantity.Name, Color = 0, InLegend = false, Strengths = trace.Confidences },
        ],
    };

    private static double[] Turned(ReadOnlySpan<double> amplitudes, int subcarriers)
    {
        var turned = new double[amplitudes.Length];
        var frames = amplitudes.Length / subcarriers;
        for (var cell = 0; cell < turned.Length; cell++)
        {
            turned[(cell % subcarriers * frames) + (cell / subcarriers)] = amplitudes[cell];
        }

        return turned;
    }
}
