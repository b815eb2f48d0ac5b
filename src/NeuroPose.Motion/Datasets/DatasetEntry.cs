namespace NeuroPose.Datasets;

/// <summary>One file of a dataset, as its manifest describes it. What the manifest leaves out is null.</summary>
/// <param name="Name">What to ask for, such as <c>s01-slow</c>.</param>
/// <param name="FileName">The file's name in the dataset's folder.</param>
/// <param name="Sha256">The SHA-256 that the file must have, in lower-case hexadecimal.</param>
/// <param name="ByteCount">The size that the file must have.</param>
public sealed record DatasetEntry(string Name, string FileName, string Sha256, long ByteCount)
{
    /// <summary>Where the file is fetched from; null when it is made here, is in the dataset's archive, or has to be put there by
    /// hand.</summary>
    public Uri? Address { get; init; }

    /// <summary>The file's path inside the dataset's archive, such as <c>data/walk.c3d</c>; null when it is in none.</summary>
    public string? Member { get; init; }

    /// <summary>Who walks.</summary>
    public string? Subject { get; init; }

    /// <summary>Steps (not strides) in a minute.</summary>
    public double? CadenceStepsPerMinute { get; init; }

    /// <summary>How long the recording is.</summary>
    public double? Seconds { get; init; }

    /// <summary>The camera's rate.</summary>
    public double? FramesPerSecond { get; init; }

    /// <summary>The number of frames.</summary>
    public int? FrameCount { get; init; }

    /// <summary>In how many frames nobody was detected.</summary>
    public int? MissingFrameCount { get; init; }

    /// <summary>The largest number of people in any frame.</summary>
    public int? PersonCount { get; init; }

    /// <summary>The walking direction in degrees: 0 to the camera's right, 90 toward it.</summary>
    public double? HeadingDegrees { get; init; }

    /// <summary>How left and right differ, in words.</summary>
    public string? Asymmetry { get; init; }

    /// <summary>The seed of the file's randomness.</summary>
    public long? Seed { get; init; }
}
