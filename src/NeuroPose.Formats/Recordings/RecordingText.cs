using System.Text;
using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>A recording in a paragraph.</summary>
internal static class RecordingText
{
    public static string Of(MotionRecording recording)
    {
        var text = new StringBuilder();
        if (recording.FileName.Length > 0)
        {
            text.Append(recording.FileName).Append(": ");
        }

        text.Append(recording.Format.Title());
        if (recording.FormatDetail.Length > 0)
        {
            text.Append(" (").Append(recording.FormatDetail).Append(')');
        }

        text.Append(". ").Append(Frames(recording)).Append(". ").Append(Points(recording));
        AppendOutputs(text, recording.ModelOutputs);
        if (recording.Analog.Channels.Count > 0)
        {
            text.Append(Invariant($" {recording.Analog.Channels.Count:N0} analog {(recording.Analog.Channels.Count == 1 ? "channel" : "channels")}{Rate(recording.Analog)}."));
        }

        if (recording.Events.Count > 0)
        {
            text.Append(Invariant($" {recording.Events.Count:N0} {(recording.Events.Count == 1 ? "event" : "events")}."));
        }

        return text.ToString();
    }

    private static string Frames(MotionRecording recording)
    {
        var rate = double.IsNaN(recording.FramesPerSecond)
            ? ", rate not known"
            : Invariant($" at {recording.FramesPerSecond:0.######} Hz ({recording.RateSource ?? "stated"})");
        var numbers = recording.FrameCount > 0 ? Invariant($", frames {recording.FirstFrame}–{recording.FirstFrame + recording.FrameCount - 1}") : "";
        return Invariant($"{recording.FrameCount:N0} {(recording.FrameCount == 1 ? "frame" : "frames")}{rate}{numbers}");
    }

    private static string Points(MotionRecording recording)
    {
        if (recording.Persons.All(person => person.Labels.Count == 0))
        {
            return "No poses.";
        }

        var labels = recording.Labels.Count;
        var people = recording.Persons.Count == 1 ? "" : Invariant($" of {recording.Persons.Count} {(recording.PersonsAreSlots ? "slots" : "people")}");
        var unit = recording.Unit switch
        {
            LengthUnit.Unknown => ", unit not known",
            LengthUnit.Normalized => " in parts of the picture",
            var known => " in " + known.Symbol(),
        };
        var axes = recording.AxesSource is { } source ? $"{recording.Axes} ({source})" : recording.Axes.ToString();
        var missing = recording.Persons.Sum(person => person.MissingCount);
        var gaps = missing == 0 ? "none missing" : Invariant($"{missing:N0} of {recording.Persons.Sum(person => (long)person.FrameCount * person.Labels.Count):N0} points missing");
        return Invariant($"{labels:N0} {(labels == 1 ? "joint" : "joints")}{people}{unit}, {recording.Dimensions}-D, {axes}, {gaps}.");
    }

    private static void AppendOutputs(StringBuilder text, TimeSeriesTable table)
    {
        if (table.Channels.Count > 0)
        {
            // A vector has three channels, and is one output.
            var outputs = table.Channels.Select(channel => channel.Name is [.. var stem, ' ', 'X' or 'Y' or 'Z'] ? stem : channel.Name).Distinct(StringComparer.Ordinal).Count();
            var missing = table.MissingCount * outputs / table.Channels.Count;
            text.Append(Invariant($" {outputs:N0} {(outputs == 1 ? "model output" : "model outputs")} kept apart{(missing == 0 ? "" : Invariant($" ({missing:N0} samples missing)"))}."));
        }
    }

    private static string Rate(TimeSeriesTable table) => double.IsNaN(table.FramesPerSecond) ? "" : Invariant($" at {table.FramesPerSecond:#,0.###} Hz");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
