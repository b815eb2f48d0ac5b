using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using System.Text;
using NeuroPose.Files;
using NeuroPose.Formats;
using NeuroPose.Inference.Estimation;
using NeuroPose.Inference.Models;
using NeuroPose.Inference.People;
using NeuroPose.Inference.Tracking;
using NeuroPose.Numerics;
using NeuroPose.Provenance;
using NeuroPose.Videos;

namespace NeuroPose.Inference.Processing;

/// <summary>Goes through whole videos.</summary>
public static class VideoProcess
{
    // Thousandths of a pixel and of a millimeter: a third of the file, and far below what a model can tell.
    private const int Digits = 3;

    /// <summary>Estimates the poses of a whole video.</summary>
    /// <param name="estimator">The model.</param>
    /// <param name="video">The video.</param>
    /// <param name="progress">Is told of each frame, with frames a second; null where nobody watches.</param>
    /// <param name="options">How it is gone through; null for the defaults.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="VideoException">The file ends before its video does, unless cut files are accepted.</exception>
    /// <exception cref="ModelException">The model cannot be run on frames of this kind.</exception>
    public static EstimatedVideo Process(
        this PoseEstimator estimator, Video video, IProgress<Progress>? progress = null, ProcessOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(video);
        options ??= new();
        var times = video.ReadTimes(cancellation);
        var input = new InputFile(Path.GetFileName(video.Path), FileHash.Of(video.Path));
        var (frames, outcome, latencies) = Estimate(estimator, video, input, times, progress, options, cancellation);
        var rate = Rate(video, frames);
        List<string> notes = [.. estimator.Notes];
        if (outcome.Problem is { } problem)
        {
            notes.Add($"The video is not whole: {problem}");
        }

        notes.AddRange(RateNotes(video, frames));
        if (options.Tracking.Method != TrackingMethod.None)
        {
            (frames, var found) = PeopleFollowed.Follow(frames, rate, options.Tracking);
            notes.AddRange(found);
        }

        var predictions = new VideoPredictions
        {
            Metadata = new(frames.Count, double.IsNaN(rate) ? 0 : rate, video.Facts.Width, video.Facts.Height),
            Frames = [.. frames.Select((frame, at) => Prediction(frame, at, estimator.Skeleton.JointCount))],
            Provenance = Provenance(estimator, video, input, notes),
            FileName = input.Name,
        };
        return new(predictions, estimator.Skeleton, frames, outcome, latencies, notes);
    }

    private static (IReadOnlyList<EstimatedFrame> Frames, VideoOutcome Outcome, IReadOnlyList<double> Latencies) Estimate(
        PoseEstimator estimator, Video video, InputFile input, FrameTimes times, IProgress<Progress>? progress, ProcessOptions options, CancellationToken cancellation)
    {
        estimator.Restart();
        List<EstimatedFrame> frames = [];
        List<double> latencies = [];
        FrameJournal? journal = null;
        if (options.Journal is { } path)
        {
            (journal, frames, estimator.Memory) = FrameJournal.Open(path, Key(estimator, video, input), options.IsResumed);
        }

        using (journal)
        {
            using var reader = video.Read(cancellation);
            var (done, total) = (frames.Count, video.Options.FramesPerSecond is null ? times.Count : (long?)null);
            var began = Stopwatch.GetTimestamp();
            byte[]? bytes = null;
            while (reader.Next(bytes) is { } frame)
            {
                bytes = frame.Pixels;
                if (frame.Index < done)
                {
                    continue;
                }

                var start = Stopwatch.GetTimestamp();
                var people = estimator.Estimate(frame);
                latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                frames.Add(new(frame.Seconds, people));
                journal?.Add(frames[^1], estimator.Memory);
                var rate = (frames.Count - done) / Stopwatch.GetElapsedTime(began).TotalSeconds;
                progress?.Report(new(frames.Count, total, "frames", input.Name, "frames/s", rate));
                cancellation.ThrowIfCancellationRequested();
            }

            return (frames, reader.Outcome!, latencies);
        }
    }

