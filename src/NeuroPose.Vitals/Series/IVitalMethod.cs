using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Series;

/// <summary>
/// A method that reads vital signs, frame by frame. <see cref="VitalSeries"/> reads recordings with the one of this library unless it is
/// given another.
/// </summary>
public interface IVitalMethod
{
    /// <summary>Takes in the next frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="timeSeconds">Its time in seconds: its own, or else counted from the frame rate.</param>
    /// <returns>Whether the frame was used, and a reading once a second.</returns>
    VitalStep Add(CsiFrame frame, double timeSeconds);

    /// <summary>What a reader should know about how the numbers were made.</summary>
    /// <param name="durationSeconds">From the first frame that was used to the last, in seconds.</param>
    IEnumerable<string> Notes(double durationSeconds);
}

/// <summary>What became of a frame.</summary>
/// <param name="Reading">The reading of this second; null in between.</param>
/// <param name="Alerts">The alerts of that reading.</param>
/// <param name="LeftOut">Why the frame was left out; null when it was used.</param>
public readonly record struct VitalStep(VitalReading? Reading, IReadOnlyList<AnomalyAlert> Alerts, string? LeftOut = null);
