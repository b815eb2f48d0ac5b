using NeuroPose.Json;
using NeuroPose.Poses;
using NeuroPose.Segmentation;
using NeuroPose.Vocabulary;

namespace NeuroPose.Formats;

/// <summary>Segmentations in a trial file.</summary>
internal static class SegmentationJson
{
    public static JsonForm<SignalExtractor> Extractor { get; } = new JsonKinds<SignalExtractor>("kind")
        .Kind<SignalExtractor.JointAxis>(Word(ExtractorKind.JointAxis), fields => new(
            fields.Index("joint", one => Stored(one.Joint)),
            fields.Index("axis", one => one.Axis, atMost: 2),
            fields.Flag("invert", one => one.Invert, whenAbsent: false)))
        .Kind<SignalExtractor.JointPairDistance>(Word(ExtractorKind.JointPairDistance), fields =>
        {
            var joints = fields.Indices("joints", 2, one => [Stored(one.First), Stored(one.Second)]);
            fields.Require(joints[0] != joints[1], $"the two joints are the same; a distance needs two.");
            return new(joints[0], joints[1]);
        })
        .Kind<SignalExtractor.JointSpeed>(Word(ExtractorKind.JointSpeed), fields => new(fields.Index("joint", one => Stored(one.Joint))))
        .Kind<SignalExtractor.JointAngle>(Word(ExtractorKind.JointAngle), fields =>
        {
            var joints = fields.Indices("triplet", 3, one => [Stored(one.A), Stored(one.B), Stored(one.C)]);
            return new(joints[0], joints[1], joints[2]);
        })
        .Form;

    private static int Stored(Joint joint) => joint.Index
        ?? throw new ArgumentException($"The file stores joints by their index; \"{joint}\" is a name. Segment poses first, which finds the index.");

    private static JsonForm<SegmentationConfig> Config { get; } = new(fields => new(
        fields.Object("extractor", config => config.Extractor, Extractor),
        fields.Integer("person_index", config => config.PersonIndex, atLeast: 0, whenAbsent: 0),
        fields.OptionalNumber("min_distance_seconds", config => config.MinDistanceSeconds, atLeast: 0),
        fields.OptionalNumber("min_prominence", config => config.MinProminence),
        fields.OptionalNumber("min_height", config => config.MinHeight),
        fields.Number("pad_seconds", config => config.PadSeconds, atLeast: 0, whenAbsent: 0),
        fields.Field(
            "method",
            config => config.Method,
            ReadMethod,
            static (json, method) => json.Text(OptionWords.SegmentationMethods.WordOf(method)))));

    private static JsonForm<Segment> One { get; } = new(fields =>
    {
        var segment = new Segment(
            fields.Index("start", one => one.Start),
            fields.Index("end", one => one.End),
            fields.Index("peak", one => one.Peak));
        fields.Require(segment.End > segment.Start, $"the end ({segment.End}) is not after the start ({segment.Start}).");
        fields.Require(
            segment.Peak >= segment.Start && segment.Peak < segment.End,
            $"the peak ({segment.Peak}) is not in [{segment.Start}, {segment.End}).");
        return segment;
    });

    public static JsonForm<TrialSegments> Form { get; } = new(fields => new(
        fields.Object("config", segments => segments.Config, Config),
        fields.Objects("segments", segments => segments.Segments, One)));

    public static OrderedDictionary<string, TrialSegments> ReadAll(JsonCursor cursor)
    {
        OrderedDictionary<string, TrialSegments> all = new(StringComparer.Ordinal);
        cursor.BeginObject();
        while (cursor.NextMember() is { } name)
        {
            all[name] = Form.Read(cursor.ReadContract());
        }

        return all;
    }

    /// <summary>Writes all segmentations of a file that other readers open.</summary>
    /// <exception cref="ArgumentException">A method is one that they do not know.</exception>
    public static void WriteAll(JsonPrinter json, OrderedDictionary<string, TrialSegments> all)
    {
        json.BeginObject();
        foreach (var (name, segments) in all)
        {
            CheckMethod(segments);
            json.Name(name);
            Form.Write(json, segments);
        }

        json.EndObject();
    }

    public static void Write(JsonPrinter json, TrialSegments segments) => Form.Write(json, segments);

    public static void Write(JsonPrinter json, IReadOnlyList<Segment> segments)
    {
        json.BeginArray();
        foreach (var segment in segments)
        {
            One.Write(json, segment);
        }

        json.EndArray();
    }

    public static SignalExtractor ReadExtractor(JsonContract extractor) => Extractor.Read(extractor);

    public static void WriteExtractor(JsonPrinter json, SignalExtractor extractor) => Extractor.Write(json, extractor);

    private static string OnlyMethod => OptionWords.SegmentationMethods.WordOf(SegmentationMethod.ValleyToValley);

    private static string Word(ExtractorKind kind) => OptionWords.Extractors.WordOf(kind);

    private static SegmentationMethod ReadMethod(JsonContract config) =>
        !config.IsGiven("method") || config.Text("method") == OnlyMethod
            ? SegmentationMethod.ValleyToValley
            : throw config.Expected($"\"{OnlyMethod}\"", "method");

    private static void CheckMethod(TrialSegments segments)
    {
        if (segments.Config.Method != SegmentationMethod.ValleyToValley)
        {
            throw new ArgumentException(
                $"A trial file keeps segments of the method \"{OnlyMethod}\"; these were found by \"{OptionWords.SegmentationMethods.WordOf(segments.Config.Method)}\", which other readers do not know.",
                nameof(segments));
        }
    }
}
