using System.Text.Json;
using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Formats.Tests.Real;

/// <summary>Every real file with an oracle is loaded, and has the numbers that independent readers found in it.</summary>
public class OracleTests
{
    public static TheoryData<string> Files => [.. Oracle.Names];

    [RealFilesTheory]
    [MemberData(nameof(Files))]
    public void A_real_file_has_the_numbers_of_its_oracle(string name)
    {
        var oracle = Oracle.Read(name);
        var recording = MotionFile.Load(oracle.FilePath);
        if (oracle.Has("sha256"))
        {
            Assert.Equal(oracle["sha256"].GetString(), recording.Sha256);
        }

        Action<Oracle, MotionRecording> assert = oracle switch
        {
            _ when oracle.Has("points") => AssertPoses,
            _ when oracle.Has("firstRow") => AssertTable,
            _ when oracle.Has("withKeypoints") => AssertAnnotations,
            _ => AssertEstimates,
        };
        assert(oracle, recording);
    }

    private static void AssertPoses(Oracle oracle, MotionRecording recording)
    {
        Assert.Equal(oracle["frames"].GetInt32(), recording.FrameCount);
        Assert.Equal(oracle["dims"].GetInt32(), recording.Dimensions);
        Assert.Equal(oracle.Unit, recording.Unit);
        AssertNear(oracle.Rate, recording.FramesPerSecond, 1e-6);
        if (oracle.Has("firstFrame"))
        {
            Assert.Equal(oracle["firstFrame"].GetInt32(), recording.FirstFrame);
        }

        if (oracle.Has("rotation"))
        {
            AssertSegments(oracle["rotation"], recording);
            return;
        }

        AssertLabels(oracle, recording);
        AssertMissing(oracle, recording);
        AssertPoints(oracle, recording);
        AssertSum(oracle, recording);
        AssertEvents(oracle, recording);
    }

    private static void AssertTable(Oracle oracle, MotionRecording recording)
    {
        var hasTime = oracle["columns"].ValueKind == JsonValueKind.Array && oracle.Strings("columns")[0] == "time";
        var table = hasTime ? recording.ModelOutputs : recording.Analog;

        Assert.Equal(oracle["rows"].GetInt32(), table.RowCount);
        AssertNear(oracle.Rate, table.FramesPerSecond, 1e-6);
        AssertRow("firstRow", row: 0);
        AssertRow("lastRow", table.RowCount - 1);
        if (hasTime)
        {
            Assert.Equal(oracle["missing"].GetInt64(), table.MissingCount);
        }

        void AssertRow(string field, int row)
        {
            var expected = Oracle.Numbers(oracle[field]);
            double[] found = [.. hasTime ? [table.Times[row]] : Array.Empty<double>(), .. table.Values.Slice(row * table.Channels.Count, table.Channels.Count)];
            for (var column = 0; column < expected.Length; column++)
            {
                AssertNear(expected[column], found[column], Tolerance(oracle, expected[column]));
            }
        }
    }

    private static void AssertAnnotations(Oracle oracle, MotionRecording recording)
    {
        var points = recording.Persons.Sum(person => (long)person.FrameCount * person.Labels.Count);

        Assert.Equal(oracle["images"].GetInt32(), recording.FrameCount);
        Assert.Equal(oracle.Labels, recording.Labels);
        Assert.Equal(
            (oracle["withKeypoints"].GetInt64() * oracle["keypoints"].GetInt64()) - oracle["missing"].GetInt64(),
            points - recording.Persons.Sum(person => person.MissingCount));
    }

    private static void AssertEstimates(Oracle oracle, MotionRecording recording)
    {
        foreach (var (estimate, person) in oracle["poseEstimations"].EnumerateArray().Zip(recording.Persons))
        {
            foreach (var node in estimate.GetProperty("first").EnumerateObject().Where(node => person.Labels.Contains(node.Name)))
            {
                var expected = Oracle.Numbers(node.Value);
                var found = person.Coordinates.Span.Slice(3 * person.Labels.ToList().IndexOf(node.Name), 3);
                for (var axis = 0; axis < Math.Min(recording.Dimensions, expected.Length); axis++)
                {
                    AssertNear(expected[axis], found[axis], Tolerance(oracle, expected[axis]));
                }
            }
        }
    }

    private static void AssertLabels(Oracle oracle, MotionRecording recording)
    {
        if (!oracle.IsRaw)
        {
            Assert.Equal(oracle["persons"].GetArrayLength(), recording.Persons.Count);
            Assert.Equal(Labels(oracle, recording).Order(StringComparer.Ordinal), recording.Labels.Order(StringComparer.Ordinal));
            return;
        }

        var points = new RawPoints(recording);
        Assert.All(oracle.Labels, label => points.Next(label));
        Assert.Equal(
            oracle.Labels.Length,
            recording.Persons.Sum(person => person.Labels.Count) + (recording.Unlabeled?.Labels.Count ?? 0) + (recording.ModelOutputs.Channels.Count / 3));
    }

    /// <summary>The oracle's labels; those of the recording where the file has none and the oracle numbers the points.</summary>
    private static string[] Labels(Oracle oracle, MotionRecording recording) =>
        oracle.Labels is ["kp0" or "joint 0", ..] numbered && numbered.Length == recording.Labels.Count ? [.. recording.Labels] : oracle.Labels;

