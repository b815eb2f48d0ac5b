using NeuroPose.Sessions.Nwb;
using NeuroPose.Testing;

namespace NeuroPose.Sessions.Tests.Nwb;

/// <summary>An hour at 150 frames a second of five cameras, which come in blocks and are never all in memory.</summary>
[Collection(nameof(NwbStreamingTests))]
[CollectionDefinition(nameof(NwbStreamingTests), DisableParallelization = true)]
public class NwbStreamingTests
{
    private const int Cameras = 5;
    private const int Frames = 540_000;
    private const int Block = 20_000;
    private const int Nodes = 3;
    private const long MostMemory = 48L << 20;

    private long before;
    private long largest;

    [Fact]
    public void An_hour_of_five_cameras_is_written_in_bounded_memory()
    {
        using TemporaryFolder folder = new();
        var cameras = Enumerable.Range(0, Cameras).Select(camera => FormattableString.Invariant($"cam{camera}")).ToArray();
        var contents = new NwbFileContents
        {
            Identifier = "hour",
            SessionDescription = "an hour of five cameras",
            SessionStartTime = SmallSession.Contents.SessionStartTime,
            FileCreateDate = SmallSession.Contents.FileCreateDate,
            Devices = [.. cameras.Select(camera => new NwbDevice(camera, "camera"))],
            Videos = [.. cameras.Select(camera => new NwbVideo { Name = camera + "_video", Description = "video", Device = camera, Files = [new($"./{camera}.mp4", 0)], Times = NwbTimes.Of(NwbBlocks.Of<double>(Frames, Times)) })],
            Skeletons = [new("mouse", SmallSession.Nodes, [])],
            Poses = [.. cameras.Select(camera => SmallSession.Pose("Pose_" + camera, camera + "_video") with { Frames = new(Frames, 2, Poses) })],
            Pulses = [.. cameras.Select(camera => new NwbEvents { Name = "ttl_" + camera, Description = "exposure", Timestamps = NwbBlocks.Of<double>(Frames, Times) })],
        };
        var path = folder.PathTo("hour.nwb");
        before = GC.GetTotalMemory(forceFullCollection: true);

        NwbWriter.Write(contents, path);

        const long Data = Cameras * (long)Frames * ((3 * 8) + (Nodes * 3 * 4));
        Assert.True(largest < MostMemory && Data > 3 * MostMemory, FormattableString.Invariant($"{largest:N0} bytes in memory for {Data:N0} bytes of data"));
        var series = Formats.NwbPoseFile.Load(path, new() { Key = "Pose_cam4" }).Estimations[0].Series[2];
        Assert.Equal(Frames, series.RowCount);
        Assert.Equal(Times().Last().Span[^1], series.Times.Span[^1]);
        Assert.Equal((Frames - 1) % 1000, series.Data.Span[^1]);
    }

    private void Measure() => largest = Math.Max(largest, GC.GetTotalMemory(forceFullCollection: true) - before);

    private IEnumerable<ReadOnlyMemory<double>> Times()
    {
        for (var from = 0; from < Frames; from += Block)
        {
            Measure();
            yield return Enumerable.Range(from, Block).Select(frame => (frame / 150.0) + (frame * 7 % 11 * 1e-5)).ToArray();
        }
    }

    private IEnumerable<NwbPoseBlock> Poses()
    {
        var (positions, confidences) = (new float[Block * Nodes * 2], new float[Block * Nodes]);
        Array.Fill(confidences, 0.5f);
        for (var from = 0; from < Frames; from += Block)
        {
            Measure();
            for (var value = 0; value < positions.Length; value++)
            {
                positions[value] = (from + (value / (Nodes * 2))) % 1000;
            }

            yield return new(Block, positions, confidences);
        }
    }
}
