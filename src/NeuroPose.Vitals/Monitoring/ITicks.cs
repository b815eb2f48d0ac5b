namespace NeuroPose.Vitals.Monitoring;

/// <summary>Whatever takes in the ticks of an even clock.</summary>
internal interface ITicks
{
    /// <summary>Takes in a tick.</summary>
    /// <param name="sums">The areas under the channels over the tick, padded.</param>
    /// <param name="scale">What makes means of the areas.</param>
    /// <param name="silenceSeconds">The longest time between two frames that it covers.</param>
    /// <param name="frameCount">How many frames arrived in it.</param>
    void Add(double[] sums, double scale, double silenceSeconds, int frameCount);
}
