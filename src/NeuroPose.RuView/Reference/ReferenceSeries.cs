using System.Globalization;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Recordings;
using NeuroPose.Vitals.Series;

namespace NeuroPose.RuView.Reference;

/// <summary>
/// Vital signs of a recording with the numbers of the open RuView reference, faults included: for comparison with it, not for use.
/// </summary>
public static class ReferenceSeries
{
    /// <summary>The name that the series carry.</summary>
    public const string Mode = "reference";

    /// <summary>Reads the vital signs of a recording in memory as the reference does.</summary>
    /// <param name="recording">The recording, see <see cref="CsiRecording.Load"/>.</param>
    /// <param name="options">Of which frames, and the reference's clock; the defaults when left out.</param>
    /// <exception cref="NeuroPoseException">No frames, or none of the node or size asked for; or frames without a time and no rate
    /// given.</exception>
    public static VitalSeries Of(LoadedRecording recording, VitalSeriesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(recording);
        return Of(recording.Frames, options);
    }

    /// <summary>Reads the vital signs of frames as the reference does.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="options">Of which frames, and the reference's clock; the defaults when left out.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="NeuroPoseException">No frames, or none of the node or size asked for; or frames without a time and no rate
    /// given.</exception>
    public static VitalSeries Of(IEnumerable<CsiFrame> frames, VitalSeriesOptions? options = null, CancellationToken cancellation = default) =>
        VitalSeries.Of(frames, Mode, (shape, rate) => new Method(Clock(shape, options?.FramesPerSecond ?? rate)), options, cancellation);

    private static ReferenceOptions Clock(FrameShape shape, double framesPerSecond)
    {
        var options = new ReferenceOptions { Subcarriers = shape.SubcarrierCount };
        return double.IsNaN(framesPerSecond) ? options : options with { SampleRateHz = framesPerSecond };
    }

    private sealed class Method(ReferenceOptions options) : IVitalMethod
    {
        private readonly ReferenceVitals reference = new(options);

        // Without phases the reference has no heart rate.
        private bool hasPhases;

        public VitalStep Add(CsiFrame frame, double timeSeconds)
        {
            if (Numerics.FiniteNumbers.FirstOther(frame.AmplitudesOf(0)) >= 0)
            {
                return new(null, [], "an amplitude is not a finite number");
            }

            hasPhases |= double.IsFinite(frame.Phases[0]);
            return new(reference.Add(frame), reference.Alerts);
        }

        public IEnumerable<string> Notes(double durationSeconds)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"The reference mode takes every frame as evenly spaced, {options.SampleRateHz:0.##} a second.");
            if (!hasPhases)
            {
                yield return "The frames have no phases: the reference mode has no heart rate without them.";
            }
        }
    }
}
