namespace NeuroPose.Statistics;

/// <summary>Which curves are compared with what.</summary>
public enum SpmDesign
{
    /// <summary>Two independent samples with one variance.</summary>
    TwoSample,

    /// <summary>Two independent samples with variances of their own.</summary>
    TwoSampleWelch,

    /// <summary>Pairs of curves.</summary>
    Paired,

    /// <summary>One sample against a reference.</summary>
    OneSample,
}

/// <summary>
/// A stretch of nodes where |t| is above a threshold and has one sign. As a finding it is about the stretch as a whole, not about each node
/// in it.
/// </summary>
/// <param name="First">The first node, counted from 0.</param>
/// <param name="Last">The last node.</param>
/// <param name="Sign">1 where the first sample is above, −1 where it is below.</param>
/// <param name="Mass">The sum of |t| − threshold over its nodes.</param>
/// <param name="Peak">The node with the greatest |t|.</param>
/// <param name="PeakT">t there.</param>
/// <param name="P">
/// The share of ways of giving the labels whose greatest mass is at least this one; NaN for stretches above the critical t, whose finding
/// is <see cref="SpmTest.P"/>.
/// </param>
public sealed record SpmCluster(int First, int Last, int Sign, double Mass, int Peak, double PeakT, double P);

/// <summary>A test of whole curves, with what it was made with.</summary>
public sealed record SpmTest
{
    internal SpmTest()
    {
    }

    /// <summary>What was compared.</summary>
    public required SpmDesign Design { get; init; }

    /// <summary>The curves of the first sample; of pairs their number.</summary>
    public required int FirstCurves { get; init; }

    /// <summary>The curves of the second sample; 0 of pairs and one sample.</summary>
    public required int SecondCurves { get; init; }

    /// <summary>n₁ + n₂ − 2, or n − 1.</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>
    /// Student's t at each node, positive where the first is above; infinite where only the means differ, NaN where nothing does.
    /// </summary>
    public required ReadOnlyMemory<double> T { get; init; }

    /// <summary>The greatest |t|; NaN where all t are.</summary>
    public required double LargestT { get; init; }

    /// <summary>
    /// What |t| is above somewhere with a chance of α, if nothing differs: the ⌈(1 − α) N⌉-th of the greatest |t| of N permutations, or by
    /// random field theory.
    /// </summary>
    public required double CriticalT { get; init; }

    /// <summary>The chance of a greatest |t| as large as the observed, if nothing differs. The one p of the comparison.</summary>
    public required double P { get; init; }

    /// <summary>
    /// The least p that this many curves and permutations can give: where it is above α nothing can be found. 0 by random field theory.
    /// </summary>
    public required double LeastP { get; init; }

    /// <summary>The stretches above <see cref="CriticalT"/>.</summary>
    public required IReadOnlyList<SpmCluster> AboveCriticalT { get; init; }

    /// <summary>t at 1 − α/2 of one node: what clusters are formed above.</summary>
    public required double ClusterFormingT { get; init; }

    /// <summary>
    /// All stretches above <see cref="ClusterFormingT"/>, each with its p by mass, which may be above α. None by random field theory, whose
    /// cluster p is not computed.
    /// </summary>
    public required IReadOnlyList<SpmCluster> Clusters { get; init; }

    /// <summary>How many ways of giving the labels there were, mirror images and the observed one counted; 0 by random field
    /// theory.</summary>
    public required int Permutations { get; init; }

    /// <summary>True when these were all ways, so that the seed decided nothing.</summary>
    public required bool IsExact { get; init; }

    /// <summary>The smoothness of the residuals, as full width at half maximum, in nodes; NaN where there are none.</summary>
    public required double Fwhm { get; init; }

    /// <summary>The length of the curves, nodes − 1, in that width.</summary>
    public required double Resels { get; init; }

    /// <summary>α, inference, and how labels were exchanged.</summary>
    public required SpmOptions Options { get; init; }

    /// <summary>What was done, in words for a methods section or below a figure.</summary>
    public string Describe()
    {
        var second = SecondCurves > 0 ? FormattableString.Invariant($" and {SecondCurves}") : "";
        var curves = FormattableString.Invariant($"{FirstCurves}{second} {(Design == SpmDesign.Paired ? "pairs of curves" : "curves")}");
        var test = Design switch
        {
            SpmDesign.TwoSample => "Two-sample t",
            SpmDesign.TwoSampleWelch => "Two-sample t with separate variances (Welch)",
            SpmDesign.Paired => "Paired t",
            _ => "One-sample t",
        };
        var inference = Options.Inference == SpmInference.RandomField
            ? FormattableString.Invariant($"random field theory (FWHM {Fwhm:0.###} nodes, {Resels:0.###} resels)")
            : IsExact ? FormattableString.Invariant($"all {Permutations} permutations")
            : FormattableString.Invariant($"{Permutations} permutations (seed {Options.Permutation.Seed})");
        return FormattableString.Invariant($"{test} over {T.Length} nodes, {curves}, two-sided α = {Options.Alpha}: critical |t| = {CriticalT:0.###} by {inference}. A cluster is a finding about its extent as a whole, not about each node in it.");
    }
}
