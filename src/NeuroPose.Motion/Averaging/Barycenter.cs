using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Averaging;

/// <summary>An average of series under warping, and how it was found.</summary>
/// <param name="Series">The average: as many frames as the start had.</param>
/// <param name="Inertias">The sum of distances to all series, of the start and after each iteration; each is below the one before.</param>
/// <param name="Converged">False where the iterations ran out before the inertia stopped falling.</param>
/// <param name="Start">What was averaged first, in words.</param>
/// <param name="Definition">What a distance is.</param>
/// <param name="InputLabels">What the averaged series are called.</param>
/// <param name="InputSha256">For each of them the SHA-256 of its file, empty where it came from none.</param>
public sealed record Barycenter(
    FeatureSeries Series,
    IReadOnlyList<double> Inertias,
    bool Converged,
    string Start,
    DtwDefinition Definition,
    IReadOnlyList<string> InputLabels,
    IReadOnlyList<string> InputSha256)
{
    /// <summary>The sum of distances from the average to all series.</summary>
    public double Inertia => Inertias[^1];

    /// <summary>The inertia's unit.</summary>
    public string Unit => Dtw.UnitOf(Series, Definition);

    /// <summary>How the average was found, in words.</summary>
    public string Describe() =>
        FormattableString.Invariant($"DTW barycenter averaging (DBA) of {InputLabels.Count} series from {Start}. ") + Definition.Describe(Series.Quantity);

    /// <summary>The size, inertia, iterations and definition in a line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Series.Label}: {Series.Length} frames, inertia {Inertia} {Unit} after {Inertias.Count - 1} iterations ({(Converged ? "converged" : "stopped before it converged")}). {Describe()}");
}
