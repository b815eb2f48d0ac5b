using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>Makes a recording of an array of poses and of what stands beside it in the file.</summary>
internal sealed class NumpyRecording(string path, NumpyArchive archive, NumpyMember poses, LoadOptions options, CancellationToken cancellation)
{
    /// <summary>A third number beyond this is no confidence.</summary>
    private const double LargestConfidence = 1.5;

    private readonly List<string> notices = [];

    public MotionRecording Read()
    {
        if (poses.Type is null)
        {
            throw new FileFormatException(poses.WhyNot, poses.Place);
        }

        var layout = NumpyLayout.Of(poses.Header.Shape, poses.Header.IsFortran, options.ArrayOrder ?? Text(NumpyNames.Order), poses.Place, notices);
        layout = Whole(layout);
        var numbers = poses.Numbers(layout.Shape.Aggregate(UInt128.One, (count, size) => count * (uint)size), cancellation);
        var labels = Labels(layout);
        var confidence = Confidence(layout, numbers);
        RecordedPerson[] people = [.. Enumerable.Range(0, layout.Persons).Select(person => Person(layout, numbers, labels, confidence, person))];
        Warn(people, layout);
        return new()
        {
            Format = MotionFormat.Numpy,
            FormatDetail = $"{NumpyLayout.InWords(poses.Header.Shape)} {poses.Header.Descr}{(poses.Header.IsFortran ? ", Fortran order" : "")}",
            Persons = Named(people),
            FrameCount = layout.Frames,
            Dimensions = layout.Coordinates == 2 ? 2 : 3,
            FramesPerSecond = Rate() is { } rate ? rate.Value : double.NaN,
            RateSource = Rate()?.Source,
            Unit = Unit() ?? LengthUnit.Unknown,
            UnitSource = Unit() is null ? null : Member(NumpyNames.Unit),
            Axes = Text(NumpyNames.Up) is { } up ? new(AxisDirections.Parse(up)) : Axes.Unknown,
            AxesSource = Text(NumpyNames.Up) is { } direction && AxisDirections.Parse(direction) is not null ? Member(NumpyNames.Up) : null,
            FirstFrame = Number(NumpyNames.FirstFrame) is { } first && first >= 0 && first < int.MaxValue - layout.Frames ? (int)first : 0,
            Notices = notices,
        };
    }

    /// <summary>The layout with as many frames as the file has whole ones, where it was cut short and that is allowed.</summary>
    private NumpyLayout Whole(NumpyLayout layout)
    {
        if ((ulong)poses.Present >= poses.Header.Count || layout.Order[0] != 'f' || poses.Header.IsFortran)
        {
            return layout;
        }

        var width = layout.Shape.Skip(1).Aggregate(UInt128.One, (count, size) => count * (uint)size);
        var whole = (int)((ulong)poses.Present / width);
        var cut = FormattableString.Invariant($"cut short: {layout.Frames:N0} frames were announced, {whole:N0} whole ones are there.");
        if (!options.AllowTruncated)
        {
            throw new FileFormatException($"{cut} AllowTruncated = true loads those.", poses.Place);
        }

        notices.Add($"The file is {cut}");
        return NumpyLayout.Of([whole, .. layout.Shape.Skip(1)], isFortran: false, layout.Order, poses.Place, notices);
    }

    private IReadOnlyList<string> Labels(NumpyLayout layout)
    {
        if (archive.Members.FirstOrDefault(NumpyNames.IsLabels) is { } member && member.Header.Count <= int.MaxValue)
        {
            var labels = member.Texts(cancellation);
            if (labels.Length == layout.Joints)
            {
                return JointLabels.Distinct(labels, notices);
            }

            notices.Add($"The array \"{member.Name}\" has {labels.Length} names for {layout.Joints} joints and was not used.");
        }

        if (NumpyNames.IsFreeMoCapBody(path, layout))
        {
            notices.Add("The name and the 33 joints are FreeMoCap's: the joints are named as in MediaPipe's model. Its unit (millimeters when its board was measured in them) and axes (z up) are not in the file: give LoadOptions.Unit and LoadOptions.Up.");
            return NumpyNames.FreeMoCapBody;
        }

        return JointLabels.Numbered(layout.Joints);
    }

