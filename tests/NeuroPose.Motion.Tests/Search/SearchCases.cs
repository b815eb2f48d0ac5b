using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Search;

/// <summary>Random queries, collections and definitions, with ties, duplicates and unequal lengths.</summary>
internal static class SearchCases
{
    private static readonly Gen<Band> AnyBand =
        from fraction in Gen.Elements(0.0, 0.1, 0.3, 1.0)
        from radius in Gen.Choose(1, 30)
        from band in Gen.Elements(Band.None, Band.SakoeChiba(fraction), Band.SakoeChiba(fraction), Band.SakoeChibaFrames(radius), Band.Unscaled(radius), Band.Itakura(), Band.Itakura(1.2))
        select band;

    private static readonly Gen<StepPattern> AnyPattern = Gen.Frequency(
        (3, Gen.Constant(StepPattern.Symmetric1)),
        (3, Gen.Elements<StepPattern>([.. StepPattern.Classical])),
        (1, from type in Gen.Choose(1, 7)
            from weighting in Gen.Elements(Enum.GetValues<SlopeWeighting>())
            select StepPattern.RabinerJuang(type, weighting)));

    private static readonly Gen<DtwDefinition> AnyExact =
        from cost in Gen.Elements(LocalCost.Euclidean, LocalCost.SquaredEuclidean, LocalCost.Absolute, Largest)
        from band in AnyBand
        from pattern in AnyPattern
        from penalty in Gen.Frequency((4, Gen.Constant(Penalty.None)), (1, Gen.Constant(new Penalty(0.3, 0.5))))
        from ends in Gen.Frequency((4, Gen.Constant(Relaxation.None)), (2, Gen.Elements(Relaxation.Subsequence, Relaxation.OpenEnd, Relaxation.OpenBegin, Relaxation.AllEnds(2), new(2, 0, 0, 0))))
        from normalizer in Gen.Elements(Normalizer.None, Normalizer.None, Normalizer.PathLength, Normalizer.SumOfLengths, Normalizer.FirstLength, Normalizer.SecondLength)
        from transform in Gen.Frequency((4, Gen.Constant(SeriesTransform.None)), (1, Gen.Constant(SeriesTransform.Derivative)))
        from step in Gen.Elements(double.PositiveInfinity, double.PositiveInfinity, 6)
        from sum in Gen.Elements(double.PositiveInfinity, double.PositiveInfinity, 20)
        select new DtwDefinition
        {
            LocalCost = cost,
            Band = band,
            StepPattern = pattern,
            Penalty = penalty,
            Relaxation = ends,
            Normalizer = normalizer,
            Transform = transform,
            MaximumStep = step,
            MaximumSum = sum,
        };

    private static readonly Gen<DtwDefinition> AnyDefinition = Gen.Frequency(
        (9, AnyExact),
        (1, from radius in Gen.Choose(0, 2) select new DtwDefinition { Backend = Backend.FastDtw(radius) }));

    /// <summary>A cost of our own, which no bound knows.</summary>
    private static LocalCost Largest => LocalCost.Custom("largest difference", (a, b) =>
    {
        var largest = 0.0;
        for (var index = 0; index < a.Length; index++)
        {
            largest = Math.Max(largest, Math.Abs(a[index] - b[index]));
        }

        return largest;
    });

    /// <summary>Values on a coarse grid tie often; thirds and tenths round in every sum.</summary>
    public static Arbitrary<SearchCase> Any { get; } =
        (from dimensions in Gen.Choose(1, 3)
         from grid in Gen.Elements(1.0, 4.0, 3.0, 10.0)
         from definition in AnyDefinition
         from length in Gen.Choose(3, 40)
         from equal in Gen.Elements(true, true, false)
         from query in Walk("query", length, dimensions, grid)
         from count in Gen.Choose(1, 20)
         from candidates in Gen.CollectToList(Enumerable.Range(0, count), at => equal ? Walk($"c{at}", length, dimensions, grid) : from other in Gen.Choose(3, 40) from walk in Walk($"c{at}", other, dimensions, grid) select walk)
         from repeated in Gen.Choose(0, 3)
         from k in Gen.Elements(1, 1, 2, 5, 30)
         select new SearchCase(query, [.. candidates, .. candidates.Take(repeated)], k, definition)).ToArbitrary();

    private static Gen<FeatureSeries> Walk(string label, int length, int dimensions, double grid) =>
        from steps in Gen.ArrayOf(Gen.Choose(-3, 3), length * dimensions)
        select new FeatureSeries(label, [.. Enumerable.Range(0, dimensions).Select(at => $"x{at}")], "mm", Summed(steps, dimensions, grid));

    private static double[] Summed(int[] steps, int dimensions, double grid)
    {
        for (var index = dimensions; index < steps.Length; index++)
        {
            steps[index] += steps[index - dimensions];
        }

        return Array.ConvertAll(steps, step => step / grid);
    }
}

/// <summary>One search.</summary>
internal sealed record SearchCase(FeatureSeries Query, IReadOnlyList<FeatureSeries> Candidates, int K, DtwDefinition Definition)
{
    /// <summary>What warping every candidate gives; infinite where no path leads.</summary>
    public static double DistanceOf(FeatureSeries query, FeatureSeries candidate, DtwDefinition definition)
    {
        try
        {
            return Dtw.Distance(query, candidate, definition);
        }
        catch (SeriesException)
        {
            return double.PositiveInfinity;
        }
    }

    public override string ToString() =>
        $"k {K}, {Query}, {Candidates.Count} candidates of {string.Join(" ", Candidates.Select(one => one.Length))} frames; {Definition.Describe()}\n{string.Join(" ", Query.Values.ToArray())}\n{string.Join("\n", Candidates.Select(one => string.Join(" ", one.Values.ToArray())))}";
}
