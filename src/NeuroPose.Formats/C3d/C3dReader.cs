using System.Globalization;
using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>Reads C3D files: points and analog channels in frames, and what the parameters say about them.</summary>
internal sealed class C3dReader : TypedReader<C3dContents>
{
    public override MotionFormat Format => MotionFormat.C3d;

    public override string? Recognize(FileHead head)
    {
        // The mark is also the letter P, so that text is not taken for it: the parameters must be where the first byte says.
        if (head.Bytes is not [>= 2 and var block, C3dHeader.Mark, ..] || !head.IsBinary || head.Length <= C3dBytes.StartOfBlock(block) + 3)
        {
            return null;
        }

        var processor = C3dBytes.StartOfBlock(block) + 3;
        return processor >= head.Bytes.Length || Enum.IsDefined((C3dProcessor)head.Bytes[processor])
            ? $"the second byte is 0x{C3dHeader.Mark:X2}, and the parameters are in block {block}"
            : null;
    }

    protected override (MotionRecording Recording, C3dContents Extra) ReadWhole(
        string path, LoadOptions options, CancellationToken cancellation)
    {
        using var stream = TrialFile.Open(path);
        var file = new C3dBytes(stream, path);
        var header = C3dHeader.Read(file);
        var parameters = C3dParameterSection.Read(file, header);
        List<string> notices = [];
        var layout = C3dLayout.Of(file, header, parameters, options.AllowTruncated, notices);
        CheckSize(file, layout);

        var (rate, rateSource) = Rate(header, parameters, notices);
        var start = (layout.FirstFrame - C3dEvents.FrameAtZero) / rate;
        var labels = C3dPointLabels.Of(parameters, layout.PointCount, notices);
        C3dPointGroup Markers(IReadOnlyList<int> points) => new(points, layout.FrameCount, withValues: options.PointValues);
        C3dPointGroup[] people = [.. labels.Subjects.Select(subject => Markers(subject.Points))];
        var unlabeled = Markers(labels.Unlabeled);
        var outputs = new C3dPointGroup([.. labels.Outputs.Select(output => output.Point)], layout.FrameCount, zeroIsMissing: true);
        var channels = new C3dChannels(parameters, layout, notices);
        C3dFrames.Read(file, header.Processor, layout, [.. people, unlabeled, outputs], channels, cancellation);
        var rotations = C3dRotationSection.Read(file, header.Processor, parameters, layout, rate, options.AllowTruncated, notices);

        if (people.Sum(person => person.ZeroCount) is > 0 and var zeros)
        {
            notices.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{zeros:N0} points of markers are exactly 0, 0, 0 and not marked as missing; they were kept."));
        }

        var (unit, up) = (LengthUnits.Parse(parameters.Text("POINT:UNITS")) ?? LengthUnit.Unknown, Up(parameters, notices));
        var analog = channels.ToTable(AnalogRate(parameters, layout, rate, notices), start);
        var plates = C3dForcePlates.Of(parameters, analog, options.Unit ?? unit, notices);
        var recording = new MotionRecording
        {
            Format = MotionFormat.C3d,
            FormatDetail = Company(parameters) + InWords(header.Processor) + (layout.IsReal ? ", real" : ", integer"),
            Persons = Persons(labels, people, rotations, layout, notices),
            Unlabeled = labels.Unlabeled.Count == 0 ? null : Person("", labels.UnlabeledNames, unlabeled),
            FrameCount = layout.FrameCount,
            FramesPerSecond = rate,
            RateSource = rateSource,
            Unit = unit,
            UnitSource = unit == LengthUnit.Unknown ? null : "POINT:UNITS",
            Axes = new(up),
            AxesSource = up is null ? null
                : up.Value.Sign() < 0 ? C3dExport.UpParameter
                : $"X_SCREEN {parameters.Text("POINT:X_SCREEN")}, Y_SCREEN {parameters.Text("POINT:Y_SCREEN")}",
            Dimensions = parameters.Count(C3dExport.DimensionsParameter) == 2 ? 2 : 3,
            FirstFrame = layout.FirstFrame,
            TimeZeroFrame = C3dEvents.FrameAtZero,
            Events = C3dEvents.Of(header, parameters, layout, rate, notices),
            Analog = analog,
            ModelOutputs = Outputs(labels, outputs, rate, start),
            Notices = notices,
        };
        return (recording, new(header.Processor, layout.IsReal, parameters, rotations, plates));
    }

    private static void CheckSize(C3dBytes file, C3dLayout layout)
    {
        if (Math.Max(3L * layout.PointCount, (long)layout.ChannelCount * layout.SamplesPerFrame) * layout.FrameCount > Array.MaxLength)
        {
            throw file.Wrong(layout.DataStart, string.Create(
                CultureInfo.InvariantCulture,
                $"{layout.FrameCount:N0} frames of this width are too many to be loaded at once. Cut the recording."));
        }
    }

