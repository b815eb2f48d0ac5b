using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Formats;
using NeuroPose.Inference.Benchmarks;
using NeuroPose.Inference.Models;
using NeuroPose.Videos;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose benchmark</c>: how fast poses are estimated from a video.</summary>
internal static class BenchmarkCommand
{
    public static Command Create(Screen screen)
    {
        var video = new Argument<string>("video") { Description = "The video." }.NoOptions();
        var estimation = new EstimationOptions();
        var repeats = new Option<int>("--repeats") { Description = "Passes over the video, 2 or more; the first does not count.", DefaultValueFactory = _ => 5 };
        var warmup = new Option<int>("--warmup-frames") { Description = "Frames at the start of each pass that do not count.", DefaultValueFactory = _ => 3 };
        var compare = new Option<bool>("--compare-cpu") { Description = "Measures the processor as well, and compares the poses." };
        var force = new Option<bool>("--force-cpu") { Description = "Measures the processor, whatever --device says." };
        var output = new Option<string?>("--output", "-o") { Description = "Writes the result (BenchmarkResult).", HelpName = "file" };
        var predictions = new Option<string?>("--predictions-output") { Description = "Writes the poses of the last pass (VideoPredictions).", HelpName = "file" };
        var benchmark = new Command("benchmark", "Measures how fast poses are estimated from a video.") { video, repeats, warmup, compare, force, output, predictions };
        estimation.AddTo(benchmark);
        benchmark.SetAction((parsed, cancellation) =>
        {
            var (card, options) = estimation.Read(parsed);
            options = parsed.GetValue(force) ? options with { Device = EstimatorDevice.Cpu } : options;
            var how = new BenchmarkOptions
            {
                Repeats = parsed.GetValue(repeats) is >= 2 and <= 1000 and var passes ? passes : throw new UsageException("--repeats must be between 2 and 1000."),
                WarmupFrames = parsed.GetValue(warmup) is >= 0 and var frames ? frames : throw new UsageException("--warmup-frames must be 0 or more."),
                ComparesCpu = parsed.GetValue(compare),
            };
            var opened = Video.Open(parsed.GetRequiredValue(video), options: null, cancellation);
            var run = TerminalProgress.Run(screen.Out, "benchmark", progress => VideoBenchmark.Run(card, options, opened, how, progress, cancellation));
            if (parsed.GetValue(output) is { } file)
            {
                run.Result.Save(file);
            }

            if (parsed.GetValue(predictions) is { } poses)
            {
                run.Poses.Save(poses);
            }

            Say(run, screen);
            return Task.FromResult(ExitCode.Success);
        });
        return benchmark;
    }

    private static void Say(BenchmarkRun run, Screen screen)
    {
        screen.WriteLine(FormattableString.Invariant($"{run.Result.VideoName}, {run.Result.Aggregate.TensorFlowVersion}, {run.Poses.Frames.Count} frames, {run.Result.Aggregate.RepeatsMeasured} passes"));
        Aggregate(run.Result.Aggregate);
        if (run.Result.CpuComparison is { } comparison)
        {
            Aggregate(comparison.CpuAggregate);
            screen.WriteLine(FormattableString.Invariant(
                $"  {comparison.Speedup:0.00} times as fast as the processor; the poses differ by at most {comparison.MaxPoses3DDivergenceMm:0.###} {run.DivergenceUnit} in {comparison.FrameCountCompared} frames"));
        }

        void Aggregate(BenchmarkAggregate one) => screen.WriteLine(FormattableString.Invariant(
            $"  {one.ActiveDevice}: {one.MeanThroughputFps:0.0} frames/s; a frame takes {one.MeanFrameLatencyMs:0.0} ms (median {one.P50FrameLatencyMs:0.0}, 95 % {one.P95FrameLatencyMs:0.0}, 99 % {one.P99FrameLatencyMs:0.0}, deviation {one.StdDevFrameLatencyMs:0.0}); {one.PeakRssMbMax:0} MB"));
    }
}
