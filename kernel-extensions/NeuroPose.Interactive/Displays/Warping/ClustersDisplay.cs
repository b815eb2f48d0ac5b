using NeuroPose.Clustering;
using NeuroPose.Interactive.Markup;

namespace NeuroPose.Interactive.Displays;

/// <summary>Clusters of series: what is in each, how tight they are, and what a distance is.</summary>
internal static class ClustersDisplay
{
    private const int MostMembers = 20;

    public static Display<Partition> Groups { get; } = new(partition => new Card(
        "",
        "clusters",
        [new("series", Known.Number(partition.Labels.Count))],
        Clusters(partition, [], _ => [])));

    public static Display<MedoidClusters> AroundMedoids { get; } = new(clusters => new Card(
        "",
        "clusters around medoids",
        [
            new("cost", DtwResultDisplay.Distance(clusters.Cost, clusters.Compared.Unit) + ", the sum of distances to the medoids"),
            new("search", $"{Known.Count(clusters.Swaps, "swap", "swaps")}, {Ended(clusters.Converged)}"),
            new("definition", clusters.Describe()),
        ],
        Clusters(clusters.Partition, ["medoid"], cluster => [PlainText.OneLine(clusters.Compared.Labels[clusters.Medoids[cluster]], Listing.LongestName)])));

    public static Display<MeanClusters> AroundMeans { get; } = new(clusters => new Card(
        "",
        "clusters around means",
        [
            new("inertia", DtwResultDisplay.Distance(clusters.Inertia, clusters.Compared.Unit) + ", the sum of distances to the centers"),
            new("search", $"{Known.Count(clusters.Inertias.Count - 1, "iteration", "iterations")}, {Ended(clusters.Converged)}"),
            new("definition", clusters.Describe()),
        ],
        Clusters(clusters.Partition, ["center (frames)"], cluster => [Known.Number(clusters.Centers[cluster].Length)])));

    public static Display<SilhouetteResult> Silhouettes { get; } = new(silhouette =>
    {
        var means = silhouette.ClusterMeans;
        return new Card(
            "",
            "silhouettes",
            [
                new("mean", Known.Number(silhouette.Mean) + " (−1 to 1; near 1 series sit well in their clusters)"),
                new("series", Known.Number(silhouette.Values.Count)),
                new("definition", silhouette.Compared.Describe()),
            ],
            Clusters(silhouette.Partition, ["mean silhouette"], cluster => [Known.Number(means[cluster])]),
            Listing.Of(["series", "cluster", "silhouette"], [.. silhouette.Values.Index()], "series", one =>
            [
                PlainText.OneLine(silhouette.Compared.Labels[one.Index], Listing.LongestName),
                Known.Number(silhouette.Partition.Assignments[one.Index]),
                Known.Number(one.Item),
            ]));
    });

    /// <summary>How an iteration ended.</summary>
    public static string Ended(bool converged) => converged ? "converged" : "stopped before it converged";

    private static Listing Clusters(Partition partition, string[] columns, Func<int, string[]> cells) =>
        Listing.Of(["cluster", "series", .. columns, "members"], [.. Enumerable.Range(0, partition.Count)], "clusters", cluster =>
        {
            var members = partition.Members(cluster);
            var names = string.Join(", ", members.Take(MostMembers).Select(member => PlainText.OneLine(partition.Labels[member], Listing.LongestName)));
            var more = members.Count > MostMembers ? FormattableString.Invariant($" and {members.Count - MostMembers} more") : "";
            return [Known.Number(cluster), Known.Number(members.Count), .. cells(cluster), PlainText.OneLine(names, 200) + more];
        });
}
