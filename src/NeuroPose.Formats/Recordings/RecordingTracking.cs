using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>Follows people through recordings of which the file knows the order of detection and no identities.</summary>
public static class RecordingTracking
{
    private const string SlotsNotice = "are slots in the order of detection";

    /// <summary>
    /// The recording with people in place of slots, by the rule of <see cref="PersonTracking"/>: a body's place is the mean of its known joints,
    /// and the nearest pairs are matched first. In units of length the millimeters of the options hold; in pixels and where the unit is not known,
    /// their sizes of the body, which is the larger of the two of a pair. A body of one joint has no size, and is not followed there. People are
    /// in the order in which they are first seen. A recording whose people are identities is returned as it is.
    /// </summary>
    /// <param name="recording">The recording.</param>
    /// <param name="options">How far a person may move; null takes the defaults.</param>
    /// <exception cref="ArgumentException">The slots have different labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A distance of the options is negative or NaN.</exception>
    /// <exception cref="FileFormatException">There are so many tracks that tables of all would be out of proportion to the recording.</exception>
    public static MotionRecording Tracked(this MotionRecording recording, TrackingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(recording);
        options ??= new();
        TrackingOptions.Check(options);
        if (!recording.PersonsAreSlots || recording.Persons.Count == 0)
        {
            return recording;
        }

        var labels = recording.Persons[0].Labels;
        if (recording.Persons.Any(person => !person.Labels.SequenceEqual(labels)))
        {
            throw new ArgumentException("People can be followed only where all have the same labels.", nameof(recording));
        }

        var tracks = NearestPairs.Follow(
            recording.FrameCount, frame => [.. recording.Persons.Select(person => Body(person, frame))], Reach(recording.Unit, options), options.LeastFrames);
        var found = recording.Persons.Sum(person => ((long)person.FrameCount * labels.Count) - person.MissingCount);
        Proportion.Check(recording.FrameCount, tracks.Count, labels.Count, found, new(File: recording.FileName.Length > 0 ? recording.FileName : null));
        return recording with
        {
            Persons = [.. tracks.Select(track => Person(recording, track))],
            PersonsAreSlots = false,
            Notices =
            [
                .. recording.Notices.Where(notice => !notice.Contains(SlotsNotice, StringComparison.Ordinal)),
                FormattableString.Invariant($"{tracks.Count} {(tracks.Count == 1 ? "person was" : "people were")} followed through ")
                    + FormattableString.Invariant($"{recording.Persons.Count} slots by the nearest pairs of bodies."),
            ],
        };
    }

    private static Func<DetectedBody, DetectedBody, int, double> Reach(LengthUnit unit, TrackingOptions options)
    {
        if (unit.IsLength())
        {
            var (step, jump) = (options.MaxStepMillimeters / unit.InMillimeters(), options.MaxJumpMillimeters / unit.InMillimeters());
            return (_, _, frames) => Math.Min(step * frames, jump);
        }

        return (last, now, frames) => Math.Max(last.Size, now.Size) * Math.Min(options.MaxStepBodySizes * frames, options.MaxJumpBodySizes);
    }

    private static DetectedBody Body(RecordedPerson person, int frame)
    {
        var width = 3 * person.Labels.Count;
        var pose = person.Coordinates.Span.Slice(frame * width, width);
        var (sum, known) = (new Point3(0, 0, 0), 0);
        Span<double> least = [double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity];
        Span<double> most = [double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity];
        for (var at = 0; at < width; at += 3)
        {
            if (new Point3(pose[at], pose[at + 1], pose[at + 2]) is { IsFinite: true } point)
            {
                sum += point;
                known++;
                for (var axis = 0; axis < 3; axis++)
                {
                    least[axis] = Math.Min(least[axis], pose[at + axis]);
                    most[axis] = Math.Max(most[axis], pose[at + axis]);
                }
            }
        }

        return known == 0
            ? new(Point3.Unknown)
            : new(new(sum.X / known, sum.Y / known, sum.Z / known), Math.Max(most[0] - least[0], Math.Max(most[1] - least[1], most[2] - least[2])));
    }

    private static RecordedPerson Person(MotionRecording recording, PersonTrack track)
    {
        var slots = recording.Persons;
        var first = slots[track.Detections[track.FirstFrame]!.Value];
        return first with
        {
            Name = FormattableString.Invariant($"track {track.Number}"),
            Coordinates = Gather(slot => slot.Coordinates),
            Confidence = first.Confidence.IsEmpty ? first.Confidence : Gather(slot => slot.Confidence),
            PointValues = first.PointValues.Keys.ToDictionary(name => name, name => Gather(slot => slot.PointValues[name])),
        };

        ReadOnlyMemory<double> Gather(Func<RecordedPerson, ReadOnlyMemory<double>> numbers)
        {
            var width = numbers(first).Length / recording.FrameCount;
            var gathered = new double[recording.FrameCount * width];
            for (var frame = 0; frame < recording.FrameCount; frame++)
            {
                var target = gathered.AsSpan(frame * width, width);
                if (track.Detections[frame] is { } slot && !numbers(slots[slot]).IsEmpty)
                {
                    numbers(slots[slot]).Span.Slice(frame * width, width).CopyTo(target);
                }
                else
                {
                    target.Fill(double.NaN);
                }
            }

            return gathered;
        }
    }
}
