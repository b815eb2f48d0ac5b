using System.Diagnostics.CodeAnalysis;

namespace NeuroPose.Clustering;

/// <summary>The distance between two clusters. None of these lets a later merge be lower than an earlier one.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "Single linkage is the field's word.")]
public enum LinkageMethod
{
    /// <summary>The mean over all pairs, one of each cluster (UPGMA).</summary>
    Average,

    /// <summary>The least over all pairs. Clusters may grow into chains.</summary>
    Single,

    /// <summary>The greatest over all pairs.</summary>
    Complete,

    /// <summary>
    /// How much the merge adds to the squared distances from the clusters' means, by the recurrence of Lance and Williams on squared
    /// distances, rooted: heights are in the distances' unit. It means that only where distances are Euclidean.
    /// </summary>
    Ward,
}
