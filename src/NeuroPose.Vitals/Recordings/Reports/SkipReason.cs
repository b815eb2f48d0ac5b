namespace NeuroPose.Vitals.Recordings;

/// <summary>Why a record was passed over.</summary>
public enum SkipReason
{
    /// <summary>It is no JSON object, or no packet.</summary>
    NotReadable,

    /// <summary>It is longer than what is read.</summary>
    TooLong,

    /// <summary>It is of no kind that a recording holds.</summary>
    UnknownKind,

    /// <summary>Its parts do not have the lengths that it announces, as when a packet was cut short.</summary>
    WrongLength,

    /// <summary>A value cannot be: an amplitude that is no number, a time before 1970 or after the year 9999.</summary>
    ImpossibleValue,

    /// <summary>It was taken before the node's last frame.</summary>
    TimeBackward,

    /// <summary>Its time is far ahead of the node's last frame, and no frame had confirmed that yet.</summary>
    TimeJump,

    /// <summary>The recording ends within it, or breaks there so that nothing behind it can be found.</summary>
    Truncated,
}

/// <summary>A record that was passed over.</summary>
/// <param name="Record">Its line, or its packet's number; from 1.</param>
/// <param name="Reason">Why, as a kind.</param>
/// <param name="Problem">Why, in words.</param>
public sealed record SkippedRecord(long Record, SkipReason Reason, string Problem)
{
    /// <summary>In words.</summary>
    public override string ToString() => FormattableString.Invariant($"{Record}: {Problem}");
}
