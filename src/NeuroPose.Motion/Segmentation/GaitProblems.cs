using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Segmentation;

/// <summary>What is implausible about the poses that gait is measured in, and about the strikes found in them.</summary>
/// <param name="InWords">Each with what to do.</param>
/// <param name="IsUpsideDown">Whether the axis points the other way: then strikes are where the heel is highest.</param>
internal sealed record GaitProblems(IReadOnlyList<string> InWords, bool IsUpsideDown)
{
    /// <summary>From head to heel, in millimeters: a small child bent over to a tall adult.</summary>
    private const double ShortestBody = 400;
    private const double TallestBody = 2600;

    public static GaitProblems Of(
        PoseSequence walk, Side side, SignalExtractor.JointAxis watched, double? leastProminence, IReadOnlyList<GaitCycle> cycles)
    {
        List<string> problems = [];
        var isUpsideDown = false;
        var heel = watched.Joint.IndexIn(walk.Skeleton);
        var inMillimeters = walk.Unit.IsLength() ? walk.Unit.InMillimeters() : 1;
        if ((walk.Skeleton.Find(BodyPart.Head) ?? walk.Skeleton.Find(BodyPart.Nose)) is { } head)
        {
            var sign = watched.Invert ? -1 : 1;
            var body = Enumerable.Range(0, walk.FrameCount).Select(frame => walk[frame, heel] - walk[frame, head]).Where(one => one.IsFinite).ToArray();
            var height = OrderStatistics.Median([.. body.Select(one => one.Length).Order()]);
            var down = sign * OrderStatistics.Median([.. body.Select(one => watched.Axis switch { 0 => one.X, 1 => one.Y, _ => one.Z }).Order()]);
            isUpsideDown = down < -0.5 * height;
            if (isUpsideDown)
            {
                problems.Add($"the {Name(side)} heel is above the head along {"xyz"[watched.Axis]}: the axis points {(watched.Invert ? "down" : "up")}. Set Invert to {(watched.Invert ? "false" : "true")}");
            }
            else if (Math.Abs(down) < 0.3 * height)
            {
                problems.Add($"the {Name(side)} heel and the head are equally high along {"xyz"[watched.Axis]}: choose the axis that is vertical (Axis)");
            }

            if (walk.Unit is not (LengthUnit.Pixel or LengthUnit.Normalized) && height * inMillimeters is < ShortestBody or > TallestBody)
            {
                problems.Add(FormattableString.Invariant($"the body measures {height:0.##} from head to heel, which is no number of {(walk.Unit.IsLength() ? walk.Unit.Symbol() : "millimeters")}; state the unit (WithUnit{(height < 10 ? ", perhaps LengthUnit.Meter" : "")})"));
            }
        }

        if (cycles.Count == 0)
        {
            problems.Add($"no {Name(side)} heel strikes were found{(leastProminence is { } least ? FormattableString.Invariant($": the heel rises by less than {least} mm between them, or was not seen") : "")}");
        }
        else if (cycles.Count(cycle => !cycle.IsMeasured) is > 0 and var unknown)
        {
            problems.Add(FormattableString.Invariant($"{unknown} of {cycles.Count} {Name(side)} strikes may have been hidden, have no confidence and are not measured"));
        }

        if (cycles.Any(cycle => cycle.IsMeasured) && cycles.All(cycle => double.IsNaN(cycle.Confidence)))
        {
            problems.Add($"too few {Name(side)} strikes to tell how regular they are");
        }

        return new(problems, isUpsideDown);
    }

    /// <summary>The problems at the end of a line of text; nothing when there are none.</summary>
    public static string Line(IReadOnlyList<string> problems) => problems.Count == 0 ? "" : $"; problems: {string.Join("; ", problems)}";

    private static string Name(Side side) => side.ToString().ToLowerInvariant();
}