    // What the frames of a journal depend on.
    private static string Key(PoseEstimator estimator, Video video, InputFile input)
    {
        var text = string.Join('\n', [
            input.Sha256, .. estimator.Files.Select(file => file.Sha256), ModelCardYaml.Write(estimator.Card), ModelSession.Engine, ModelSession.OptimizationOf(estimator.Options),
            estimator.Options.Device.ToString(), estimator.Options.Threads.ToString(CultureInfo.InvariantCulture), $"{estimator.Options.People}",
            estimator.Options.FieldOfViewDegrees.ToString("R", CultureInfo.InvariantCulture), $"{video.Options.FramesPerSecond?.ToString("R", CultureInfo.InvariantCulture)}",
            WorkbenchProvenance.ThisVersion,
        ]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    // The rate of the frames that are there, by their own times.
    private static double Rate(Video video, IReadOnlyList<EstimatedFrame> frames)
    {
        if (video.Options.FramesPerSecond is { } wanted)
        {
            return wanted;
        }

        var lasted = frames.Count > 1 ? frames[^1].Seconds - frames[0].Seconds : double.NaN;
        var rate = (frames.Count - 1) / lasted;
        if (!(rate > 0 && double.IsFinite(rate)))
        {
            return video.Facts.FramesPerSecond;
        }

        // Times in milliseconds make 29.999 of 30.
        var nominal = video.Facts.FramesPerSecond;
        return Math.Abs(rate - nominal) < 0.001 * nominal ? nominal : Math.Round(rate, 6);
    }

    private static IEnumerable<string> RateNotes(Video video, IReadOnlyList<EstimatedFrame> frames)
    {
        if (video.Options.FramesPerSecond is { } wanted)
        {
            yield return FormattableString.Invariant($"The video was brought to {wanted:R} frames a second: frames were repeated or left out.");
            yield break;
        }

        double[] steps = [.. frames.Zip(frames.Skip(1), (first, second) => second.Seconds - first.Seconds).Where(double.IsFinite)];
        if (steps.Length > 1 && OrderStatistics.MedianOf([.. steps]) is var usual && steps.Count(step => Math.Abs(step - usual) > Math.Max(0.1 * usual, 0.0015)) is > 0 and var odd)
        {
            yield return FormattableString.Invariant($"The rate varies: {odd} of {steps.Length} steps between frames differ from {usual * 1000:0.###} ms. The rate in the file is their mean; the times are beside it, and --fps makes it constant.");
        }
    }

    private static FramePrediction Prediction(EstimatedFrame frame, int index, int joints)
    {
        // A number that is not in this frame keeps its place, so that one index is one person through the file.
        EstimatedPerson?[] people = [.. Enumerable.Range(0, frame.Numbers.DefaultIfEmpty(-1).Max() + 1).Select(frame.Person)];
        var hasSpace = people.Any(person => person?.Joints is not null);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"frame_{index:D6}"),
            people.Length == 0 ? NumberRows.Empty : NumberRows.Of(5, [.. people.SelectMany(Box)]),
            hasSpace ? [.. people.Select(person => NumberRows.Of(3, Space(person, joints)))] : [],
            [.. people.Select(person => NumberRows.Of(2, Flat(person, joints)))]);
    }

    private static double[] Box(EstimatedPerson? person) => person is null
        ? [double.NaN, double.NaN, double.NaN, double.NaN, 0]
        : [Rounded(person.Box.X), Rounded(person.Box.Y), Rounded(person.Box.Width), Rounded(person.Box.Height), Math.Round(person.Box.Score, 4)];

    private static double[] Flat(EstimatedPerson? person, int joints) => person is null
        ? [.. Enumerable.Repeat(double.NaN, joints * 2)]
        : [.. person.Keypoints.SelectMany(keypoint => new[] { Rounded(keypoint.X), Rounded(keypoint.Y) })];

    private static double[] Space(EstimatedPerson? person, int joints) => person?.Joints is { } known
        ? [.. known.SelectMany(joint => new[] { Rounded(joint.X), Rounded(joint.Y), Rounded(joint.Z) })]
        : [.. Enumerable.Repeat(double.NaN, joints * 3)];

    private static double Rounded(double value) => Math.Round(value, Digits);

    private static ProvenanceRecord Provenance(PoseEstimator estimator, Video video, InputFile input, IReadOnlyList<string> notes) => new(
        estimator.Files[0].Sha256,
        estimator.Files[0].Name,
        ModelSession.Engine,
        TensorFlowMetalVersion: null,
        NumpyVersion: "",
        WorkbenchProvenance.ThisVersion,
        PythonVersion: "",
        Seed: null,
        estimator.Options.IsDeterministic,
        AnalysisConfigJson: null)
    {
        Workbench = new()
        {
            Library = "NeuroPose.Inference",
            Version = typeof(VideoProcess).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown",
            Deterministic = false,
            Inputs = [input, .. estimator.Files],
            Estimation = new()
            {
                Skeleton = estimator.Skeleton.Name,
                Joints = estimator.Skeleton.JointNames,
                Model = estimator.Card.Name,
                Adapter = estimator.Card.Adapter.Word()
                    + (estimator.Card.Adapter == ModelAdapter.HeatMap ? $", {estimator.Card.HeatMapRule.ToString().ToLowerInvariant()}" : ""),
                License = estimator.Card.License?.Id ?? "",
                Source = estimator.Card.Source,
                Engine = ModelSession.Engine,
                Provider = ModelSession.ProviderOf(estimator.Options.Device),
                Threads = estimator.Options.IsDeterministic ? 1 : estimator.Options.Threads,
                Optimization = ModelSession.OptimizationOf(estimator.Options),
                ProcessorFeatures = ProcessorFeatures(),
                Decoder = video.Decoder,
                Notes = notes,
            },
        },
    };

    // As far as libraries of arithmetic choose their code by it.
    private static string ProcessorFeatures() => string.Join(
        ' ',
        [
            RuntimeInformation.ProcessArchitecture.ToString(),
            .. Avx2.IsSupported ? ["AVX2"] : Array.Empty<string>(),
            .. Fma.IsSupported ? ["FMA"] : Array.Empty<string>(),
            .. Avx512F.IsSupported ? ["AVX512F"] : Array.Empty<string>(),
            .. Avx512Vbmi.IsSupported ? ["AVX512VBMI"] : Array.Empty<string>(),
        ]);
}