    /// <summary>People × frames × joints confidences; null where there are none.</summary>
    private Func<int, int, int, double>? Confidence(NumpyLayout layout, double[] numbers)
    {
        if (layout.Coordinates == 4)
        {
            var fourth = 3 * layout.ToNextCoordinate;
            return (person, frame, joint) => numbers[layout.At(person, frame, joint) + fourth];
        }

        if (archive.Members.FirstOrDefault(NumpyNames.IsConfidence) is not { } member || member == poses)
        {
            return null;
        }

        int[] expected = [.. layout.Shape.Where((_, dimension) => layout.Order[dimension] != 'c')];
        if (!member.Header.Shape.SequenceEqual(expected))
        {
            notices.Add($"The array \"{member.Name}\" has the shape {NumpyLayout.InWords(member.Header.Shape)}; expected {NumpyLayout.InWords(expected)}. It was not used.");
            return null;
        }

        var own = NumpyLayout.Confidence(layout, member.Header.IsFortran);
        var confidences = member.Numbers(member.Header.Count, cancellation);
        return (person, frame, joint) => confidences[own.At(person, frame, joint)];
    }

    private static RecordedPerson Person(NumpyLayout layout, double[] numbers, IReadOnlyList<string> labels, Func<int, int, int, double>? confidence, int person)
    {
        PointTable table = new(labels, confidence is not null);
        table.ReachFrames(layout.Frames);
        var next = layout.ToNextCoordinate;
        for (var frame = 0; frame < layout.Frames; frame++)
        {
            for (var joint = 0; joint < labels.Count; joint++)
            {
                var at = layout.At(person, frame, joint);
                var z = layout.Coordinates > 2 ? numbers[at + (2 * next)] : 0;
                table.Set(frame, joint, numbers[at], numbers[at + next], z, confidence?.Invoke(person, frame, joint) ?? double.NaN);
            }
        }

        return table.ToPerson(layout.Frames, skeleton: KnownSkeletons.For(MotionFormat.Numpy, labels), confidenceName: "confidence");
    }

    private RecordedPerson[] Named(RecordedPerson[] people)
    {
        var names = archive.Members.FirstOrDefault(member => member is { Name: NumpyNames.People, Type.IsText: true, Header.Shape.Count: 1 })?.Texts(cancellation);
        return names?.Length == people.Length ? [.. people.Select((person, index) => person with { Name = names[index] })] : people;
    }

    /// <summary>Three numbers of which the last is always between 0 and 1 may be x, y and a confidence: that is said, as nobody else can know.</summary>
    private void Warn(RecordedPerson[] people, NumpyLayout layout)
    {
        if (layout.Coordinates != 3)
        {
            return;
        }

        var (largest, least, most) = (0.0, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var person in people)
        {
            var numbers = person.Coordinates.Span;
            for (var at = 0; at < numbers.Length; at += 3)
            {
                largest = Math.Max(largest, double.IsNaN(numbers[at]) ? 0 : Math.Max(Math.Abs(numbers[at]), Math.Abs(numbers[at + 1])));
                (least, most) = double.IsNaN(numbers[at]) ? (least, most) : (Math.Min(least, numbers[at + 2]), Math.Max(most, numbers[at + 2]));
            }
        }

        if (least >= 0 && most <= LargestConfidence && most > 0 && largest > 20)
        {
            notices.Add("The third numbers are all between 0 and 1.5, the others are not: they may be confidences and no z. Save x and y, and the confidences as an array \"confidence\" beside them.");
        }
    }

    private (double Value, string Source)? Rate()
    {
        if (archive.Members.FirstOrDefault(NumpyNames.IsRate) is not { } member)
        {
            return null;
        }

        var rate = member.Numbers(UInt128.One, cancellation)[0];
        return rate > 0 && double.IsFinite(rate) ? (rate, Member(member.Name)) : null;
    }

    private LengthUnit? Unit() => Text(NumpyNames.Unit) is { } text ? LengthUnits.Parse(text) : null;

    private double? Number(string name) => Scalar(name) is { Type.IsNumber: true } member ? member.Numbers(UInt128.One, cancellation)[0] : null;

    private string? Text(string name) => Scalar(name) is { Type.IsText: true } member ? member.Texts(cancellation)[0] : null;

    private NumpyMember? Scalar(string name) => archive.Members.FirstOrDefault(member => NumpyNames.IsScalar(member, name));

    private static string Member(string name) => $"array \"{name}\"";
}
