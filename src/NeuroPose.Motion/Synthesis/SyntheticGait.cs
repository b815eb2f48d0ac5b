using NeuroPose.Formats;
using NeuroPose.Numerics;
using NeuroPose.Poses;
using NeuroPose.Provenance;

namespace NeuroPose.Synthesis;

/// <summary>
/// Makes walking trials that look measured, for teaching and tests: joint angles over the gait cycle, forward kinematics,
/// one camera, sensor noise and missed detections. It is a picture of walking, not a model of any person; no finding about people follows
/// from it.
/// The same subject, options and seed give the same bits on every machine.
/// </summary>
public static class SyntheticGait
{
    /// <summary>Rises when the same seed gives other numbers than before.</summary>
    public const int Version = 1;

    /// <summary>What a made-up file calls its origin.</summary>
    public const string GeneratorName = "NeuroPose.Synthesis.SyntheticGait";

    /// <summary>A margin around the joints, as a share of their box: skin and clothes lie outside them.</summary>
    private const double BoxMargin = 0.06;

    /// <summary>
    /// One person walking past a camera, with the skeleton <see cref="Skeleton.Mhad43"/>: millimeters in the camera's frame, pixels in
    /// a 1280 × 720 picture, both to two decimals. In frames without detection nobody is there. The boxes' confidence is 1, which is true
    /// here: the person was put there. The provenance names this generator in place of a model, with the seed.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A value of the subject or the options is outside its range, or NaN.</exception>
    /// <exception cref="ArgumentException">The walk leads into the camera.</exception>
    public static VideoPredictions Walk(WalkingSubject subject, WalkingTrialOptions? options = null)
    {
        options ??= new();
        Bounds.Check(subject);
        Bounds.Check(options);

        var random = new SeededRandom(options.Seed);
        var rhythm = new Rhythm(options.CadenceStepsPerMinute, random.Fork("rhythm"));
        var noise = new SensorNoise(Skeleton.Mhad43.JointCount, random.Fork("sensor noise"));
        var walker = new Walker(subject);
        var camera = new StillCamera(options);
        var frameCount = FrameCountOf(options);
        var missing = DetectionGaps.Choose(frameCount, options.MissingDetectionRate, random.Fork("missed detections"));
        var course = new Course(options, walker, rhythm, frameCount);

        var frames = new FramePrediction[frameCount];
        for (var frame = 0; frame < frameCount; frame++)
        {
            var seconds = frame / options.FramesPerSecond;
            var cycles = rhythm.Cycles(seconds);
            var joints = walker.At(cycles, rhythm.Vigor(seconds), course.WalkingShare(seconds));
            var progress = walker.Progress(cycles);
            var errors = noise.NextFrame();
            for (var joint = 0; joint < joints.Length; joint++)
            {
                joints[joint] = Rounded(camera.See(course.Place(joints[joint], frame, progress)) + (subject.NoiseMillimeters * errors[joint]));
                if (joints[joint].Z < StillCamera.NearestMillimeters)
                {
                    throw new ArgumentException(
                        FormattableString.Invariant($"In frame {frame} the walker is within {StillCamera.NearestMillimeters} mm of the camera, or behind it. Raise DistanceMillimeters ({options.DistanceMillimeters}), shorten Seconds ({options.Seconds}), or change HeadingDegrees ({options.HeadingDegrees})."),
                        nameof(options));
                }
            }

            var name = FormattableString.Invariant($"frame_{frame:000000}");
            frames[frame] = missing[frame] ? new(name, NumberRows.Empty, [], []) : Detected(name, joints, options);
        }

        return new()
        {
            Metadata = new(frameCount, options.FramesPerSecond, StillCamera.Width, StillCamera.Height),
            Frames = frames,
            Provenance = OriginOf(options.Seed),
        };
    }

    /// <summary>
    /// What is true of a walk by its construction: when each heel strikes and how long both feet stand, before any camera, noise or heel
    /// marker. Only strikes while walking count, not those of a person who slows down or stands.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A value of the subject or the options is outside its range, or NaN.</exception>
    public static WalkTruth TruthOf(WalkingSubject subject, WalkingTrialOptions? options = null)
    {
        options ??= new();
        Bounds.Check(subject);
        Bounds.Check(options);
        var rhythm = new Rhythm(options.CadenceStepsPerMinute, new SeededRandom(options.Seed).Fork("rhythm"));
        var walker = new Walker(subject);
        var frameCount = FrameCountOf(options);
        return WalkTruth.Of(walker, rhythm, new Course(options, walker, rhythm, frameCount), frameCount / options.FramesPerSecond);
    }

