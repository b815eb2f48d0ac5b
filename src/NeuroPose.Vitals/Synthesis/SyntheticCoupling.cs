namespace NeuroPose.Vitals.Synthesis;

/// <summary>How breathing and heartbeat reach the subcarriers of a synthetic recording.</summary>
public enum SyntheticCoupling
{
    /// <summary>
    /// Each weighs the subcarriers in a smooth shape of its own, and both are added to the amplitude, as is noise: the heartbeat can be
    /// told from breathing by where it is seen.
    /// </summary>
    Apart,

    /// <summary>
    /// One chest moves both: each subcarrier has one gain, drawn from −1 to 1, for breathing and heartbeat, and its amplitude, drawn from 6
    /// to 18, is multiplied by 1 + gain · (breathing + heartbeat) / 12, plus noise / 12. The heartbeat can be told from breathing by its
    /// rate alone.
    /// </summary>
    OneChest,
}