    private static void AssertMissing(Oracle oracle, MotionRecording recording)
    {
        var missing = recording.Persons.Sum(person => person.MissingCount) + (recording.Unlabeled?.MissingCount ?? 0);
        if (!oracle.Has("missingInMarkersOnly"))
        {
            Assert.Equal(oracle["missing"].GetInt64(), missing + (recording.ModelOutputs.MissingCount / 3));
            return;
        }

        // Zeros are no measurement in outputs of a model; in the files of the folder, all exact zeros are there.
        var ofMarkers = oracle["missingInMarkersOnly"].GetInt64();
        Assert.Equal(ofMarkers, missing);
        Assert.Equal(oracle["missing"].GetInt64() - ofMarkers + oracle["exactZeroNotMissing"].GetInt64(), recording.ModelOutputs.MissingCount / 3);
    }

    private static void AssertPoints(Oracle oracle, MotionRecording recording)
    {
        // Of a label that occurs twice the earlier ones are asked for first.
        var labels = Labels(oracle, recording);
        var raw = new RawPoints(recording);
        Func<int, double[]>[] points = oracle.IsRaw ? [.. labels.Select(raw.Next)] : [];
        var hasConfidence = oracle.Has("confidence");
        foreach (var (person, label, numbers) in oracle.Points())
        {
            double[] At(int frame) => oracle.IsRaw ? points[label](frame) : Point(recording, person, labels[label], frame, hasConfidence);
            AssertPoint(oracle, numbers.GetProperty("first"), At(0));
            AssertPoint(oracle, numbers.GetProperty("last"), At(recording.FrameCount - 1));
            if (numbers.GetProperty("firstPresentFrame") is { ValueKind: JsonValueKind.Number } first)
            {
                AssertPoint(oracle, numbers.GetProperty("firstPresent"), At(first.GetInt32()));
            }
        }
    }

    private static double[] Point(MotionRecording recording, int person, string label, int frame, bool hasConfidence)
    {
        var found = recording.Persons[person];
        var index = found.Labels.ToList().IndexOf(label);
        if (index < 0)
        {
            return [double.NaN, double.NaN, double.NaN, double.NaN];
        }

        var at = (frame * found.Labels.Count) + index;
        return
        [
            .. found.Coordinates.Span.Slice(3 * at, recording.Dimensions),
            .. hasConfidence && !found.Confidence.IsEmpty ? [found.Confidence.Span[at]] : Array.Empty<double>(),
        ];
    }

    private static void AssertPoint(Oracle oracle, JsonElement expected, double[] found)
    {
        var numbers = Oracle.Numbers(expected);

        // Where a frame of a raw model output is zero, it is missing.
        if (oracle.Format == "C3D" && numbers is [0, 0, 0] && found.All(double.IsNaN))
        {
            return;
        }

        for (var index = 0; index < Math.Min(numbers.Length, found.Length); index++)
        {
            AssertNear(numbers[index], found[index], Tolerance(oracle, numbers[index]));
        }
    }

    private static void AssertSum(Oracle oracle, MotionRecording recording)
    {
        var sum = recording.Persons.Concat(recording.Unlabeled is { } unlabeled ? [unlabeled] : []).Sum(person => Present(person.Coordinates.Span));
        var expected = oracle["sumOfPresentCoordinates"].GetDouble();
        AssertNear(expected, sum + Present(recording.ModelOutputs.Values), 1e-8 * Math.Abs(expected) + 1e-6);
    }

    private static double Present(ReadOnlySpan<double> numbers)
    {
        var sum = 0.0;
        foreach (var number in numbers)
        {
            sum += double.IsNaN(number) ? 0 : number;
        }

        return sum;
    }

    private static void AssertEvents(Oracle oracle, MotionRecording recording)
    {
        JsonElement[] expected = [.. oracle["events"].EnumerateArray().OrderBy(happened => happened.GetProperty("time").GetDouble())];
        Assert.Equal(expected.Length, recording.Events.Count);
        foreach (var (happened, found) in expected.Zip(recording.Events))
        {
            AssertNear(happened.GetProperty("time").GetDouble(), found.TimeSeconds, 1e-5);
            Assert.Equal(happened.GetProperty("label").GetString(), found.Label);
            Assert.Equal(happened.GetProperty("frame").GetInt32(), found.Frame);
            if (happened.TryGetProperty("index", out var index))
            {
                Assert.Equal(index.GetInt32(), found.Index);
            }

            if (happened.TryGetProperty("context", out var context))
            {
                Assert.Equal(context.GetString() switch { "Left" => Side.Left, "Right" => Side.Right, _ => (Side?)null }, found.Side);
            }
        }
    }

    private static void AssertSegments(JsonElement rotation, MotionRecording recording)
    {
        var person = Assert.Single(recording.Persons);
        Assert.Equal(rotation.GetProperty("labels").EnumerateArray().Select(label => label.GetString()), person.Labels);
        Assert.Equal(rotation.GetProperty("missingSegmentFrames").GetInt64(), person.MissingCount);
        foreach (var segment in rotation.GetProperty("segmentsChecked").EnumerateObject())
        {
            foreach (var which in new[] { "First", "Last" })
            {
                var frame = segment.Value.GetProperty(which == "First" ? "firstPresentFrame" : "lastPresentFrame").GetInt32();
                var expected = Oracle.Numbers(segment.Value.GetProperty("origin" + which));
                var found = Point(recording, 0, segment.Name, frame, hasConfidence: false);
                for (var axis = 0; axis < 3; axis++)
                {
                    AssertNear(expected[axis], found[axis], 1e-4);
                }
            }
        }
    }

    /// <summary>The oracles print nine digits.</summary>
    private static double Tolerance(Oracle oracle, double value) => oracle.Format == "C3D" ? 1e-4 : (1e-8 * Math.Abs(value)) + 1e-12;

    private static void AssertNear(double expected, double found, double tolerance) => Assert.True(
        double.IsNaN(expected) ? double.IsNaN(found) : Math.Abs(expected - found) <= tolerance,
        FormattableString.Invariant($"expected {expected:R}, found {found:R}"));
}
