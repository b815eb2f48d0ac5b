using NeuroPose.Clustering;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Clustering;

/// <summary>Linkage by its definition: the distance between two clusters is taken again from all their series each time.</summary>
internal static class NaiveLinkage
{
    /// <summary>The clusters of each stage, from all alone to all in one, and the height of each merge.</summary>
    public static (List<int[][]> Stages, List<double> Heights) Of(DistanceMatrix distances, Func<int[], int[], double> between)
    {
        int[][] clusters = [.. Enumerable.Range(0, distances.Count).Select(series => new[] { series })];
        List<int[][]> stages = [clusters];
        List<double> heights = [];
        while (clusters.Length > 1)
        {
            var (first, second, height) = (
                from one in Enumerable.Range(0, clusters.Length)
                from other in Enumerable.Range(one + 1, clusters.Length - one - 1)
                select (one, other, Height: between(clusters[one], clusters[other]))).MinBy(pair => pair.Height);
            clusters =
            [
                .. clusters
                    .Select((members, index) => index == first ? [.. members.Concat(clusters[second]).Order()] : members)
                    .Where((_, index) => index != second)
                    .OrderBy(members => members[0]),
            ];
            heights.Add(height);
            stages.Add(clusters);
        }

        return (stages, heights);
    }

    public static Func<int[], int[], double> Between(DistanceMatrix distances, LinkageMethod method) => (one, other) =>
    {
        var pairs = from a in one from b in other select distances[a, b];
        return method switch
        {
            LinkageMethod.Single => pairs.Min(),
            LinkageMethod.Complete => pairs.Max(),
            _ => pairs.Average(),
        };
    };

    /// <summary>Ward's criterion on points of a plane: √(2 × what the merge adds to the squared distances from the means).</summary>
    public static Func<int[], int[], double> Ward((double X, double Y)[] points)
    {
        double Scatter(IReadOnlyCollection<int> members)
        {
            var (x, y) = (members.Average(member => points[member].X), members.Average(member => points[member].Y));
            return members.Sum(member => Math.Pow(points[member].X - x, 2) + Math.Pow(points[member].Y - y, 2));
        }

        return (one, other) => Math.Sqrt(2 * (Scatter([.. one, .. other]) - Scatter(one) - Scatter(other)));
    }
}
