using NeuroPose.Comparison;
using NeuroPose.Kinematics;
using NeuroPose.Vocabulary;

namespace NeuroPose.Experiments;

/// <summary>The numbers of an experiment, by its kind.</summary>
public abstract record AnalysisResults
{
    private AnalysisResults()
    {
    }

    /// <summary>Which kind of analysis they are of.</summary>
    public abstract AnalysisKind Kind { get; }

    /// <summary>Distances between matching segments of two trials.</summary>
    /// <param name="Method">What was compared apart.</param>
    /// <param name="Labels">One name a pair: <c>full_trial</c>, or the segmentation's name and an index.</param>
    /// <param name="Comparisons">One comparison a pair.</param>
    public sealed record Dtw(ComparisonMethod Method, IReadOnlyList<string> Labels, IReadOnlyList<ComparisonResult> Comparisons) : AnalysisResults
    {
        /// <inheritdoc/>
        public override AnalysisKind Kind => AnalysisKind.Dtw;

        /// <summary>One distance a pair.</summary>
        public IReadOnlyList<double> Distances => [.. Comparisons.Select(comparison => comparison.Distance)];

        /// <summary>Mean and percentiles of the distances; null where there are none.</summary>
        public DistanceSummary? Summary => DistanceSummary.Of(Distances);

        /// <summary>The number of distances and their mean.</summary>
        public override string ToString() => FormattableString.Invariant($"{Comparisons.Count} distances, mean {Summary?.Mean ?? double.NaN:0.####}");
    }

    /// <summary>Statistics of a signal, one block a segment.</summary>
    /// <param name="Labels">One name a segment.</param>
    /// <param name="Blocks">One block a segment.</param>
    public sealed record Statistics(IReadOnlyList<string> Labels, IReadOnlyList<SignalStatistics> Blocks) : AnalysisResults
    {
        /// <inheritdoc/>
        public override AnalysisKind Kind => AnalysisKind.Statistics;

        /// <summary>The number of blocks.</summary>
        public override string ToString() => FormattableString.Invariant($"{Blocks.Count} blocks of statistics");
    }

    /// <summary>Nothing was computed beyond the segmentation.</summary>
    public sealed record None : AnalysisResults
    {
        /// <inheritdoc/>
        public override AnalysisKind Kind => AnalysisKind.None;

        /// <summary>Says so.</summary>
        public override string ToString() => "segmentation only";
    }
}
