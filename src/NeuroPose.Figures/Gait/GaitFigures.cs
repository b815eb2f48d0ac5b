using NeuroPose.Poses;
using NeuroPose.Segmentation;

namespace NeuroPose.Figures;

/// <summary>Figures of gait cycles. They need the poses beside the cycles, because a result does not keep what it was found in.</summary>
public static partial class GaitFigures
{
    /// <summary>
    /// The heel's height over time, with a vertical line at each strike that was found; above it the cycle's confidence, or <c>unknown</c>.
    /// Height is counted in millimeters from the heel's lowest frame; where the heel was not seen, the line has a gap. Time is in
    /// seconds, or in
    /// frames when the frame rate is not known. Cycles that watch another axis are drawn over that coordinate, turned so that a strike is
    /// lowest.
    /// </summary>
    /// <param name="walk">The poses in which the cycles were found.</param>
    /// <param name="cycles">One side's cycles; with none the chart says so.</param>
    /// <exception cref="ArgumentException">The poses lack the joint, or a strike is in a frame that they do not have: they are not the
    /// cycles' own.</exception>
    public static LineChart HeelStrikes(PoseSequence walk, GaitCycles cycles)
    {
        ArgumentNullException.ThrowIfNull(walk);
        ArgumentNullException.ThrowIfNull(cycles);
        if (cycles.Cycles.FirstOrDefault(cycle => cycle.Strike >= walk.FrameCount) is { } beyond)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"A strike is in frame {beyond.Strike}, but \"{walk.Label}\" has {walk.FrameCount} frames. Pass the poses in which the cycles were found."),
                nameof(cycles));
        }

        cycles.RequireFoundIn(walk);

        // Strikes are looked for in one coordinate of one joint, in no other signal.
        var watched = (SignalExtractor.JointAxis)cycles.Config.Extractor;
        var heights = Heights(walk.Signal(watched));
        var joint = walk.Skeleton.JointNames[watched.Joint.IndexIn(walk.Skeleton)];
        var side = cycles.Side.ToString().ToLowerInvariant();
        var step = double.IsNaN(walk.FramesPerSecond) ? 1 : walk.FramesPerSecond;
        return new()
        {
            Title = walk.Label.Length > 0 ? $"{walk.Label}, {side} heel strikes" : $"{cycles.Side} heel strikes",
            Series = [LineSeries.PerFrame(joint, heights, walk.FramesPerSecond)],
            Marks = [.. cycles.Cycles.Select(cycle => new ChartMark(cycle.Strike / step, Confidence(cycle)))],
            XAxis = double.IsNaN(walk.FramesPerSecond) ? new("frame") : new("time", "s"),
            YAxis = new(watched.Axis == (walk.Axes.Up ?? Axis.MinusY).Coordinate() ? $"height of {joint}" : $"{joint} along {"xyz"[watched.Axis]}", walk.Unit.Symbol()),
            Caption = cycles.Cycles.Count == 0
                ? "No heel strike was found."
                : "Vertical lines: heel strikes, with their confidence from 0 (noise) to 1.",
        };
    }

    private static string Confidence(GaitCycle cycle) =>
        double.IsNaN(cycle.Confidence) ? "unknown" : FormattableString.Invariant($"{cycle.Confidence:0.00}");

    /// <summary>
    /// A strike is a peak of the signal, whichever way the axis points: the heel is as high as the signal is below its greatest value.
    /// </summary>
    private static double[] Heights(double[] signal)
    {
        var lowest = signal.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        return Array.ConvertAll(signal, value => lowest - value);
    }
}
