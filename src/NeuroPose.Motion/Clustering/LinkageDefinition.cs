using System.Diagnostics;

namespace NeuroPose.Clustering;

/// <summary>How a dendrogram is built.</summary>
public sealed record LinkageDefinition
{
    /// <summary>The distance between two clusters.</summary>
    public LinkageMethod Method { get; init => field = Defined.Of(value); } = LinkageMethod.Average;

    /// <summary>
    /// Your word that the distances are Euclidean, which Ward linkage needs. DTW distances are not, for they break the triangle
    /// inequality: with this set Ward's recurrence is carried out all the same, and its heights are a heuristic.
    /// </summary>
    public bool DistancesAreEuclidean { get; init; }

    /// <summary>
    /// Whether branches are turned so that the sum of distances between neighboring leaves is the least there is. Takes time that grows
    /// with the cube of the number of series.
    /// </summary>
    public bool OptimalLeafOrder { get; init; } = true;

    /// <summary>A phrase for tables and figures.</summary>
    public string Describe() => Words() + (OptimalLeafOrder ? ", leaves in optimal order" : ", leaves as merged");

    internal void Check()
    {
        if (Method == LinkageMethod.Ward && !DistancesAreEuclidean)
        {
            throw new ArgumentException("Ward linkage adds up squared Euclidean distances, and DTW distances are not Euclidean. Use Average or Complete, or set DistancesAreEuclidean to have Ward's recurrence carried out all the same, as a heuristic.");
        }
    }

    private string Words() => Method switch
    {
        LinkageMethod.Single => "single linkage",
        LinkageMethod.Complete => "complete linkage",
        LinkageMethod.Ward => "Ward linkage (Lance-Williams recurrence; distances taken to be Euclidean)",
        LinkageMethod.Average => "average linkage",
        _ => throw new UnreachableException($"There is no linkage method {Method}."),
    };
}