    /// <summary>
    /// The trial with a second person passing through. The passer-by comes after whoever is in a frame already, as a detector might order
    /// them: in a frame in which the walker was missed, the passer-by is person 0.
    /// </summary>
    /// <param name="trial">The trial.</param>
    /// <param name="passerBy">Another trial, of the same camera and rate; all its frames are used.</param>
    /// <param name="firstFrame">The frame of the trial in which the passer-by's first frame is.</param>
    /// <exception cref="ArgumentException">The passer-by's frames do not fit into the trial, or the rates differ.</exception>
    public static VideoPredictions WithPasserBy(VideoPredictions trial, VideoPredictions passerBy, int firstFrame)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(passerBy);
        if (firstFrame < 0 || firstFrame + passerBy.Frames.Count > trial.Frames.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(firstFrame),
                firstFrame,
                FormattableString.Invariant($"The passer-by's {passerBy.Frames.Count} frames fit into the trial's {trial.Frames.Count}."));
        }

        if (trial.Metadata.FramesPerSecond != passerBy.Metadata.FramesPerSecond)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The trial has {trial.Metadata.FramesPerSecond} frames/s, the passer-by {passerBy.Metadata.FramesPerSecond}; expected one rate."),
                nameof(passerBy));
        }

        FramePrediction[] frames = [.. trial.Frames];
        for (var frame = 0; frame < passerBy.Frames.Count; frame++)
        {
            var (there, added) = (frames[firstFrame + frame], passerBy.Frames[frame]);
            frames[firstFrame + frame] = there with
            {
                Boxes = NumberRows.Of(5, [.. there.Boxes.Values, .. added.Boxes.Values]),
                Poses3D = [.. there.Poses3D, .. added.Poses3D],
                Poses2D = [.. there.Poses2D, .. added.Poses2D],
            };
        }

        return trial with { Frames = frames, FileName = "", Sha256 = "" };
    }

    private static int FrameCountOf(WalkingTrialOptions options) => Math.Max(2, (int)Math.Round(options.Seconds * options.FramesPerSecond));

    private static FramePrediction Detected(string name, Point3[] joints, WalkingTrialOptions options)
    {
        var inSpace = new double[joints.Length * 3];
        var inPicture = new double[joints.Length * 2];
        var (left, top, right, bottom) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        for (var joint = 0; joint < joints.Length; joint++)
        {
            (inSpace[joint * 3], inSpace[(joint * 3) + 1], inSpace[(joint * 3) + 2]) = InSpace(joints[joint], options);
            var (u, v) = StillCamera.Project(joints[joint]);
            (inPicture[joint * 2], inPicture[(joint * 2) + 1]) = (Rounded(u), Rounded(v));
            (left, top) = (Math.Min(left, u), Math.Min(top, v));
            (right, bottom) = (Math.Max(right, u), Math.Max(bottom, v));
        }

        var (width, height) = (right - left, bottom - top);
        double[] box =
        [
            Rounded(left - (BoxMargin * width)), Rounded(top - (BoxMargin * height)),
            Rounded(width * (1 + (2 * BoxMargin))), Rounded(height * (1 + (2 * BoxMargin))), 1,
        ];
        return new(name, NumberRows.Of(5, box), [NumberRows.Of(3, inSpace)], [NumberRows.Of(2, inPicture)]);
    }

    private static Point3 InSpace(Point3 joint, WalkingTrialOptions options)
    {
        // Minus zero would print as "-0".
        var turned = options.IsYUp ? joint with { Y = 0.0 - joint.Y, Z = 0.0 - joint.Z } : joint;
        return options.IsInMeters ? new(turned.X / 1000, turned.Y / 1000, turned.Z / 1000) : turned;
    }

    /// <summary>
    /// The contract asks for a model's fields. Only what is true is filled in: the generator stands where the model's name does, and
    /// nothing else was used.
    /// This library's version is left out too, because a new release must not change the bytes of a data set; <see cref="Version"/> says
    /// what matters.
    /// </summary>
    private static ProvenanceRecord OriginOf(long seed) => ProvenanceRecord.WithoutModel with
    {
        ModelFileName = FormattableString.Invariant($"synthetic: {GeneratorName} {Version}"),
        Seed = seed,
        Deterministic = true,
    };

    private static Point3 Rounded(Point3 point) => new(Rounded(point.X), Rounded(point.Y), Rounded(point.Z));

    // Minus zero would print as "-0".
    private static double Rounded(double value) => (Math.Round(value * 100) / 100) + 0.0;
}
