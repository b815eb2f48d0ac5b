using System.Globalization;
using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>Saves recordings as trials of the NeuroPose reference.</summary>
public static class VideoPredictionsSaving
{
    /// <summary>
    /// The recording as a trial: frames with their numbers, each with the people in it. A person who is absent is left out at the end of a
    /// frame's list, and has joints of NaN before others. Labels, confidences, events and channels are not in such a file.
    /// </summary>
    /// <param name="recording">Poses in space, in millimeters with y down, as the format has them.</param>
    /// <exception cref="ArgumentException">The poses are in a picture, not in millimeters, or another axis is up.</exception>
    public static VideoPredictions ToVideoPredictions(this MotionRecording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var problem = recording switch
        {
            { Labels.Count: 0, Unit: LengthUnit.Unknown } => "it has no poses",
            { Dimensions: 2 } => "its poses are in a picture, and the format has poses in space",
            { Unit: LengthUnit.Unknown } => "its unit is not known, and the format has millimeters. Give LoadOptions.Unit",
            { Unit: not LengthUnit.Millimeter } =>
                $"its unit is {recording.Unit}, and the format has millimeters. Convert it: MotionRecording.Of(recording.Poses().ToMillimeters())",
            { Axes.Up: not (null or Axis.MinusY) } => $"{recording.Axes.Up.Value.Symbol()} is up, and in the format y points down. Turn the poses first",
            { FirstFrame: < 0 } => FormattableString.Invariant($"its first frame has the number {recording.FirstFrame}, and the format counts from 0"),
            _ => null,
        };
        if (problem is not null)
        {
            throw new ArgumentException($"The recording cannot be saved as VideoPredictions: {problem}.", nameof(recording));
        }

        var rate = double.IsNaN(recording.FramesPerSecond) ? 0 : recording.FramesPerSecond;
        return new()
        {
            Metadata = new(recording.FrameCount, rate, 0, 0),
            Frames = [.. Enumerable.Range(0, recording.FrameCount).Select(frame => Frame(recording, frame))],
        };
    }

    /// <summary>Writes the recording as a VideoPredictions file; see <see cref="ToVideoPredictions"/>.</summary>
    /// <param name="recording">Poses in space, in millimeters with y down.</param>
    /// <param name="path">The file, which is replaced.</param>
    /// <exception cref="ArgumentException">The recording does not fit the format; the message says why.</exception>
    public static void SaveVideoPredictions(this MotionRecording recording, string path) => recording.ToVideoPredictions().Save(path);

    private static FramePrediction Frame(MotionRecording recording, int frame)
    {
        List<NumberRows> people = [];
        var present = 0;
        foreach (var person in recording.Persons.Where(person => person.Labels.Count > 0))
        {
            var width = 3 * person.Labels.Count;
            var pose = person.Coordinates.Span.Slice(frame * width, width);
            people.Add(NumberRows.Of(3, pose));
            present = pose.ContainsAnyExcept(double.NaN) ? people.Count : present;
        }

        var name = "frame_" + (recording.FirstFrame + frame).ToString("D6", CultureInfo.InvariantCulture);
        return new(name, NumberRows.Empty, people[..present], []);
    }
}
