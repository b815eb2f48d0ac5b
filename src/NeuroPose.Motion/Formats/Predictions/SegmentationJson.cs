using NeuroPose.Json;
using NeuroPose.Segmentation;

namespace NeuroPose.Formats;

/// <summary>Segmentations in a trial file, in both directions.</summary>
internal static class SegmentationJson
{
    private static readonly string[] Kinds = ["joint_axis", "joint_pair_distance", "joint_speed", "joint_angle"];

    public static OrderedDictionary<string, TrialSegments> ReadAll(JsonCursor cursor)
    {
        OrderedDictionary<string, TrialSegments> all = new(StringComparer.Ordinal);
        cursor.BeginObject();
        while (cursor.NextMember() is { } name)
        {
            var contract = cursor.ReadContract();
            all[name] = new(ReadConfig(contract.Object("config")), [.. contract.Objects("segments").Select(ReadSegment)]);
            contract.End();
        }

        return all;
    }

    /// <summary>Refuses, for files that other readers open, a method that they do not know.</summary>
    public static void CheckMethod(TrialSegments segments)
    {
        if (segments.Config.Method != SegmentationConfig.ValleyToValley)
        {
            throw new ArgumentException($"A trial file keeps segments of the method \"{SegmentationConfig.ValleyToValley}\"; these were found by \"{segments.Config.Method}\", which other readers do not know.", nameof(segments));
        }
    }

    public static void Write(JsonPrinter json, TrialSegments segments)
    {
        json.BeginObject();
        json.Name("config");
        WriteConfig(json, segments.Config);
        json.Name("segments");
        json.BeginArray();
        foreach (var (start, end, peak) in segments.Segments)
        {
            json.BeginObject();
            json.Member("start", start);
            json.Member("end", end);
            json.Member("peak", peak);
            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
    }

    private static SegmentationConfig ReadConfig(JsonContract config)
    {
        var read = new SegmentationConfig(
            ReadExtractor(config.Object("extractor")),
            config.IsGiven("person_index") ? config.Integer("person_index", atLeast: 0) : 0,
            config.OptionalNumber("min_distance_seconds", atLeast: 0),
            config.OptionalNumber("min_prominence"),
            config.OptionalNumber("min_height"),
            config.IsGiven("pad_seconds") ? config.Number("pad_seconds", atLeast: 0) : 0,
            config.IsGiven("method") ? config.Text("method") : SegmentationConfig.ValleyToValley);
        if (read.Method != SegmentationConfig.ValleyToValley)
        {
            throw config.Expected($"\"{SegmentationConfig.ValleyToValley}\"", "method");
        }

        config.End();
        return read;
    }

    public static SignalExtractor ReadExtractor(JsonContract extractor)
    {
        SignalExtractor read;
        switch (extractor.Text("kind"))
        {
            case "joint_axis":
                read = new SignalExtractor.JointAxis(extractor.Index("joint"), extractor.Index("axis", atMost: 2), extractor.Flag("invert", whenAbsent: false));
                break;
            case "joint_pair_distance":
                var pair = extractor.Indices("joints", 2);
                read = pair[0] != pair[1] ? new SignalExtractor.JointPairDistance(pair[0], pair[1]) : throw extractor.Error("the two joints are the same; a distance needs two.");
                break;
            case "joint_speed":
                read = new SignalExtractor.JointSpeed(extractor.Index("joint"));
                break;
            case "joint_angle":
                var triplet = extractor.Indices("triplet", 3);
                read = new SignalExtractor.JointAngle(triplet[0], triplet[1], triplet[2]);
                break;
            case var kind:
                throw extractor.Error($"unknown kind \"{kind}\".{NearestName.Hint(kind, Kinds)}");
        }

        extractor.End();
        return read;
    }

    private static Segment ReadSegment(JsonContract segment)
    {
        var read = new Segment(segment.Index("start"), segment.Index("end"), segment.Index("peak"));
        segment.End();
        return read.End <= read.Start ? throw segment.Error(FormattableString.Invariant($"the end ({read.End}) is not after the start ({read.Start})."))
            : read.Peak < read.Start || read.Peak >= read.End ? throw segment.Error(FormattableString.Invariant($"the peak ({read.Peak}) is not in [{read.Start}, {read.End})."))
            : read;
    }

    private static void WriteConfig(JsonPrinter json, SegmentationConfig config)
    {
        json.BeginObject();
        json.Name("extractor");
        WriteExtractor(json, config.Extractor);
        json.Member("person_index", config.PersonIndex);
        json.Member("min_distance_seconds", config.MinDistanceSeconds);
        json.Member("min_prominence", config.MinProminence);
        json.Member("min_height", config.MinHeight);
        json.Member("pad_seconds", (double?)config.PadSeconds);
        json.Member("method", config.Method);
        json.EndObject();
    }

    public static void WriteExtractor(JsonPrinter json, SignalExtractor extractor)
    {
        json.BeginObject();
        switch (extractor)
        {
            case SignalExtractor.JointAxis axis:
                json.Member("kind", "joint_axis");
                json.Member("joint", axis.Joint);
                json.Member("axis", axis.Axis);
                json.Member("invert", axis.Invert);
                break;
            case SignalExtractor.JointPairDistance pair:
                json.Member("kind", "joint_pair_distance");
                json.Member("joints", [pair.First, pair.Second]);
                break;
            case SignalExtractor.JointSpeed speed:
                json.Member("kind", "joint_speed");
                json.Member("joint", speed.Joint);
                break;
            case SignalExtractor.JointAngle angle:
                json.Member("kind", "joint_angle");
                json.Member("triplet", [angle.A, angle.B, angle.C]);
                break;
        }

        json.EndObject();
    }
}
