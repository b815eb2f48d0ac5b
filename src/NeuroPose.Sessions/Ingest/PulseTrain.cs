namespace NeuroPose.Sessions.Ingest;

/// <summary>The pulses of a channel.</summary>
/// <param name="TtlId">The channel.</param>
/// <param name="Times">Their times in seconds, ascending.</param>
/// <param name="Counters">The counter of frames at each pulse, which jumps where pulses were lost; null where the file has none.</param>
/// <param name="Notices">What was odd, in sentences.</param>
internal sealed record PulseTrain(string TtlId, double[] Times, long[]? Counters, IReadOnlyList<string> Notices)
{
    /// <summary>The number of pulses.</summary>
    public int Count => Times.Length;
}
