using System.Globalization;
using NeuroPose.Files;
using NeuroPose.Formats;
using NeuroPose.Inference.People;
using NeuroPose.Poses;
using NeuroPose.Videos;

namespace NeuroPose.Inference.Processing;

/// <summary>The poses of a video, with what a VideoPredictions file does not hold: times and scores.</summary>
public sealed class EstimatedVideo
{
    private const string ScoresEnding = ".scores.csv";

    internal EstimatedVideo(
        VideoPredictions predictions, Skeleton skeleton, IReadOnlyList<EstimatedFrame> frames, VideoOutcome outcome, IReadOnlyList<double> latencies, IReadOnlyList<string> notes)
    {
        (Predictions, Skeleton, Frames, Outcome, LatenciesMilliseconds, Notes) = (predictions, skeleton, frames, outcome, latencies, notes);
    }

    /// <summary>The poses, as the reference's file has them.</summary>
    public VideoPredictions Predictions { get; }

    /// <summary>What the keypoints are.</summary>
    public Skeleton Skeleton { get; }

    /// <summary>The frames with their times, and the people with their scores.</summary>
    public IReadOnlyList<EstimatedFrame> Frames { get; }

    /// <summary>How the reading of the video ended.</summary>
    public VideoOutcome Outcome { get; }

    /// <summary>
    /// What each frame took from its decoded bytes to its people, in milliseconds; those of an earlier run that was gone on with are not in
    /// it.
    /// </summary>
    public IReadOnlyList<double> LatenciesMilliseconds { get; }

    /// <summary>What has to be known of the poses, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>How many people were followed through the video.</summary>
    public int PersonCount => Frames.SelectMany(frame => frame.Numbers).DefaultIfEmpty(-1).Max() + 1;

    /// <summary>One person's keypoints in the picture, with their scores as confidences.</summary>
    /// <param name="person">The person's number.</param>
    /// <exception cref="PersonNotFoundException">There is no such person.</exception>
    public PoseSequence Poses2D(int person = 0)
    {
        if (person < 0 || person >= PersonCount)
        {
            throw new PersonNotFoundException(
                FormattableString.Invariant($"there is no such person: {PersonCount} people were followed through the video."), new(File: Predictions.FileName, Person: person));
        }

        var joints = Skeleton.JointCount;
        var (places, scores) = (new double[Frames.Count * joints * 3], new double[Frames.Count * joints]);
        Array.Fill(places, double.NaN);
        for (var frame = 0; frame < Frames.Count; frame++)
        {
            if (Frames[frame].Person(person) is not { } found)
            {
                continue;
            }

            for (var joint = 0; joint < joints; joint++)
            {
                var keypoint = found.Keypoints[joint];
                scores[(frame * joints) + joint] = keypoint.Score;
                var at = ((frame * joints) + joint) * 3;
                (places[at], places[at + 1], places[at + 2]) = keypoint.IsKnown ? (keypoint.X, keypoint.Y, 0) : (double.NaN, double.NaN, double.NaN);
            }
        }

        var rate = Predictions.Metadata.FramesPerSecond;
        return new PoseSequence(Skeleton, rate > 0 ? rate : double.NaN, places, scores) { Dimensions = 2 }
            .Named(Path.GetFileNameWithoutExtension(Predictions.FileName)).WithUnit(LengthUnit.Pixel).WithAxes(Axes.YDown);
    }

    /// <summary>
    /// Writes the poses, and beside them a table of times and scores (<c>.scores.csv</c>). Beside a device or a pipe there is no place for it.
    /// </summary>
    /// <param name="path">The VideoPredictions file.</param>
    /// <returns>The files that were written.</returns>
    public IReadOnlyList<string> Save(string path)
    {
        if (FileFacts.Of(path).Kind == FileKind.Other)
        {
            Predictions.Save(path);
            return [path];
        }

        var scores = Path.ChangeExtension(path, null) + ScoresEnding;
        AtomicFile.Write(scores, WriteScores);
        Predictions.Save(path);
        return [path, scores];
    }

    private void WriteScores(Stream stream)
    {
        using var text = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        var hasDepths = Frames.SelectMany(frame => frame.People).Any(person => person.DepthsMillimeters is not null);
        text.Write("frame,time_seconds,person,box_score");
        foreach (var joint in Skeleton.JointNames)
        {
            text.Write($",{joint}");
        }

        foreach (var joint in hasDepths ? Skeleton.JointNames : [])
        {
            text.Write($",{joint}_depth_mm");
        }

        text.WriteLine();
        for (var frame = 0; frame < Frames.Count; frame++)
        {
            foreach (var (person, number) in Frames[frame].People.Zip(Frames[frame].Numbers).OrderBy(pair => pair.Second))
            {
                text.Write(string.Create(CultureInfo.InvariantCulture, $"{frame},{Number(Frames[frame].Seconds, 9)},{number},{Number(person.Box.Score, 4)}"));
                foreach (var keypoint in person.Keypoints)
                {
                    text.Write(',');
                    text.Write(Number(keypoint.Score, 4));
                }

                foreach (var depth in hasDepths ? person.DepthsMillimeters ?? [] : [])
                {
                    text.Write(',');
                    text.Write(Number(depth, 1));
                }

                text.WriteLine();
            }
        }
    }

    // Unknown is an empty field.
    private static string Number(double value, int digits) => double.IsFinite(value) ? Math.Round(value, digits).ToString("R", CultureInfo.InvariantCulture) : "";
}
