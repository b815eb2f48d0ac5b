using System.Globalization;
using NeuroPose.Files;
using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>Writes marker trajectories for OpenSim.</summary>
public static class TrcExport
{
    /// <summary>
    /// Writes one person's points as TRC: tabs, an empty cell where a point is missing, numbers in round-trip form, so that the file
    /// reads back the same. OpenSim's models want y up: turn the poses first (<see cref="PoseUnits.ToUp"/>). Confidence and trajectories
    /// that nobody labeled have no place in the format.
    /// </summary>
    /// <param name="recording">The recording; of poses, <see cref="MotionRecording.Of"/> makes one.</param>
    /// <param name="path">The file.</param>
    /// <param name="person">Whose; may be left out where there is one person.</param>
    /// <exception cref="ArgumentException">The points are 2-D, or the rate, the unit or the person is not known; the message says what to
    /// give.</exception>
    /// <exception cref="IOException">The file cannot be written; what was there is untouched.</exception>
    public static void SaveTrc(this MotionRecording recording, string path, int? person = null)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (recording.Labels.Count == 0)
        {
            throw new ArgumentException("The recording has no points, and TRC holds nothing else. Tables over time go into MOT/STO.", nameof(recording));
        }

        if (recording.Dimensions != 3)
        {
            throw new ArgumentException("The points are 2-D; TRC holds 3-D points. Triangulate first, or save a CSV.", nameof(recording));
        }

        if (!recording.Unit.IsLength())
        {
            throw new ArgumentException(
                "TRC needs a unit of length, and the recording's is not known. Give LoadOptions.Unit when you load it.", nameof(recording));
        }

        if (!(recording.FramesPerSecond > 0))
        {
            throw new ArgumentException(
                "TRC needs a rate, and the recording's is not known. Give LoadOptions.FramesPerSecond when you load it.", nameof(recording));
        }

        var saved = recording.Persons[Person(recording, person)];
        AtomicFile.Write(path, stream =>
        {
            using StreamWriter text = new(stream, leaveOpen: true) { NewLine = "\n" };
            WriteHeader(text, recording, saved.Labels, Path.GetFileName(path));
            for (var frame = 0; frame < recording.FrameCount; frame++)
            {
                WriteRow(text, recording, saved, frame);
            }
        });
    }

    private static int Person(MotionRecording recording, int? person) => (person, recording.Persons.Count) switch
    {
        (null, 1) => 0,
        (null, var count) => throw new ArgumentException(
            FormattableString.Invariant($"A TRC file holds one person; the recording has {count}. Choose one: person: 0."),
                nameof(person)),
        ({ } index, var count) when index < 0 || index >= count => throw new ArgumentOutOfRangeException(
            nameof(person), index, FormattableString.Invariant($"The recording has {count} people, with indices from 0.")),
        ({ } index, _) => index,
    };

    private static void WriteHeader(StreamWriter text, MotionRecording recording, IReadOnlyList<string> labels, string name)
    {
        var rate = Number(recording.FramesPerSecond);
        text.WriteLine($"PathFileType\t4\t(X/Y/Z)\t{OneCell(name)}");
        text.WriteLine("DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames");
        var (frames, first, unit) = (recording.FrameCount, recording.FirstFrame, recording.Unit.Symbol());
        text.WriteLine(FormattableString.Invariant($"{rate}\t{rate}\t{frames}\t{labels.Count}\t{unit}\t{rate}\t{first}\t{frames}"));
        text.WriteLine($"Frame#\tTime\t{string.Join("\t\t\t", labels.Select(OneCell))}\t\t");
        text.WriteLine("\t\t" + string.Join(
            '\t', labels.Select((_, at) => FormattableString.Invariant($"X{at + 1}\tY{at + 1}\tZ{at + 1}"))));
        text.WriteLine();
    }

    private static void WriteRow(StreamWriter text, MotionRecording recording, RecordedPerson person, int frame)
    {
        var number = recording.FirstFrame + frame;
        var stated = recording.Times.IsEmpty ? double.NaN : recording.Times.Span[frame];
        var time = double.IsNaN(stated) ? (number - recording.TimeZeroFrame) / recording.FramesPerSecond : stated;
        text.Write(FormattableString.Invariant($"{number}\t{Number(time)}"));
        foreach (var value in person.Coordinates.Span.Slice(3 * frame * person.Labels.Count, 3 * person.Labels.Count))
        {
            text.Write('\t');
            text.Write(double.IsNaN(value) ? "" : Number(value));
        }

        text.WriteLine();
    }

    /// <summary>A label that cannot break the row of names.</summary>
    private static string OneCell(string label) => label.ReplaceLineEndings(" ").Replace('\t', ' ');

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
