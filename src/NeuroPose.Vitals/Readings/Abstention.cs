namespace NeuroPose.Vitals.Readings;

/// <summary>Why there is no estimate.</summary>
public enum Abstention
{
    /// <summary>There is one, or nobody said why not.</summary>
    None,

    /// <summary>
    /// Too little has been seen: the recording, or breathing after it was held, has just begun, or much of the newest time was of no use.
    /// </summary>
    TooLittle,

    /// <summary>The person moves.</summary>
    Motion,

    /// <summary>Breathing has stopped, as an apnea alert announced; until it returns.</summary>
    Apnea,

    /// <summary>Nothing repeats clearly enough.</summary>
    Unclear,

    /// <summary>Too few frames arrive a second: what repeats may be faster than it looks.</summary>
    TooFewFrames,

    /// <summary>The newest seconds hold no breath, so that the rate before does not hold now; an apnea is not yet announced.</summary>
    Pause,

    /// <summary>What repeats at a slow heart's pace may be fast breathing, as no slower breathing is seen.</summary>
    MayBeBreathing,

    /// <summary>
    /// What repeats is a row of many equal lines up to 120 a minute and more: bursts of the radio or of something in its band, no breath. Their lines may
    /// look like a heartbeat too, so that none is reported either.
    /// </summary>
    RadioArtifact,
}
