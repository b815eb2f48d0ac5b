using NeuroPose.Poses;

namespace NeuroPose.Segmentation;

/// <summary>The gait cycles of one side of one person, in time order. Empty when there were no heel strikes; that is no error.</summary>
public sealed record GaitCycles
{
    private readonly WalkIdentity foundIn;

    internal GaitCycles(Side side, SegmentationConfig config, WalkIdentity foundIn, IReadOnlyList<GaitCycle> cycles, GaitProblems problems)
    {
        Found = problems;
        Side = side;
        Config = config;
        this.foundIn = foundIn;
        Cycles = cycles;
    }

    /// <summary>The person's left or right.</summary>
    public Side Side { get; }

    /// <summary>How the strikes were found: enough to do it again, and what a trial file keeps.</summary>
    public SegmentationConfig Config { get; }

    /// <summary>Frames in a second; NaN when not known.</summary>
    public double FramesPerSecond => foundIn.FramesPerSecond;

    /// <summary>The cycles.</summary>
    public IReadOnlyList<GaitCycle> Cycles { get; private init; }

    /// <summary>What is implausible about the poses or the strikes, and what to do, in words; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems => Found.InWords;

    /// <summary>What was looked at when the cycles were found.</summary>
    internal GaitProblems Found { get; }

    /// <summary>The cycles as segments, as a trial file keeps them.</summary>
    public TrialSegments Segments => new(Config, [.. Cycles.Select(cycle => cycle.Segment)]);

    /// <summary>
    /// Finds the heel strikes of one side: peaks of the heel's downward coordinate, each with the frames from where the heel was highest
    /// before
    /// it to where it was highest after it. With <see cref="GaitCycleOptions.Reference"/>, and without gaps, the result is the NeuroPose
    /// reference's.
    /// </summary>
    /// <remarks>
    /// Where the heel was not seen for at most <see cref="GaitCycleOptions.MaxGapSeconds"/>, its path is carried on by a straight line,
    /// which can
    /// make no peak of its own; a strike that would lie in a frame without the heel is left out. A cycle ends at a longer gap.
    /// </remarks>
    /// <param name="walk">One person's poses; the result is that person's.</param>
    /// <param name="side">The person's left or right.</param>
    /// <param name="options">What counts as a strike.</param>
    /// <exception cref="SegmentationException">The frame rate is not known and a least cycle time is asked for.</exception>
    /// <exception cref="ArgumentException">The skeleton lacks the joint, there is no such axis, or a time is negative.</exception>
    public static GaitCycles Detect(PoseSequence walk, Side side, GaitCycleOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(walk);
        options ??= new();
        var watched = Watched(walk, side, options);
        var prominence = options.MinProminenceMillimeters / MillimetersInUnit(walk, options);
        var config = new SegmentationConfig(
            watched,
            walk.Origin?.Person ?? 0,
            options.MinCycleSeconds,
            prominence,
            Method: options.Method);
        var criteria = new PeakCriteria
        {
            MinProminence = prominence,
            MinDistance = FrameCounts.Distance(walk, options.MinCycleSeconds, nameof(options.MinCycleSeconds)),
        };
        var maxGap = double.IsNaN(walk.FramesPerSecond) ? 0 : FrameCounts.Of(walk, options.MaxGapSeconds, nameof(options.MaxGapSeconds));
        var signal = walk.Signal(watched);
        var foundIn = WalkIdentity.Of(walk, signal);
        var path = new HeelPath(signal, maxGap);
        var cycles = CycleConfidence.Judge(path.Strikes(criteria, options.Method, walk.FramesPerSecond), path, side, walk.FramesPerSecond);
        return new(side, config, foundIn, cycles, GaitProblems.Of(walk, side, watched, options.MinProminenceMillimeters, cycles));
    }

    /// <summary>The heel's vertical coordinate, growing downward.</summary>
    private static SignalExtractor.JointAxis Watched(PoseSequence walk, Side side, GaitCycleOptions options)
    {
        var joint = options.Joint?.IndexIn(walk.Skeleton) ?? walk.Skeleton.Find(BodyPart.Heel, side) ?? throw new ArgumentException(
            $"The skeleton {walk.Skeleton} has no {side.ToString().ToLowerInvariant()} heel. Name the joint to watch instead: new GaitCycleOptions {{ Joint = \"…\" }}.", nameof(walk));
        var up = walk.Axes.Up ?? Axis.MinusY;
        return new(joint, options.Axis ?? up.Coordinate(), options.Invert ?? (options.Axis is null && up.Sign() > 0));
    }