    private static (double Rate, string? Source) Rate(C3dHeader header, C3dParameters parameters, List<string> notices)
    {
        var (stated, inHeader) = (parameters.Number("POINT:RATE"), header.Rate);
        if (!(stated > 0 && double.IsFinite(stated)))
        {
            return inHeader > 0 && double.IsFinite(inHeader) ? (inHeader, "C3D header") : (double.NaN, null);
        }

        if (!(Math.Abs(inHeader - stated) <= stated / 1000))
        {
            notices.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"POINT:RATE is {stated:0.######} Hz, the header has {inHeader:0.######} Hz. POINT:RATE was used."));
        }

        return (stated, "POINT:RATE");
    }

    private static double AnalogRate(C3dParameters parameters, C3dLayout layout, double rate, List<string> notices)
    {
        var (stated, fromFrames) = (parameters.Number("ANALOG:RATE"), rate * layout.SamplesPerFrame);
        if (!(stated > 0 && double.IsFinite(stated)))
        {
            return fromFrames;
        }

        if (layout.ChannelCount > 0 && Math.Abs(stated - fromFrames) > stated / 1000)
        {
            notices.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"ANALOG:RATE is {stated:0.######} Hz, but {layout.SamplesPerFrame} samples a frame are "
                + $"{fromFrames:0.######} Hz. ANALOG:RATE was used."));
        }

        return stated;
    }

    /// <summary>
    /// The screen's vertical axis. Software that looks at the laboratory from behind writes both axes with a minus; up is up all the same.
    /// </summary>
    private static Axis? Up(C3dParameters parameters, List<string> notices)
    {
        if (AxisDirections.Parse(parameters.Text(C3dExport.UpParameter)) is { } own)
        {
            return own;
        }

        var screen = parameters.Text("POINT:Y_SCREEN");
        if (AxisDirections.Parse(screen) is not { } axis)
        {
            return null;
        }

        if (axis.Sign() > 0)
        {
            return axis;
        }

        var up = (Axis)(2 * axis.Coordinate());
        notices.Add(
            $"Y_SCREEN is {screen}, which is the screen's direction: up is taken as {up.Symbol()}. Give LoadOptions.Up where it is another.");
        return up;
    }

    private static List<RecordedPerson> Persons(
        C3dPointLabels labels, C3dPointGroup[] people, C3dRotations? rotations, C3dLayout layout, List<string> notices)
    {
        if (layout.PointCount == 0 && rotations is { } turned && turned.FrameCount == layout.FrameCount)
        {
            notices.Add(
                $"The file has no points: the recording's are the origins of its {turned.Labels.Count} segments. C3dFile has their rotations.");
            return [new(turned.Labels, turned.Origins())];
        }

        return
        [
            .. labels.Subjects.Select((subject, index) => Person(subject.Name, subject.Labels, people[index]) with
            {
                Modeled = subject.Modeled,
                Skeleton = KnownSkeletons.For(MotionFormat.C3d, subject.Labels),
            }),
        ];
    }

    private static RecordedPerson Person(string name, IReadOnlyList<string> labels, C3dPointGroup points) => new(labels, points.Coordinates)
    {
        Name = name,
        IsSubject = name.Length > 0,
        PointValues = points.Residuals.Length == 0
            ? new Dictionary<string, ReadOnlyMemory<double>>()
            : new Dictionary<string, ReadOnlyMemory<double>> { ["residual"] = points.Residuals, ["cameras"] = points.Cameras },
    };

    private static TimeSeriesTable Outputs(C3dPointLabels labels, C3dPointGroup outputs, double rate, double start)
    {
        var channels = labels.Outputs.SelectMany(output => "XYZ".Select(axis => new Channel($"{output.Name} {axis}", output.Unit)));
        return labels.Outputs.Count == 0 ? TimeSeriesTable.Empty : new([.. channels], outputs.Coordinates, rate) { StartSeconds = start };
    }

    /// <summary>Who wrote the file, with a comma behind; empty where it does not say.</summary>
    private static string Company(C3dParameters parameters)
    {
        var company = parameters.Text("MANUFACTURER:COMPANY");
        company = company.Length > 0 ? company : parameters.Text("MANUFACTURER:SOFTWARE");
        return company.Length > 0 ? company + ", " : "";
    }

    private static string InWords(C3dProcessor processor) =>
        processor == C3dProcessor.Intel ? "Intel" : processor.ToString().ToUpperInvariant();
}

/// <summary>What a C3D file has that a recording has no place for.</summary>
internal sealed record C3dContents(
    C3dProcessor Processor, bool IsReal, C3dParameters Parameters, C3dRotations? Rotations, IReadOnlyList<ForcePlate> ForcePlates);
