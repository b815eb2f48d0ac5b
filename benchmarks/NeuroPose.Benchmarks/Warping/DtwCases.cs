using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Benchmarks.Warping;

/// <summary>The cases: each checks first that the library and the two rows agree to the bit.</summary>
internal static class DtwCases
{
    public static IEnumerable<DtwCase> All()
    {
        yield return Pair("pair-1000", 1000, new());
        yield return Pair("pair-5000", 5000, new());
        yield return Pair("pair-20000", 20_000, new());
        yield return Banded("band10-1000", 1000);
        yield return Banded("band10-5000", 5000);
        yield return Single("single-1000", 1000);
        yield return Many("ndim3-1000", 3);
        yield return Many("ndim129-1000", 129);
        yield return Path("path-5000", 5000);
        yield return Matrix("matrix-200x500", threads: 1);
        yield return Matrix("matrix-200x500-2threads", threads: 2);
        yield return SearchCase.Of(10_000, 500);
    }

    private static DtwCase Pair(string name, int length, DtwDefinition definition)
    {
        var (first, second) = (RandomWalks.Walk(1, length), RandomWalks.Walk(2, length));
        var (a, b) = (RandomWalks.Series("a", first), RandomWalks.Series("b", second));
        Same(name, Dtw.Distance(a, b, definition), TwoRows.Distance(first, second));
        var cells = (double)length * length;
        return new(name, cells, () => Dtw.Distance(a, b, definition), cells, () => TwoRows.Distance(first, second));
    }

    private static DtwCase Banded(string name, int length)
    {
        var radius = length / 10;
        var definition = new DtwDefinition { Band = Band.SakoeChibaFrames(radius) };
        var (first, second) = (RandomWalks.Walk(1, length), RandomWalks.Walk(2, length));
        var (a, b) = (RandomWalks.Series("a", first), RandomWalks.Series("b", second));
        Same(name, Dtw.Distance(a, b, definition), TwoRows.Distance(first, second, radius));
        var cells = (length * ((2.0 * radius) + 1)) - (radius * (radius + 1.0));
        return new(name, cells, () => Dtw.Distance(a, b, definition), cells, () => TwoRows.Distance(first, second, radius));
    }

    private static DtwCase Single(string name, int length)
    {
        var pair = Pair(name, length, new());
        var definition = new DtwDefinition { Precision = Precision.Single };
        var (a, b) = (RandomWalks.Series("a", RandomWalks.Walk(1, length)), RandomWalks.Series("b", RandomWalks.Walk(2, length)));
        return pair with
        {
            Candidate = () => Dtw.Distance(a, b, definition),
            Note = FormattableString.Invariant($"relative error {LargestError(1000):0.0e+0} at 1,000 and {LargestError(5000):0.0e+0} at 5,000 frames"),
        };
    }

    /// <summary>The largest relative error of single precision on ten pairs of walks.</summary>
    private static double LargestError(int length)
    {
        var largest = 0.0;
        for (var seed = 1; seed <= 20; seed += 2)
        {
            var (a, b) = (RandomWalks.Series("a", RandomWalks.Walk(seed, length)), RandomWalks.Series("b", RandomWalks.Walk(seed + 1, length)));
            var exact = Dtw.Distance(a, b);
            largest = Math.Max(largest, Math.Abs(Dtw.Distance(a, b, new() { Precision = Precision.Single }) - exact) / exact);
        }

        return largest;
    }

    // Squared costs: no root stands between the sums and the recursion.
    private static DtwCase Many(string name, int dimensions)
    {
        const int Length = 1000;
        var definition = new DtwDefinition { LocalCost = LocalCost.SquaredEuclidean };
        var (first, second) = (RandomWalks.Walk(1, Length, dimensions), RandomWalks.Walk(2, Length, dimensions));
        var (a, b) = (RandomWalks.Series("a", first, dimensions), RandomWalks.Series("b", second, dimensions));
        var (ours, theirs) = (Dtw.Distance(a, b, definition), TwoRows.Distance(first, second, dimensions, isSquared: true));
        Same(name, Math.Round(ours / theirs, 12), 1);
        return new(name, 1e6, () => Dtw.Distance(a, b, definition), 1e6, () => TwoRows.Distance(first, second, dimensions, isSquared: true));
    }

    private static DtwCase Path(string name, int length)
    {
        var pair = Pair(name, length, new());
        var (a, b) = (RandomWalks.Series("a", RandomWalks.Walk(1, length)), RandomWalks.Series("b", RandomWalks.Walk(2, length)));
        Same(name, Dtw.Align(a, b).Distance, Dtw.Distance(a, b));
        return pair with { Candidate = () => Dtw.Align(a, b) };
    }

    private static DtwCase Matrix(string name, int threads)
    {
        const int Count = 200;
        const int Length = 500;
        var walks = Enumerable.Range(1, Count).Select(seed => RandomWalks.Walk(seed, Length)).ToArray();
        FeatureSeries[] series = [.. walks.Select((walk, index) => RandomWalks.Series(FormattableString.Invariant($"w{index}"), walk))];
        Same(name, Dtw.DistanceMatrix(series)[3, 7], TwoRows.Distance(walks[3], walks[7]));
        return new(
            name,
            Count * (Count - 1) / 2.0 * Length * Length,
            () => Dtw.DistanceMatrix(series, new(), new MatrixOptions { Threads = threads }),
            8.0 * Length * Length,
            () => { for (var other = 1; other <= 8; other++) { TwoRows.Distance(walks[0], walks[other]); } },
            threads);
    }

    private static void Same(string name, double ours, double theirs)
    {
        if (!ours.Equals(theirs))
        {
            throw new InvalidOperationException(FormattableString.Invariant($"{name}: the library's {ours} is not the baseline's {theirs}."));
        }
    }
}
