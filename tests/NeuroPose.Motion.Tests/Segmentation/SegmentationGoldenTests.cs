using System.Text.Json;
using NeuroPose.Formats;
using NeuroPose.Segmentation;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Segmentation;

/// <summary>Segments, signals and slices against the reference's.</summary>
public class SegmentationGoldenTests
{
    private static readonly JsonElement File = Golden.Read("neuropose", "segmentation.json");

    public static TheoryData<int, string> BySignal => GoldenCases.Named(File.GetProperty("segment_by_peaks"), one => $"{one.GetProperty("signal")} {one.GetProperty("kwargs")}");

    public static TheoryData<int, string> Signals => GoldenCases.Named(File.GetProperty("extract_signal"), one => $"{one.GetProperty("input")} {one.GetProperty("frames")} {one.GetProperty("extractor")}");

    public static TheoryData<int, string> ByTrial => GoldenCases.Named(File.GetProperty("segment_predictions"), one => $"{one.GetProperty("input")} {one.GetProperty("kwargs")}");

    public static TheoryData<int, string> Slices => GoldenCases.Named(File.GetProperty("slice_predictions").GetProperty("cases"), one => one.GetProperty("segments").ToString());

    [Theory]
    [MemberData(nameof(BySignal))]
    public void Segments_of_a_signal_are_the_reference_s(int index, string name)
    {
        var golden = File.GetProperty("segment_by_peaks")[index];
        var signal = GoldenPoses.Flatten(File.GetProperty("signals").GetProperty(golden.GetProperty("signal").GetString()!)).ToArray();
        var kwargs = golden.GetProperty("kwargs");
        var criteria = new PeakCriteria
        {
            MinDistance = GoldenTrials.Optional(kwargs, "min_distance") is { } distance and not 0 ? distance : null,
            MinProminence = GoldenTrials.Optional(kwargs, "min_prominence"),
            MinHeight = GoldenTrials.Optional(kwargs, "min_height"),
        };
        var pad = (int)(GoldenTrials.Optional(kwargs, "pad") ?? 0);
        if (!golden.GetProperty("ok").GetBoolean())
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => PeakSegments.Find(signal, criteria, pad));
            return;
        }

        var expected = golden.GetProperty("segments").EnumerateArray().Select(one => new Segment(one[0].GetInt32(), one[2].GetInt32(), one[1].GetInt32()));
        var valleys = Peaks.Find(signal.Select(value => -value).ToArray()).Select(valley => (double)valley.Index);

        Assert.True(expected.SequenceEqual(PeakSegments.Find(signal, criteria, pad)), name);
        Assert.True(GoldenPoses.Flatten(golden.GetProperty("valleys")).SequenceEqual(valleys), name);
    }

    [Theory]
    [MemberData(nameof(Signals))]
    public void Signals_are_the_reference_s(int index, string name)
    {
        var golden = File.GetProperty("extract_signal")[index];
        var frames = golden.GetProperty("frames");
        var poses = GoldenTrials.Load(golden.GetProperty("input").GetString()!).Poses().Slice(frames[0].GetInt32(), frames[1].GetInt32());
        var extractor = GoldenTrials.Extractor(golden.GetProperty("extractor"));
        if (!golden.GetProperty("ok").GetBoolean())
        {
            Assert.ThrowsAny<ArgumentException>(() => poses.Signal(extractor));
            return;
        }

        GoldenNumbers.AssertClose(GoldenPoses.Flatten(golden.GetProperty("signal")).ToArray(), poses.Signal(extractor), name);
    }

    [Theory]
    [MemberData(nameof(ByTrial))]
    public void Segments_of_a_trial_are_the_reference_s(int index, string name)
    {
        var golden = File.GetProperty("segment_predictions")[index];
        var kwargs = golden.GetProperty("kwargs");
        var trial = GoldenTrials.Load(golden.GetProperty("input").GetString()!);
        var config = new SegmentationConfig(
            GoldenTrials.Extractor(kwargs.GetProperty("extractor")),
            (long)(GoldenTrials.Optional(kwargs, "person_index") ?? 0),
            GoldenTrials.Optional(kwargs, "min_distance_seconds"),
            GoldenTrials.Optional(kwargs, "min_prominence"),
            GoldenTrials.Optional(kwargs, "min_height"),
            GoldenTrials.Optional(kwargs, "pad_seconds") ?? 0);
        if (golden.GetProperty("ok").GetBoolean())
        {
            GoldenTrials.AssertSame(GoldenTrials.Segmentation(golden.GetProperty("segmentation")), trial.Segment(config), name);
            return;
        }

        var problem = Record.Exception(() => trial.Segment(config));
        var fits = config.Extractor is not SignalExtractor.JointAxis { Joint.Index: >= 43 };
        if (GoldenTrials.IsMendedGap(golden, trial, (int)config.PersonIndex) && fits)
        {
            Assert.Null(problem);
            Assert.All(trial.Segment(config).Segments, segment => Assert.NotEmpty(trial.Frames[segment.Peak].Poses3D));
            return;
        }

        Assert.True(problem is ArgumentException or NeuroPoseException, $"{name}: {problem}");
    }

    [Theory]
    [MemberData(nameof(Slices))]
    public void Slices_of_a_trial_are_the_reference_s(int index, string name)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("input.json");
        System.IO.File.WriteAllText(path, File.GetProperty("slice_predictions").GetProperty("input").GetRawText());
        var trial = VideoPredictions.Load(path);
        var golden = File.GetProperty("slice_predictions").GetProperty("cases")[index];
        var segments = GoldenTrials.Segments(golden.GetProperty("segments"));
        if (!golden.GetProperty("ok").GetBoolean())
        {
            Assert.Contains(": segment ", Assert.Throws<SegmentationException>(() => trial.Slice(segments)).Message, StringComparison.Ordinal);
            return;
        }

        var slices = trial.Slice(segments);

        Assert.Equal(golden.GetProperty("result").GetArrayLength(), slices.Count);
        for (var slice = 0; slice < slices.Count; slice++)
        {
            slices[slice].Save(path);
            using var written = JsonDocument.Parse(System.IO.File.ReadAllText(path));
            Assert.True(JsonElement.DeepEquals(golden.GetProperty("result")[slice], written.RootElement), $"{name}: slice {slice} is {written.RootElement}");
        }
    }
}
