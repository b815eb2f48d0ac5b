using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>One person, animal or slot of a recording: labels and where each was in each frame.</summary>
/// <param name="Labels">The joints' or markers' names in the file's order, all different.</param>
/// <param name="Coordinates">Frames × labels × 3 numbers, the coordinate running fastest; NaN where missing; the third is 0 in 2-D.</param>
public sealed record RecordedPerson(IReadOnlyList<string> Labels, ReadOnlyMemory<double> Coordinates)
{
    /// <summary>What the file calls them; empty where it has no name. See <see cref="IsSubject"/>.</summary>
    public string Name { get; init; } = "";

    /// <summary>True where the name is of a person and not of a track or an animal: it is then in no message, log or provenance.</summary>
    public bool IsSubject { get; init; }

    /// <summary>The skeleton, null where the file's labels are of none that is known.</summary>
    public Skeleton? Skeleton { get; init; }

    /// <summary>Frames × labels confidences in the file's own scale; empty where it has none.</summary>
    public ReadOnlyMemory<double> Confidence { get; init; }

    /// <summary>What the confidences are in the file's words: likelihood, score, visibility; empty where there are none.</summary>
    public string ConfidenceName { get; init; } = "";

    /// <summary>The labels that were computed by the recording software and not measured (C3D's MODELED_MARKERS).</summary>
    public IReadOnlySet<string> Modeled { get; init; } = new HashSet<string>();

    /// <summary>Other numbers of each point that are no confidence, by name: residual, reprojection error, number of cameras. Frames × labels.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<double>> PointValues { get; init; } = new Dictionary<string, ReadOnlyMemory<double>>();

    /// <summary>The number of frames.</summary>
    public int FrameCount => Labels.Count == 0 ? 0 : Coordinates.Length / (3 * Labels.Count);

    /// <summary>How many points are missing: frames × labels without a value.</summary>
    public long MissingCount
    {
        get
        {
            var missing = 0L;
            var numbers = Coordinates.Span;
            for (var at = 0; at < numbers.Length; at += 3)
            {
                missing += double.IsNaN(numbers[at]) ? 1 : 0;
            }

            return missing;
        }
    }

    /// <summary>The number of labels and frames in a line, without the name.</summary>
    public override string ToString() => FormattableString.Invariant($"{Labels.Count} labels × {FrameCount} frames, {MissingCount} points missing");
}
