using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>
/// The directions and speeds that a walk is measured in: up, forward, and the belt of a treadmill. Lengths are in millimeters where the unit
/// of the poses is a length; else they are scaled so that hip to ankle is 800 mm, and <see cref="IsScaleKnown"/> is false.
/// </summary>
public sealed class WalkingFrame
{
    private readonly Point3[] forward;
    private readonly Point3[] heading;

    internal WalkingFrame(Axis up, Point3[] forward, Point3[] heading, double framesPerSecond) =>
        (Up, this.forward, this.heading, FramesPerSecond) = (up, forward, heading, framesPerSecond);

    /// <summary>The direction that points away from the floor.</summary>
    public Axis Up { get; }

    /// <summary>How that is known: by the poses, or because the hips are above the ankles.</summary>
    public required string UpSource { get; init; }

    /// <summary>What forward was taken from: the travel of the pelvis, or the direction from heels to toes.</summary>
    public required string ForwardSource { get; init; }

    /// <summary>True where one direction holds for the whole walk; false where the person turns.</summary>
    public required bool IsStraight { get; init; }

    /// <summary>The belt's speed backward in meters a second: 0 over ground.</summary>
    public required double BeltMetersPerSecond { get; init; }

    /// <summary>True where feet on the floor move backward at more than 0.1 m/s.</summary>
    public bool IsTreadmill => BeltMetersPerSecond > 0;

    /// <summary>The median speed of the pelvis over the floor or the belt, in meters a second.</summary>
    public required double SpeedMetersPerSecond { get; init; }

    /// <summary>The usual stride time in seconds, from the spectrum of one heel's place before the other; NaN where nothing swings.</summary>
    public required double StrideSeconds { get; init; }

    /// <summary>False where the unit of the poses is not known or is no length.</summary>
    public required bool IsScaleKnown { get; init; }

    /// <summary>Frames in a second.</summary>
    public double FramesPerSecond { get; }

    /// <summary>The horizontal direction of walking in a frame, of length 1; NaN where it is not known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    public Point3 Forward(int frame) => forward[Checked(frame)];

    /// <summary>By how much the person turns between two times, in degrees from 0 to 180; NaN where it is not known.</summary>
    /// <param name="fromSeconds">In seconds from the first frame.</param>
    /// <param name="toSeconds">In seconds from the first frame.</param>
    public double TurnDegrees(double fromSeconds, double toSeconds)
    {
        int Frame(double seconds) => (int)Math.Clamp(Math.Round(seconds * FramesPerSecond), 0, heading.Length - 1);
        if (heading.Length == 0 || double.IsNaN(fromSeconds) || double.IsNaN(toSeconds))
        {
            return double.NaN;
        }

        var cosine = heading[Frame(fromSeconds)].Dot(heading[Frame(toSeconds)]);
        return ExactMath.Acos(Math.Clamp(cosine, -1, 1)) * 180 / Math.PI;
    }

    /// <summary>Up, speed and belt in a line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Up.Symbol()} up ({UpSource}), forward by {ForwardSource}, {SpeedMetersPerSecond:0.00} m/s{(IsTreadmill ? FormattableString.Invariant($", treadmill {BeltMetersPerSecond:0.000} m/s") : "")}, {(double.IsNaN(StrideSeconds) ? "stride time not known" : FormattableString.Invariant($"stride {StrideSeconds:0.00} s"))}");

    private int Checked(int frame) => (uint)frame < (uint)forward.Length
        ? frame
        : throw new ArgumentOutOfRangeException(nameof(frame), frame, FormattableString.Invariant($"The walk has frames 0 to {forward.Length - 1}."));
}
