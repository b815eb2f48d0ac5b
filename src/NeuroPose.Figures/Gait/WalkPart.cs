using NeuroPose.Figures.Model;
using NeuroPose.Gait;
using NeuroPose.Poses;

namespace NeuroPose.Figures;

/// <summary>The part of a walk that a figure shows, from one time to another.</summary>
internal sealed record WalkPart(double From, double To, double Last, double Rate)
{
    private const double BeforeFirstEvent = 0.5;

    /// <summary>The horizontal axis of the part.</summary>
    public PlotAxis Axis => new(new AxisLabel("time", "s")) { Low = From, High = To };

    /// <summary>Which part it is; empty for all.</summary>
    public string Words =>
        From <= 0 && To >= Last ? "" : FormattableString.Invariant($"Drawn from {From:0.0} to {To:0.0} s of {Last:0.0} s.");

    public static WalkPart Of(PoseSequence walk, GaitEvents events, GaitEventFigureOptions options)
    {
        var last = Math.Max(0, walk.FrameCount - 1) / walk.FramesPerSecond;
        var first = events.Events.Count > 0 ? events.Events[0].TimeSeconds - BeforeFirstEvent : 0;
        var from = double.IsFinite(options.FromSeconds) ? options.FromSeconds : last <= options.Seconds ? 0 : Math.Clamp(first, 0, last);
        return from >= 0 && from <= last
            ? new(from, Math.Min(last, from + options.Seconds), last, walk.FramesPerSecond)
            : throw new ArgumentOutOfRangeException(
                nameof(options), from,
                FormattableString.Invariant($"The part must begin between 0 and {last:0.###} s, where the walk ends."));
    }

    public bool Holds(double seconds) => seconds >= From && seconds <= To;

    public bool Holds(GaitEvent found) => Holds(found.TimeSeconds);

    /// <summary>The part of a curve over frames.</summary>
    public LineLayer Line(double[] curve, string name, int color)
    {
        var (first, last) = ((int)Math.Ceiling(From * Rate), Math.Min(curve.Length - 1, (int)Math.Floor((To * Rate) + 1e-9)));
        double[] times = [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(frame => frame / Rate)];
        return new(times, curve.AsMemory(Math.Min(first, curve.Length), times.Length)) { Name = name, Color = color };
    }

    /// <summary>A curve over frames at a time between two, by a straight line; NaN outside.</summary>
    public double At(double[] curve, double seconds)
    {
        var place = seconds * Rate;
        if (!(place >= 0 && place <= curve.Length - 1))
        {
            return double.NaN;
        }

        var at = Math.Min((int)place, curve.Length - 1);
        return at == place ? curve[at] : curve[at] + ((place - at) * (curve[at + 1] - curve[at]));
    }

    /// <summary>A contact as far as the part shows it; null where it does not. One without an end lasts as long as the recording.</summary>
    public SpanLayer? Clipped(PlateContact contact)
    {
        var (start, end) = (double.IsNaN(contact.StartSeconds) ? 0 : contact.StartSeconds,
            double.IsNaN(contact.EndSeconds) ? Last : contact.EndSeconds);
        return end < From || start > To ? null : new(Math.Max(start, From), Math.Min(end, To))
        {
            Name = contact.Side is null ? "plate, foot not clear" : "on a plate",
            Color = contact.Side is null ? 6 : 2,
        };
    }
}
