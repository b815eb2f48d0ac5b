namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// Whether a node's frames come in order. A frame from before the last one is not taken; a step far ahead is taken only when the next frame
/// confirms it, so that one broken timestamp does not put all that follow in the past.
/// </summary>
internal sealed class ArrivalClock(double longestStepSeconds)
{
    private double? suspect;

    /// <summary>The time of the last frame that was taken.</summary>
    public double? Last { get; private set; }

    /// <summary>Takes a time; or says why not.</summary>
    public SkipReason? Refuse(double time)
    {
        if (time < Last)
        {
            return SkipReason.TimeBackward;
        }

        if (time - Last > longestStepSeconds && !(time >= suspect && time - suspect <= longestStepSeconds))
        {
            suspect = time;
            return SkipReason.TimeJump;
        }

        (Last, suspect) = (time, null);
        return null;
    }
}
