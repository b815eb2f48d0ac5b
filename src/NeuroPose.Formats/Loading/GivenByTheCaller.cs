using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>Puts what the caller knows into a recording that was read; the sources say so.</summary>
internal static class GivenByTheCaller
{
    private const string Source = "given by the caller";

    public static MotionRecording With(this MotionRecording recording, LoadOptions options)
    {
        if (options.FramesPerSecond is { } rate)
        {
            recording = rate > 0 && double.IsFinite(rate)
                ? recording with { FramesPerSecond = rate, RateSource = Source }
                : throw new ArgumentOutOfRangeException(nameof(options), rate, "FramesPerSecond must be above 0 and finite.");
        }

        if (options.PictureSize is { } size && recording.Unit == LengthUnit.Normalized)
        {
            recording = InPixels(recording, size.Width, size.Height);
        }

        if (options.Unit is { } unit)
        {
            recording = recording with { Unit = unit, UnitSource = Source };
        }

        if (options.Up is { } up)
        {
            recording = recording with { Axes = new(up), AxesSource = Source };
        }

        if (options.Skeleton is { } skeleton)
        {
            recording = recording with { Persons = [.. recording.Persons.Select((person, index) => Named(recording, person, index, skeleton))] };
        }

        if (options.MinConfidence is { } least)
        {
            recording = WhereConfident(recording, least);
        }

        return options.Mirrored ? Mirrored(recording) : recording;
    }

    /// <summary>Without a rate that can be none: 0, below 0, or too large for a number.</summary>
    public static MotionRecording WithRateOrNone(this MotionRecording recording) =>
        double.IsNaN(recording.FramesPerSecond) || (recording.FramesPerSecond > 0 && double.IsFinite(recording.FramesPerSecond))
        ? recording
        : recording with
        {
            FramesPerSecond = double.NaN,
            RateSource = null,
            Notices =
            [
                .. recording.Notices,
                FormattableString.Invariant($"{recording.RateSource ?? "The file"} says {recording.FramesPerSecond} frames a second, which is no rate: ")
                    + "the rate is not known. Give LoadOptions.FramesPerSecond.",
            ],
        };

    private static RecordedPerson Named(MotionRecording recording, RecordedPerson person, int index, Skeleton skeleton)
    {
        if (person.Labels.Count != skeleton.JointCount)
        {
            throw new FileFormatException(
                $"the person has {person.Labels.Count} points, but the skeleton {skeleton} was given for them.",
                new(File: recording.FileName.Length == 0 ? null : recording.FileName, Person: index));
        }

        return person with { Labels = skeleton.JointNames, Skeleton = skeleton };
    }

    private static MotionRecording InPixels(MotionRecording recording, int width, int height) => recording with
    {
        Unit = LengthUnit.Pixel,
        UnitSource = "parts of the picture times its size, given by the caller",
        Persons =
        [
            .. recording.Persons.Select(person =>
            {
                var numbers = person.Coordinates.ToArray();
                for (var at = 0; at < numbers.Length; at += 3)
                {
                    (numbers[at], numbers[at + 1], numbers[at + 2]) = (numbers[at] * width, numbers[at + 1] * height, numbers[at + 2] * width);
                }

                return person with { Coordinates = numbers };
            }),
        ],
    };

    private static MotionRecording WhereConfident(MotionRecording recording, double least)
    {
        if (double.IsNaN(least))
        {
            throw new ArgumentOutOfRangeException(nameof(least), least, "MinConfidence must be a number.");
        }

        if (recording.Persons.Count > 0 && recording.Persons.All(person => person.Confidence.IsEmpty))
        {
            return recording with { Notices = [.. recording.Notices, "MinConfidence has no effect: the file has no confidence."] };
        }

        var removed = 0L;
        RecordedPerson[] people =
        [
            .. recording.Persons.Select(person =>
            {
                var numbers = person.Coordinates.ToArray();
                removed += ConfidenceFilter.Remove(numbers, person.Confidence.Span, least);
                return person with { Coordinates = numbers };
            }),
        ];
        return recording with
        {
            Persons = people,
            Notices = [.. recording.Notices, FormattableString.Invariant($"{removed:N0} points with a confidence below {least} were taken as missing.")],
        };
    }

    private static MotionRecording Mirrored(MotionRecording recording) => recording with
    {
        Notices = [.. recording.Notices, "The sides of the body were swapped, as the video is mirrored."],
        Persons =
        [
            .. recording.Persons.Select((person, index) =>
            {
                var skeleton = person.Skeleton ?? throw new FileFormatException(
                    "the sides of a mirrored video can be swapped only for a known skeleton. Give LoadOptions.Skeleton.",
                    new(File: recording.FileName.Length == 0 ? null : recording.FileName, Person: index));
                return Swapped(person, skeleton);
            }),
        ],
    };

    private static RecordedPerson Swapped(RecordedPerson person, Skeleton skeleton)
    {
        var partner = skeleton.MirrorPartners();
        var (numbers, sureness) = (person.Coordinates.ToArray(), person.Confidence.ToArray());
        for (var frame = 0; frame < person.FrameCount; frame++)
        {
            for (var joint = 0; joint < partner.Count; joint++)
            {
                var (to, from) = ((frame * partner.Count) + joint, (frame * partner.Count) + partner[joint]);
                person.Coordinates.Span.Slice(3 * from, 3).CopyTo(numbers.AsSpan(3 * to));
                if (sureness.Length > 0)
                {
                    sureness[to] = person.Confidence.Span[from];
                }
            }
        }

        return person with { Coordinates = numbers, Confidence = sureness };
    }
}
