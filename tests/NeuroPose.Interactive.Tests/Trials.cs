using NeuroPose.Formats;
using NeuroPose.Poses;
using NeuroPose.Segmentation;

namespace NeuroPose.Interactive.Tests;

/// <summary>Trials in memory.</summary>
internal static class Trials
{
    /// <summary>A trial of people whose poses are given; a frame that is all NaN is one in which the person was not seen.</summary>
    public static VideoPredictions Of(PoseSequence poses, string fileName = "s01-walk.json", double framesPerSecond = 30) => new()
    {
        Metadata = new(poses.FrameCount, framesPerSecond, 1920, 1080),
        Frames = [.. Enumerable.Range(0, poses.FrameCount).Select(frame => Frame(frame, poses.Frame(frame)))],
        FileName = fileName,
        Sha256 = string.Concat(Enumerable.Repeat("0123456789abcdef", 4)),
        Segmentations = new() { ["strides"] = new(new(new SignalExtractor.JointAxis(33, 1, false)), [new(3, 30, 12), new(30, 58, 44)]) },
        Provenance = new(string.Concat(Enumerable.Repeat("fedcba98", 8)), "metrabs.tar.gz", "2.16.1", null, "1.26.4", "0.4.0", "3.11.8", 7, true, null),
    };

    /// <summary>Nothing is known.</summary>
    public static VideoPredictions Empty { get; } = new() { Metadata = new(0, 0, 0, 0), Frames = [] };

    private static FramePrediction Frame(int index, ReadOnlySpan<double> coordinates) => new(
        FormattableString.Invariant($"frame_{index:000000}"),
        NumberRows.Empty,
        coordinates.IndexOfAnyExcept(double.NaN) < 0 ? [] : [NumberRows.Of(3, coordinates)],
        []);
}
