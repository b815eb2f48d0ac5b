using System.Diagnostics;
using NeuroPose.Json;
using NeuroPose.Segmentation;
using NeuroPose.Vocabulary;

namespace NeuroPose.Formats;

/// <summary>Segmentations in a trial file, in both directions.</summary>
internal static class SegmentationJson
{
    private static string OnlyMethod => OptionWords.SegmentationMethods.WordOf(SegmentationMethod.ValleyToValley);

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
        if (segments.Config.Method != SegmentationMethod.ValleyToValley)
        {
            throw new ArgumentException(
                $"A trial file keeps segments of the method \"{OnlyMethod}\"; these were found by \"{OptionWords.SegmentationMethods.WordOf(segments.Config.Method)}\", which other readers do not know.",
                nameof(segments));
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
            config.IsGiven("pad_seconds") ? config.Number("pad_seconds", atLeast: 0) : 0);
        if (config.IsGiven("method") && config.Text("method") != OnlyMethod)
        {
            throw config.Expected($"\"{OnlyMethod}\"", "method");
        }

        config.End();
        return read;
    }

    public static SignalExtractor ReadExtractor(JsonContract extractor)
    {
        SignalExtractor read;
        var word = extractor.Text("kind");
        if (!OptionWords.Extractors.TryParse(word, out var kind))
        {
            throw extractor.Error($"unknown kind \"{word}\".{NearestName.Hint(word, OptionWords.Extractors.Words)}");
        }

        switch (kind)
        {
            case ExtractorKind.JointAxis:
                read = new SignalExtractor.JointAxis(extractor.Index("joint"), extractor.Index("axis", atMost: 2), extractor.Flag("invert", whenAbsent: false));
                break;
            case ExtractorKind.JointPairDistance:
                var pair = extractor.Indices("joints", 2);
                read = pair[0] != pair[1] ? new SignalExtractor.JointPairDistance(pair[0], pair[1]) : throw extractor.Error("the two joints are the same; a distance needs two.");
                break;
            case ExtractorKind.JointSpeed:
                read = new SignalExtractor.JointSpeed(extractor.Index("joint"));
                break;
            case ExtractorKind.JointAngle:
                var triplet = extractor.Indices("triplet", 3);
                read = new SignalExtractor.JointAngle(triplet[0], triplet[1], triplet[2]);
                break;
            default:
                throw new UnreachableException($"No signal is read for the kind {kind}.");
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
        json.Member("method", OptionWords.SegmentationMethods.WordOf(config.Method));
        json.EndObject();
    }

    public static void WriteExtractor(JsonPrinter json, SignalExtractor extractor)
    {
        json.BeginObject();
        switch (extractor)
        {
            case SignalExtractor.JointAxis axis:
                WriteKind(json, ExtractorKind.JointAxis);
                json.Member("joint", axis.Joint);
                json.Member("axis", axis.Axis);
                json.Member("invert", axis.Invert);
                break;
            case SignalExtractor.JointPairDistance pair:
                WriteKind(json, ExtractorKind.JointPairDistance);
                json.Member("joints", [pair.First, pair.Second]);
                break;
            case SignalExtractor.JointSpeed speed:
                WriteKind(json, ExtractorKind.JointSpeed);
                json.Member("joint", speed.Joint);
                break;
            case SignalExtractor.JointAngle angle:
                WriteKind(json, ExtractorKind.JointAngle);
                json.Member("triplet", [angle.A, angle.B, angle.C]);
                break;
            default:
                throw new ArgumentException($"No file has a word for the signal {extractor}.", nameof(extractor));
        }

        json.EndObject();
    }

    private static void WriteKind(JsonPrinter json, ExtractorKind kind) => json.Member("kind", OptionWords.Extractors.WordOf(kind));
}