    /// <exception cref="NeuroPoseException">The poses are in pixels or parts of the picture, but a prominence in millimeters is asked for.</exception>
    private static double MillimetersInUnit(PoseSequence walk, GaitCycleOptions options)
    {
        if (walk.Unit is LengthUnit.Pixel or LengthUnit.Normalized && options.MinProminenceMillimeters is not null)
        {
            walk.RequireLength("heel strikes by a prominence in millimeters");
        }

        return walk.Unit.IsLength() ? walk.Unit.InMillimeters() : 1;
    }

    /// <summary>Finds the heel strikes of both sides.</summary>
    /// <exception cref="SegmentationException">The frame rate is not known and a least cycle time is asked for.</exception>
    /// <exception cref="ArgumentException">As for one side; and a joint may not be named, because each side has its own.</exception>
    public static BilateralGaitCycles DetectBoth(PoseSequence walk, GaitCycleOptions? options = null) =>
        options?.Joint is { } joint
            ? throw new ArgumentException($"Both sides have a heel each, but the one joint \"{joint}\" is named. Leave Joint null, or call Detect for each side.", nameof(options))
            : new(Detect(walk, Side.Left, options), Detect(walk, Side.Right, options));

    /// <summary>Only the cycles with at least this confidence; those whose confidence is not known are left out.</summary>
    public GaitCycles AtLeast(double confidence) =>
        this with { Cycles = [.. Cycles.Where(cycle => cycle.Confidence >= confidence)] };

    /// <summary>
    /// Refuses poses in which these cycles were not found. Those of the same recording and the same frames pass, whatever was done to their
    /// coordinates: smoothed, filled, aligned or renamed.
    /// </summary>
    /// <exception cref="ArgumentException">They are of another recording or person, or of other frames of it.</exception>
    public void RequireFoundIn(PoseSequence walk)
    {
        ArgumentNullException.ThrowIfNull(walk);
        foundIn.Require(walk, Config.Extractor, $"the {Side.ToString().ToLowerInvariant()} gait cycles");
    }

    /// <summary>Side, number of cycles and their confidence in a line.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Side.ToString().ToLowerInvariant()}: {Cycles.Count} gait cycles, confidence {string.Join(", ", Cycles.Select(cycle => cycle.Confidence.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)))}{GaitProblems.Line(Problems)}");
}

/// <summary>Which poses a result was found in: enough to know them again, without keeping them.</summary>
internal sealed record WalkIdentity(string Label, PoseOrigin? Origin, Recording Recording, int FrameCount, double FramesPerSecond, long SignalBits)
{
    public static WalkIdentity Of(PoseSequence walk, ReadOnlySpan<double> signal) =>
        new(walk.Label, walk.Origin, walk.Recording, walk.FrameCount, walk.FramesPerSecond, Bits(signal));

    /// <exception cref="ArgumentException">The poses are not those.</exception>
    public void Require(PoseSequence walk, SignalExtractor extractor, string result)
    {
        var isSameLength = walk.FrameCount == FrameCount && walk.FramesPerSecond.Equals(FramesPerSecond);
        var isSame = isSameLength
            && (walk.Recording == Recording
                || (Origin is not null && walk.Origin == Origin)
                || (extractor.ProblemIn(walk) is null && Bits(walk.Signal(extractor)) == SignalBits));
        if (!isSame)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{NameOf(walk.Label)} ({walk.FrameCount} frames, {walk.FramesPerSecond:0.###} frames/s) is not what {result} were found in: that was {NameOf(Label)} ({FrameCount} frames, {FramesPerSecond:0.###} frames/s). Pass the poses in which the cycles were found."),
                nameof(walk));
        }
    }

    private static string NameOf(string label) => label.Length > 0 ? $"\"{label}\"" : "a recording without a name";

    // FNV-1a over the bits of the numbers.
    private static long Bits(ReadOnlySpan<double> signal)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var value in signal)
        {
            hash = (hash ^ BitConverter.DoubleToUInt64Bits(value)) * 0x100000001B3;
        }

        return (long)hash;
    }
}
