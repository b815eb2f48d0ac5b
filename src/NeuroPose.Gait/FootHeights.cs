using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>
/// How high heel and toe of one foot are in each frame, in millimeters above the lowest place of the two: what events are looked at on.
/// Gaps of up to 0.1 s are bridged by straight lines, as for events; longer ones are NaN.
/// </summary>
/// <param name="Side">The foot.</param>
/// <param name="Heel">The heel; of the ankle where there is no heel, empty where there is neither.</param>
/// <param name="Toe">The toe; empty where there is none.</param>
public sealed record FootHeights(Side Side, ReadOnlyMemory<double> Heel, ReadOnlyMemory<double> Toe)
{
    /// <summary>True where the ankle stands in for the heel.</summary>
    public bool HeelIsAnkle { get; init; }

    /// <summary>False where the unit of the poses is not known: millimeters are then those of a person of 800 mm from hip to
    /// foot.</summary>
    public bool IsScaleKnown { get; init; }

    /// <summary>Both feet of a walk, the left first.</summary>
    /// <param name="walk">One person's poses.</param>
    /// <param name="roles">Which joint plays which role, where the names of the joints do not say it.</param>
    /// <exception cref="NeuroPoseException">The frame rate is not known, or there are no feet or no hips.</exception>
    public static IReadOnlyList<FootHeights> Of(PoseSequence walk, IReadOnlyDictionary<JointRole, string>? roles = null)
    {
        ArgumentNullException.ThrowIfNull(walk);
        var measured = Walk.Of(walk, roles ?? new Dictionary<JointRole, string>(), new GaitEventOptions().MaxGapSeconds,
            "heights of the feet");
        return [.. measured.Feet.Select(foot => Of(foot, measured))];
    }

    private static FootHeights Of(Foot foot, Walk walk)
    {
        var (heel, toe) = (Curves.Along(foot.Heel, walk.Up), Curves.Along(foot.Toe, walk.Up));
        var lowest = heel.Concat(toe).Where(double.IsFinite).DefaultIfEmpty(0).Min();
        return new(foot.Side, Array.ConvertAll(heel, height => height - lowest), Array.ConvertAll(toe, height => height - lowest))
        {
            HeelIsAnkle = foot.HeelIsAnkle,
            IsScaleKnown = walk.Frame.IsScaleKnown,
        };
    }
}
