using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Recordings;

namespace NeuroPose.Vitals.Series;

/// <summary>
/// Breathing and heart rate over a recording, one reading a second, and the alerts. A batch reports what the same frames would have
/// reported one at a
/// time. Research software, no medical device.
/// </summary>
/// <remarks>
/// Frames are read together when they have the same node, antennas and subcarriers: of a recording with several such shapes the one is
/// read that most
/// of the first 2,000 frames have, unless the options name another, and <see cref="OtherFrames"/> counts the rest. Nothing is filled in.
/// </remarks>
public sealed record VitalSeries
{
    /// <summary>The name of this library's own method.</summary>
    public const string DefaultMode = "default";

    /// <summary>The method's name, <see cref="DefaultMode"/> for the one of this library.</summary>
    public required string Mode { get; init; }

    /// <summary>The frames that were read.</summary>
    public required FrameShape Shape { get; init; }

    /// <summary>How many they were.</summary>
    public required long FrameCount { get; init; }

    /// <summary>How many frames of this shape were left out, such as those whose time did not rise.</summary>
    public long LeftOutFrames { get; init; }

    /// <summary>Frames of other nodes and sizes, which were not read.</summary>
    public ImmutableArray<ShapeCount> OtherFrames { get; init; } = [];

    /// <summary>From the first frame that was read to the last, in seconds.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>One reading a second; an estimate that abstains has no rate.</summary>
    public required ImmutableArray<VitalReading> Readings { get; init; }

    /// <summary>What someone should look at, in the order of time.</summary>
    public required ImmutableArray<AnomalyAlert> Alerts { get; init; }

    /// <summary>What a reader should know about how the numbers were made.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The rates that were reported, over all readings.</summary>
    public VitalSummary Summary
    {
        get
        {
            var store = new VitalSignStore(Readings.Length);
            foreach (var reading in Readings)
            {
                store.Add(reading);
            }

            return store.Summarize();
        }
    }

    /// <summary>Reads the vital signs of a recording in memory.</summary>
    /// <param name="recording">The recording, see <see cref="CsiRecording.Load"/>.</param>
    /// <param name="options">Of which frames; the defaults when left out.</param>
    /// <exception cref="NeuroPoseException">No frames, or none of the node or size asked for; or frames without a time and no rate
    /// given.</exception>
    public static VitalSeries Of(LoadedRecording recording, VitalSeriesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(recording);
        return Of(recording.Frames, options);
    }

    /// <summary>Reads the vital signs of frames as they come, in memory that grows only with the readings.</summary>
    /// <param name="frames">The frames, such as those of <see cref="CsiRecording.Frames"/>.</param>
    /// <param name="options">Of which frames; the defaults when left out.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="NeuroPoseException">No frames, or none of the node or size asked for; or frames without a time and no rate
    /// given.</exception>
    public static VitalSeries Of(IEnumerable<CsiFrame> frames, VitalSeriesOptions? options = null, CancellationToken cancellation = default) =>
        Of(frames, DefaultMode, (_, _) => new MonitorMethod(), options, cancellation);

    /// <summary>Reads the vital signs of frames with another method, such as the reference's, see <c>NeuroPose.RuView</c>.</summary>
    /// <param name="frames">The frames, such as those of <see cref="CsiRecording.Frames"/>.</param>
    /// <param name="mode">The method's name, for those who read the result.</param>
    /// <param name="method">Makes the method, given the shape of the frames and how many there are a second (NaN where that is not
    /// known).</param>
    /// <param name="options">Of which frames; the defaults when left out.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="NeuroPoseException">No frames, or none of the node or size asked for; or frames without a time and no rate
    /// given.</exception>
    public static VitalSeries Of(
        IEnumerable<CsiFrame> frames,
        string mode,
        Func<FrameShape, double, IVitalMethod> method,
        VitalSeriesOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentException.ThrowIfNullOrEmpty(mode);
        ArgumentNullException.ThrowIfNull(method);
        options = (options ?? new()).Checked();
        var choice = new FrameChoice(options);
        FramePass? pass = null;
        foreach (var frame in choice.From(frames))
        {
            cancellation.ThrowIfCancellationRequested();
            pass ??= new(options, method(choice.Shape!, choice.FramesPerSecond));
            pass.Add(frame);
        }

        return new()
        {
            Mode = mode,
            Shape = choice.Shape!,
            FrameCount = pass!.Used,
            LeftOutFrames = pass.LeftOut,
            OtherFrames = [.. choice.Others],
            DurationSeconds = pass.DurationSeconds,
            Readings = pass.Readings.DrainToImmutable(),
            Alerts = pass.Alerts.DrainToImmutable(),
            Notes = [.. pass.Notes()],
        };
    }

    /// <summary>A paragraph for a notebook.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Vital signs ({Mode} mode) of {FrameCount} {(FrameCount == 1 ? "frame" : "frames")} in {DurationSeconds:0.#} s ({Shape})");
        text.Append(CultureInfo.InvariantCulture, $"\n  {Summary}");
        foreach (var alert in Alerts.Take(MostAlerts))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  alert at {alert}");
        }

        text.Append(Alerts.Length > MostAlerts ? string.Create(CultureInfo.InvariantCulture, $"\n  and {Alerts.Length - MostAlerts} more alerts") : "");
        text.Append(OtherFrames.IsEmpty ? "" : $"\n  not read: {string.Join("; ", OtherFrames)}");
        foreach (var note in Notes)
        {
            text.Append("\n  ").Append(note);
        }

        return text.ToString();
    }

    private const int MostAlerts = 10;
}
