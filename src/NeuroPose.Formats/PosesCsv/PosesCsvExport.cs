using System.Globalization;
using NeuroPose.Files;

namespace NeuroPose.Formats;

/// <summary>Writes recordings as plain tables, for every program that reads CSV.</summary>
public static class PosesCsvExport
{
    /// <summary>
    /// Writes the points as CSV: a row a frame with the columns <c>frame</c>, <c>time_s</c> where the time is known, and <c>label_x</c>,
    /// <c>label_y</c>, in 3-D <c>label_z</c>, and <c>label_confidence</c> where there is one. A missing number is an empty cell; numbers
    /// are in round-trip form. Of several people each frame has a row for each, and the column <c>person</c> behind the frame has the
    /// track's name, or the index where it has none or is a subject's name, which is personal data. The file reads back the same
    /// (<see cref="MotionFile"/>), except that CSV has no place for the unit and the axes: give them when you load it.
    /// </summary>
    /// <param name="recording">The recording; of poses, <see cref="MotionRecording.Of"/> makes one.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException">There are no points, or people have different labels.</exception>
    /// <exception cref="IOException">The file cannot be written; what was there is untouched.</exception>
    public static void SaveCsv(this MotionRecording recording, string path)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var labels = recording.Labels;
        if (labels.Count == 0)
        {
            throw new ArgumentException(
                "The recording has no points. Tables of channels are written by TimeSeriesTable.ToCsv.", nameof(recording));
        }

        if (recording.Persons.FirstOrDefault(person => !person.Labels.SequenceEqual(labels)) is not null)
        {
            throw new ArgumentException(
                "The people of the recording have different labels, and a table has one header. Save them one by one: recording with { Persons = [recording.Persons[0]] }.",
                nameof(recording));
        }

        new CsvRows(Header(recording, labels), Rows(recording)).Save(path);
    }

    private static bool HasTime(MotionRecording recording) => !recording.Times.IsEmpty || recording.FramesPerSecond > 0;

    private static bool HasConfidence(MotionRecording recording) => recording.Persons.Any(person => !person.Confidence.IsEmpty);

    private static string[] Header(MotionRecording recording, IReadOnlyList<string> labels)
    {
        string[] parts = ["x", "y", .. recording.Dimensions == 3 ? ["z"] : Array.Empty<string>(), .. HasConfidence(recording)
            ? ["confidence"] : Array.Empty<string>()];
        return
        [
            "frame",
            .. recording.Persons.Count > 1 ? ["person"] : Array.Empty<string>(),
            .. HasTime(recording) ? ["time_s"] : Array.Empty<string>(),
            .. labels.SelectMany(label => parts.Select(part => $"{label}_{part}")),
        ];
    }

    private static IEnumerable<IEnumerable<string>> Rows(MotionRecording recording)
    {
        for (var frame = 0; frame < recording.FrameCount; frame++)
        {
            for (var person = 0; person < recording.Persons.Count; person++)
            {
                yield return Row(recording, frame, person);
            }
        }
    }

    private static IEnumerable<string> Row(MotionRecording recording, int frame, int index)
    {
        var person = recording.Persons[index];
        yield return (recording.FirstFrame + frame).ToString(CultureInfo.InvariantCulture);
        if (recording.Persons.Count > 1)
        {
            yield return person is { IsSubject: false, Name.Length: > 0 } ? person.Name : index.ToString(CultureInfo.InvariantCulture);
        }

        if (HasTime(recording))
        {
            var stated = recording.Times.IsEmpty ? double.NaN : recording.Times.Span[frame];
            yield return Number(double.IsNaN(stated)
                ? (recording.FirstFrame + frame - recording.TimeZeroFrame) / recording.FramesPerSecond : stated);
        }

        var hasConfidence = HasConfidence(recording);
        for (var point = 0; point < person.Labels.Count; point++)
        {
            var at = (frame * person.Labels.Count) + point;
            for (var axis = 0; axis < recording.Dimensions; axis++)
            {
                yield return Number(person.Coordinates.Span[(3 * at) + axis]);
            }

            if (hasConfidence)
            {
                yield return Number(person.Confidence.IsEmpty ? double.NaN : person.Confidence.Span[at]);
            }
        }
    }

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);
}
