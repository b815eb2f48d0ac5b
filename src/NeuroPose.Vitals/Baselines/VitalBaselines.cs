using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Recordings;
using NeuroPose.Vitals.Series;

namespace NeuroPose.Vitals.Baselines;

/// <summary>
/// Simple methods that every other must be compared with. They give a rate whatever they see, and no confidence: not for use.
/// </summary>
public static class VitalBaselines
{
    /// <summary>The name that the series of <see cref="Textbook(LoadedRecording, VitalSeriesOptions?)"/> carry.</summary>
    public const string TextbookMode = "textbook";

    /// <summary>
    /// Reads the vital signs of a recording in memory as a textbook does: the first principal component of the newest 20 s, a Hann window,
    /// and the largest line from 4 to 40 (breathing) and from 40 to 180 a minute (heart).
    /// </summary>
    /// <param name="recording">The recording, see <see cref="CsiRecording.Load"/>.</param>
    /// <param name="options">Of which frames; the defaults when left out.</param>
    /// <exception cref="NeuroPoseException">No frames, or none of the node or size asked for; or frames without a time and no rate
    /// given.</exception>
    public static VitalSeries Textbook(LoadedRecording recording, VitalSeriesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(recording);
        return Textbook(recording.Frames, options);
    }

    /// <summary>Reads the vital signs of frames as a textbook does.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="options">Of which frames; the defaults when left out.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="NeuroPoseException">No frames, or none of the node or size asked for; or frames without a time and no rate
    /// given.</exception>
    public static VitalSeries Textbook(IEnumerable<CsiFrame> frames, VitalSeriesOptions? options = null, CancellationToken cancellation = default) =>
        VitalSeries.Of(frames, TextbookMode, (shape, _) => new TextbookMethod(shape.AntennaCount * shape.SubcarrierCount), options, cancellation);
}
