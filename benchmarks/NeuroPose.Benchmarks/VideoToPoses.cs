using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;
using NeuroPose.Inference.Estimation;
using NeuroPose.Inference.Models;
using NeuroPose.Inference.Processing;
using NeuroPose.Videos;

namespace NeuroPose.Benchmarks;

/// <summary>
/// MoveNet lightning over half a minute of 640×480, against what ONNX Runtime alone takes for as many frames plus what decoding them
/// takes; and two videos side by side against one after the other.
/// </summary>
internal static class VideoToPoses
{
    private const string Folder = "NEUROPOSE_MODELS";
    private const string Model = "movenet-lightning";
    private const int Seconds = 30;
    private const int Rounds = 3;

    /// <summary>End to end against its parts.</summary>
    public static string EndToEnd() => With((card, video) =>
    {
        var frames = 0;
        var (whole, parts) = Interleaved.Medians(
            () => frames = Processed(card, video),
            () =>
            {
                Alone(card, Decoded(video));
            },
            Rounds);
        using var process = Process.GetCurrentProcess();
        return FormattableString.Invariant($"video-to-poses: {frames * 1000 / whole:0.0} frames/s end to end; decoding and ONNX Runtime alone {frames * 1000 / parts:0.0}; ratio {parts / whole:0.00}; {process.PeakWorkingSet64 / 1e6:0} MB");
    });

    /// <summary>Two videos at once against one after the other.</summary>
    public static string TwoVideos() => With((card, video) =>
    {
        var (together, inTurn) = Interleaved.Medians(
            () => Parallel.For(0, 2, _ => Processed(card, video)),
            () =>
            {
                Processed(card, video);
                Processed(card, video);
            },
            Rounds);
        return FormattableString.Invariant($"two-videos: {together / 1000:0.0} s side by side, {inTurn / 1000:0.0} s in turn: {inTurn / together:0.00} times as fast on {Environment.ProcessorCount} processors");
    });

    private static string With(Func<ModelCard, string, string> measure)
    {
        if (Environment.GetEnvironmentVariable(Folder) is not { Length: > 0 } models || !new ModelCache(models).Names.Contains(Model))
        {
            return $"not measured: {Folder} names no folder with {Model} (neuropose model fetch {Model} --models FOLDER)";
        }

        var folder = Directory.CreateTempSubdirectory("neuropose-benchmark-");
        try
        {
            var video = Path.Combine(folder.FullName, "half-minute.mp4");
            using (var writer = VideoWriter.Create(video, 640, 480, 30))
            {
                var rgb = new byte[640 * 480 * 3];
                for (var frame = 0; frame < Seconds * 30; frame++)
                {
                    for (var at = 0; at < rgb.Length; at++)
                    {
                        rgb[at] = (byte)((at / 3 % 640) + (at / 1920) + (frame * 3));
                    }

                    writer.Write(rgb);
                }

                writer.Finish();
            }

            return measure(new ModelCache(models).Open(Model), video);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Processed(ModelCard card, string video)
    {
        using var estimator = PoseEstimator.Open(card);
        return estimator.Process(Video.Open(video)).Frames.Count;
    }

    private static int Decoded(string video) => Video.Open(video).Count();

    private static void Alone(ModelCard card, int frames)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        using var session = new InferenceSession(card.File, options);
        using var run = new RunOptions();
        using var input = OrtValue.CreateTensorValueFromMemory(new int[192 * 192 * 3], [1, 192, 192, 3]);
        for (var frame = 0; frame < frames; frame++)
        {
            using var outputs = session.Run(run, session.InputNames, [input], session.OutputNames);
        }
    }
}
