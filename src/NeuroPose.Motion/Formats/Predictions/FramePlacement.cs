namespace NeuroPose.Formats;

/// <summary>How the frames of a file were placed in time when it was loaded.</summary>
public sealed record FramePlacement
{
    /// <summary>What their places were taken from.</summary>
    public required FramePlacementRule Rule { get; init; }

    /// <summary>The number of the key that is frame 0: 0, or the least number where keys reach the video's frame count.</summary>
    public long FirstNumber { get; init; }

    /// <summary>How many frames the file leaves out; they are there without people.</summary>
    public int AbsentCount { get; init; }

    /// <summary>Whether the file's keys stand in another order than their numbers.</summary>
    public bool IsReordered { get; init; }

    /// <summary>The key with the largest number, where the file says that the video had fewer frames; null otherwise.</summary>
    public string? KeyBeyondCount { get; init; }

    /// <summary>In words.</summary>
    public override string ToString()
    {
        if (Rule == FramePlacementRule.OrderOfKeys)
        {
            return "by the order of the keys, whose names do not number them";
        }

        var zero = FirstNumber == 0 ? "" : FormattableString.Invariant($"; frame_{FirstNumber} is the first");
        var absent = AbsentCount == 0 ? "" : FormattableString.Invariant($"; {AbsentCount} that the file leaves out have no people");
        var order = IsReordered ? "; the file has them in another order" : "";
        var beyond = KeyBeyondCount is null ? "" : $"; {KeyBeyondCount} is beyond the frame count that the file states";
        return $"by the numbers in their keys{zero}{absent}{order}{beyond}";
    }
}

/// <summary>What the places of a file's frames in time were taken from.</summary>
public enum FramePlacementRule
{
    /// <summary>The order of the keys, as the NeuroPose reference reads: where a key is not <c>frame_N</c>.</summary>
    OrderOfKeys,

    /// <summary>The numbers N: where every key is <c>frame_N</c>, with or without leading zeros.</summary>
    NumberInKey,
}
