using NeuroPose.Cli.Terminal;
using NeuroPose.Files;
using NeuroPose.Inference.Estimation;
using NeuroPose.Inference.Models;
using NeuroPose.Inference.Overlays;
using NeuroPose.Inference.Processing;
using NeuroPose.Numerics;
using NeuroPose.Videos;

namespace NeuroPose.Cli.Commands;

/// <summary>One call of <c>neuropose process</c>: several videos side by side, each with a model of its own.</summary>
internal sealed class ProcessRun(ModelCard card, EstimatorOptions options, Screen screen)
{
    private readonly Lock turn = new();
    private readonly Dictionary<string, EstimatedVideo> done = [];

    public required VideoOptions Videos { get; init; }

    public required ProcessOptions Process { get; init; }

    public required bool DrawsOverlay { get; init; }

    public required int Parallel { get; init; }

    /// <summary>The calibration of the cameras that the videos are of; null where they are of one each.</summary>
    public required CameraViews? Cameras { get; init; }

    /// <summary>Works on all videos. One that fails does not stop the others.</summary>
    /// <returns>The exit code.</returns>
    public int Run(IReadOnlyList<ProcessTarget> targets, CancellationToken cancellation)
    {
        Cameras?.Check(targets);
        foreach (var target in targets)
        {
            AtomicFile.Try(target.Output);
        }

        if (targets is [var only])
        {
            var opened = Video.Open(only.Video, Videos, cancellation);
            Say(TerminalProgress.Run(screen.Out, Path.GetFileName(only.Video), progress => Work(opened, only, progress, cancellation)));
            return ExitCode.Success;
        }

        var problems = TerminalProgress.Run(screen.Out, FormattableString.Invariant($"{targets.Count} videos"), progress => WorkOnAll(targets, progress, cancellation));
        problems.ForEach(screen.WriteError);
        if (problems.Count == 0 && Cameras is not null)
        {
            Say(Cameras.Write(targets, done));
        }

        return problems.Count == 0 ? ExitCode.Success : ExitCode.CannotRun;
    }

    private List<string> WorkOnAll(IReadOnlyList<ProcessTarget> targets, IProgress<Progress> progress, CancellationToken cancellation)
    {
        List<string> problems = [];
        var together = new SumOfProgress(targets.Count, progress);
        System.Threading.Tasks.Parallel.For(0, targets.Count, new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellation }, at =>
        {
            try
            {
                var lines = Work(Video.Open(targets[at].Video, Videos, cancellation), targets[at], together.Of(at), cancellation);
                lock (turn)
                {
                    Say(lines);
                }
            }
            catch (Exception problem) when (problem is NeuroPoseException or IOException or UnauthorizedAccessException)
            {
                lock (turn)
                {
                    problems.Add(problem.Message);
                }
            }
        });
        return problems;
    }

    private List<string> Work(Video video, ProcessTarget target, IProgress<Progress> progress, CancellationToken cancellation)
    {
        using var estimator = PoseEstimator.Open(card, options);
        var estimated = estimator.Process(video, progress, Process with { Journal = target.Journal }, cancellation);
        var files = estimated.Save(target.Output);
        if (Cameras is not null)
        {
            lock (turn)
            {
                done.Add(target.Video, estimated);
            }
        }

        List<string> lines =
        [
            FormattableString.Invariant($"{video.Path}: {estimated.Frames.Count} frames, {estimated.PersonCount} people{Latency(estimated)}"),
            .. files.Select(file => $"  {file}"),
        ];
        if (DrawsOverlay)
        {
            Overlay.Write(estimated, video, target.Overlay, target.Sheet, progress, cancellation);
            lines.AddRange([$"  {target.Overlay}", $"  {target.Sheet}"]);
        }

        // Only now nothing is lost without it.
        if (target.Journal is { } journal)
        {
            File.Delete(journal);
        }

        lines.AddRange(estimated.Notes.Select(note => $"  note: {note}"));
        return lines;
    }

    private static string Latency(EstimatedVideo estimated)
    {
        double[] latencies = [.. estimated.LatenciesMilliseconds];
        return latencies.Length == 0 ? ""
            : FormattableString.Invariant($"; a frame took {OrderStatistics.QuantileOf(latencies, 0.5):0.0} ms (95 % under {OrderStatistics.QuantileOf(latencies, 0.95):0.0} ms)");
    }

    private void Say(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            screen.WriteLine(line);
        }
    }

    /// <summary>Several videos as one work: their frames are counted together.</summary>
    private sealed class SumOfProgress(int count, IProgress<Progress> progress)
    {
        private readonly Progress[] parts = new Progress[count];

        public IProgress<Progress> Of(int part) => new Part(this, part);

        private void Report(int part, Progress value)
        {
            lock (parts)
            {
                parts[part] = value;
                long? total = parts.All(one => one.Total is not null) ? parts.Sum(one => one.Total) : null;
                progress.Report(new(parts.Sum(one => one.Done), total, value.Unit, value.Item, value.Measure, parts.Sum(one => double.IsNaN(one.Value) ? 0 : one.Value)));
            }
        }

        private sealed class Part(SumOfProgress whole, int part) : IProgress<Progress>
        {
            public void Report(Progress value) => whole.Report(part, value);
        }
    }
}
