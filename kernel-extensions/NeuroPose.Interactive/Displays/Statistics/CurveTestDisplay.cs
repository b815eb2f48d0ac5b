using NeuroPose.Figures;
using NeuroPose.Interactive.Markup;
using NeuroPose.Statistics;

namespace NeuroPose.Interactive.Displays;

/// <summary>A test of whole curves: its one p, the stretches that were found, and t over the nodes.</summary>
internal static class CurveTestDisplay
{
    private static readonly string[] Columns = ["stretch from node", "to", "sign", "greatest |t|", "at node", "p"];

    public static Display<SpmTest> Display { get; } = new(test => new Card(
        "",
        "test of curves",
        [.. Facts(test)],
        Listing.Of(Columns, test.Options.Inference == SpmInference.RandomField ? test.AboveCriticalT : test.Clusters, "stretches",
            cluster =>
        [
            Known.Number(cluster.First), Known.Number(cluster.Last), cluster.Sign > 0 ? "first above" : "first below",
            Known.Measured(Math.Abs(cluster.PeakT), "0.00"), Known.Number(cluster.Peak), Known.Measured(cluster.P, "0.0000"),
        ]))
    {
        Picture = StatisticsFigures.Spm(test, new SpmFigureOptions { Nodes = new("node"), LastNode = Math.Max(1, test.T.Length - 1) }),
    });

    private static IEnumerable<Fact> Facts(SpmTest test)
    {
        if (test.LeastP > test.Options.Alpha)
        {
            yield return new("problem",
                $"so few curves can give no p below {Known.Measured(test.LeastP, "0.####")}: nothing can be found at this α");
        }

        yield return new("p", Known.Measured(test.P, "0.####") + ", of the greatest |t| anywhere");
        yield return new("greatest |t|", $"{Known.Measured(test.LargestT, "0.000")}; critical {Known.Measured(test.CriticalT, "0.000")}");
        yield return new("definition", test.Describe());
    }
}
