using NeuroPose.Cli.Terminal;
using NeuroPose.RuView.Reference;
using NeuroPose.Vitals.Baselines;
using NeuroPose.Vitals.Recordings;
using NeuroPose.Vitals.Series;

namespace NeuroPose.Cli.Commands;

/// <summary>How the vital signs are read.</summary>
internal enum VitalsMethod
{
    /// <summary>As this library does.</summary>
    Default,

    /// <summary>As the RuView reference does.</summary>
    Reference,

    /// <summary>As a textbook does.</summary>
    Textbook,
}

/// <summary>
/// A recording named on the command line, a file or standard input, read once; long ones report how far they are on standard error.
/// </summary>
internal sealed class VitalsSource(Screen screen, string file, RecordingOptions recordingOptions)
{
    private const long LongBytes = 32 << 20;

    public (VitalSeries Series, RecordingReport Report) Read(VitalSeriesOptions options, VitalsMethod method, CancellationToken cancellation)
    {
        var isInput = file == FileArguments.StandardInput;
        var name = isInput ? "standard input" : file;
        using var stream = isInput ? screen.Input() : null;
        using var recording = stream is null ? CsiRecording.Open(file, recordingOptions) : CsiRecording.Read(stream, recordingOptions, name);
        try
        {
            var frames = recording.Frames(new Reading(screen, isInput || Directory.Exists(file) ? null : new FileInfo(file).Length), cancellation);
            var series = method switch
            {
                VitalsMethod.Reference => ReferenceSeries.Of(frames, options, cancellation),
                VitalsMethod.Textbook => VitalBaselines.Textbook(frames, options, cancellation),
                _ => VitalSeries.Of(frames, options, cancellation),
            };
            return (series, recording.Report);
        }
        catch (NeuroPoseException problem) when (problem is not FileFormatException)
        {
            var skipped = recording.Report is { SkippedCount: > 0 } report
                ? FormattableString.Invariant($" {report.SkippedCount} {(report.SkippedCount == 1 ? "record was" : "records were")} left out, first {report.Skipped[0]}")
                : "";
            throw new FileFormatException(problem.Message + skipped, new Place(File: name));
        }
    }

    /// <summary>A line for each tenth of a long file, or for each 32 MB of standard input.</summary>
    private sealed class Reading(Screen screen, long? length) : IProgress<Progress>
    {
        private long told;

        public void Report(Progress progress)
        {
            var value = progress.Done;
            if (length is < LongBytes)
            {
                return;
            }

            var now = length is { } all ? value * 10 / all : value / LongBytes;
            if (now > told && value != length)
            {
                told = now;
                screen.WriteErrorLine(length is null ? FormattableString.Invariant($"  {value >> 20} MB read") : FormattableString.Invariant($"  {now * 10} % read"));
            }
        }
    }
}
