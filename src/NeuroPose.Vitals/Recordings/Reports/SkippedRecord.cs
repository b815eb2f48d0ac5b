namespace NeuroPose.Vitals.Recordings;

/// <summary>A record that was passed over.</summary>
/// <param name="Record">Its line, or its packet's number; from 1.</param>
/// <param name="Reason">Why, as a kind.</param>
/// <param name="Problem">Why, in words.</param>
public sealed record SkippedRecord(long Record, SkipReason Reason, string Problem)
{
    /// <summary>In words.</summary>
    public override string ToString() => FormattableString.Invariant($"{Record}: {Problem}");
}
