using NeuroPose.Formats;
using NeuroPose.Inference.People;
using NeuroPose.Inference.Processing;
using NeuroPose.Numerics;
using NeuroPose.Poses;
using NeuroPose.Provenance;

namespace NeuroPose.Inference.Cameras;

/// <summary>Which cameras are believed.</summary>
public sealed record TriangulationOptions
{
    /// <summary>A camera with a lower score for a keypoint has no say in it.</summary>
    public double LeastScore { get; init; } = 0.3;

    /// <summary>Cameras are dropped until the mean distance between where a joint is seen and where it would be seen is below this, in
    /// pixels.</summary>
    public double MaxErrorPixels { get; init; } = 15;

    /// <summary>With fewer cameras a joint is not known.</summary>
    public int LeastCameras { get; init; } = 2;
}

/// <summary>One person in space, from several cameras.</summary>
/// <param name="Poses">The joints in millimeters, in the frame of the first camera: x to the right, y down, z ahead. NaN where too few
/// cameras agree.</param>
/// <param name="ErrorPixels">Frames × joints: the mean distance in pixels, over the cameras that were used, between where the joint is seen
/// and where it would be seen; NaN where it is not known.</param>
/// <param name="CamerasUsed">Frames × joints: how many cameras were used; 0 where the joint is not known.</param>
public sealed record TriangulatedPerson(PoseSequence Poses, IReadOnlyList<double> ErrorPixels, IReadOnlyList<int> CamerasUsed)
{
    /// <summary>The mean error over all joints that are known, in pixels; NaN where none is.</summary>
    public double MeanErrorPixels => ErrorPixels.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();

    /// <summary>Frames × joints that are known, of all.</summary>
    public (int Known, int All) Joints => (ErrorPixels.Count(double.IsFinite), ErrorPixels.Count);
}

/// <summary>
/// Finds joints in space from calibrated cameras that see them at the same moments. Each camera says on which line a joint is; the joint
/// is where the sum of squares of its distances from the lines, weighed by the scores, is least (direct linear transformation in
/// undistorted directions).
/// </summary>
/// <remarks>Source: Pagnon et al., Pose2Sim (2021), for the weights and the dropping of cameras.</remarks>
public static class Triangulation
{
    // Every choice of them is tried where they do not agree.
    private const int MostCameras = 16;

    /// <summary>Finds one person.</summary>
    /// <param name="views">The cameras, each with its video's poses.</param>
    /// <param name="options">Which cameras are believed; null for the defaults.</param>
    /// <param name="person">The person's number in each video.</param>
    /// <exception cref="ArgumentException">There are fewer than two cameras.</exception>
    /// <exception cref="NeuroPoseException">The videos have other skeletons, rates or sizes than each other or their cameras, or their
    /// frames are of other times.</exception>
    public static TriangulatedPerson Triangulate(
        this IReadOnlyList<(Camera Camera, EstimatedVideo Video)> views, TriangulationOptions? options = null, int person = 0)
    {
        ArgumentNullException.ThrowIfNull(views);
        options ??= new();
        if (views.Count < 2)
        {
            throw new ArgumentException("Two cameras or more are needed to find joints in space.", nameof(views));
        }

        if (views.Count > MostCameras)
        {
            throw new ArgumentException(FormattableString.Invariant($"At most {MostCameras} cameras are used together; {views.Count} were given."), nameof(views));
        }

        Check(views);
        var skeleton = views[0].Video.Skeleton;
        var frames = views.Min(view => view.Video.Frames.Count);
        var (places, errors, used) = (new double[frames * skeleton.JointCount * 3], new double[frames * skeleton.JointCount], new int[frames * skeleton.JointCount]);
        for (var frame = 0; frame < frames; frame++)
        {
            EstimatedPerson?[] seen = [.. views.Select(view => view.Video.Frames[frame].Person(person))];
            for (var joint = 0; joint < skeleton.JointCount; joint++)
            {
                var at = (frame * skeleton.JointCount) + joint;
                (var point, errors[at], used[at]) = Joint([.. Sightings(views, seen, joint, options)], options);
                var here = views[0].Camera.InFrame(point);
                (places[at * 3], places[(at * 3) + 1], places[(at * 3) + 2]) = (here.X, here.Y, here.Z);
            }
        }

        var rate = views[0].Video.Predictions.Metadata.FramesPerSecond;
        return new(
            new PoseSequence(skeleton, rate > 0 ? rate : double.NaN, places).WithUnit(LengthUnit.Millimeter).WithAxes(Axes.YDown), errors, used);
    }

    /// <summary>
    /// The person as a trial: poses in space, with boxes, poses in the picture, and provenance of the first camera; what was dropped is in its
    /// notes.
    /// </summary>
    /// <param name="found">The person.</param>
    /// <param name="views">The cameras that the person was found with.</param>
    /// <param name="calibration">The calibration's file, with its hash.</param>
    /// <param name="person">The person's number in each video.</param>
    public static VideoPredictions ToPredictions(
        this TriangulatedPerson found, IReadOnlyList<(Camera Camera, EstimatedVideo Video)> views, InputFile calibration, int person = 0)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(views);
        var first = views[0].Video.Predictions;
        var joints = found.Poses.JointCount;
        FramePrediction Frame(int at)
        {
            var flat = first.Frames[at];
            double[] space = [.. found.Poses.Frame(at).ToArray().Select(value => Math.Round(value, 3))];
            return new(
                flat.Name,
                person < flat.Boxes.RowCount ? NumberRows.Of(5, flat.Boxes[person]) : NumberRows.Of(5, [double.NaN, double.NaN, double.NaN, double.NaN, 0]),
                [NumberRows.Of(3, space)],
                [person < flat.Poses2D.Count ? flat.Poses2D[person] : NumberRows.Of(2, [.. Enumerable.Repeat(double.NaN, joints * 2)])]);
        }

        var workbench = first.Provenance!.Workbench!;
        string[] notes =
        [
            .. workbench.Estimation!.Notes,
            FormattableString.Invariant($"Triangulated from {views.Count} cameras ({string.Join(", ", views.Select(view => view.Camera.Name))}) into the frame of {views[0].Camera.Name}; boxes and poses2d are its own."),
            FormattableString.Invariant($"{found.Joints.Known} of {found.Joints.All} joints are known; the mean reprojection error is {found.MeanErrorPixels:0.00} px."),
        ];
        return first with
        {
            Metadata = first.Metadata with { FrameCount = found.Poses.FrameCount },
            Frames = [.. Enumerable.Range(0, found.Poses.FrameCount).Select(Frame)],
            Provenance = first.Provenance with
            {
                Workbench = workbench with
                {
                    Inputs = [.. views.SelectMany(view => view.Video.Predictions.Provenance!.Workbench!.Inputs).Distinct(), calibration],
                    Estimation = workbench.Estimation with { Notes = notes },
                },
            },
        };
    }

    private static void Check(IReadOnlyList<(Camera Camera, EstimatedVideo Video)> views)
    {
        var first = views[0].Video;
        foreach (var (camera, video) in views)
        {
            var (size, name) = (video.Predictions.Metadata, video.Predictions.FileName);
            if (camera.Width > 0 && (size.Width, size.Height) != (camera.Width, camera.Height))
            {
                throw new NeuroPoseException(
                    FormattableString.Invariant($"the video has {size.Width}×{size.Height} pixels, and its camera {camera.Name} was calibrated with {camera.Width}×{camera.Height}. Use the calibration of this size."),
                    new(File: name));
            }

            if (!video.Skeleton.JointNames.SequenceEqual(first.Skeleton.JointNames))
            {
                throw new NeuroPoseException($"its keypoints are {video.Skeleton.Name}, those of {first.Predictions.FileName} {first.Skeleton.Name}. Use one model for all cameras.", new(File: name));
            }

            var (rate, firstRate) = (size.FramesPerSecond, first.Predictions.Metadata.FramesPerSecond);
            if (!(Math.Abs(rate - firstRate) <= 0.001 * firstRate))
            {
                throw new NeuroPoseException(
                    FormattableString.Invariant($"it has {rate:0.###} frames a second, {first.Predictions.FileName} {firstRate:0.###}. Cameras must be synchronous: bring them to one rate (VideoOptions.FramesPerSecond)."), new(File: name));
            }

            var late = video.Frames.Zip(first.Frames, (one, other) => Math.Abs(one.Seconds - video.Frames[0].Seconds - (other.Seconds - first.Frames[0].Seconds)))
                .Where(double.IsFinite).DefaultIfEmpty(0).Max();
            if (late > 0.5 / firstRate)
            {
                throw new NeuroPoseException(
                    FormattableString.Invariant($"its frames are up to {late * 1000:0.#} ms beside those of {first.Predictions.FileName}: frames were lost, or the rate varies. Bring both to one rate (VideoOptions.FramesPerSecond)."), new(File: name));
            }
        }
    }

    private static IEnumerable<Sighting> Sightings(
        IReadOnlyList<(Camera Camera, EstimatedVideo Video)> views, EstimatedPerson?[] seen, int joint, TriangulationOptions options)
    {
        for (var view = 0; view < views.Count; view++)
        {
            if (seen[view]?.Keypoints[joint] is { IsKnown: true } keypoint && keypoint.Score >= options.LeastScore)
            {
                yield return new(views[view].Camera, keypoint, views[view].Camera.Direction(keypoint.X, keypoint.Y));
            }
        }
    }

    // Cameras are dropped one more at a time; of as many, those that leave the least error.
    private static (Point3 Place, double Error, int Cameras) Joint(Sighting[] all, TriangulationOptions options)
    {
        for (var dropped = 0; all.Length - dropped >= Math.Max(2, options.LeastCameras); dropped++)
        {
            var best = (Place: Point3.Unknown, Error: double.PositiveInfinity);
            foreach (var kept in Choices(all, all.Length - dropped))
            {
                var place = Meeting(kept);
                var error = Error(place, kept);
                best = error < best.Error ? (place, error) : best;
            }

            if (best.Error < options.MaxErrorPixels)
            {
                return (best.Place, best.Error, all.Length - dropped);
            }
        }

        return (Point3.Unknown, double.NaN, 0);
    }

    private static IEnumerable<Sighting[]> Choices(Sighting[] all, int count)
    {
        for (var mask = (1L << all.Length) - 1; mask > 0; mask--)
        {
            if (System.Numerics.BitOperations.PopCount((ulong)mask) == count)
            {
                yield return [.. all.Where((_, at) => ((mask >> at) & 1) != 0)];
            }
        }
    }

    // Each camera gives two equations a · X = b: (u · r3 − r1) · X = t1 − u · t3, and the same for v; their normal equations are solved.
    private static Point3 Meeting(Sighting[] cameras)
    {
        var (xx, xy, xz, yy, yz, zz) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        var right = new Point3(0, 0, 0);
        foreach (var (camera, keypoint, (u, v)) in cameras)
        {
            var rows = camera.Rotation.Transposed();
            Add((u * rows.Z) - rows.X, camera.Translation.X - (u * camera.Translation.Z), keypoint.Score);
            Add((v * rows.Z) - rows.Y, camera.Translation.Y - (v * camera.Translation.Z), keypoint.Score);
        }

        var (a, b, c) = ((yy * zz) - (yz * yz), (xz * yz) - (xy * zz), (xy * yz) - (xz * yy));
        var determinant = (xx * a) + (xy * b) + (xz * c);
        if (!(Math.Abs(determinant) > 1e-12))
        {
            return Point3.Unknown;
        }

        var (d, e, f) = ((xx * zz) - (xz * xz), (xy * xz) - (xx * yz), (xx * yy) - (xy * xy));
        return (1 / determinant) * new Point3(
            (a * right.X) + (b * right.Y) + (c * right.Z), (b * right.X) + (d * right.Y) + (e * right.Z), (c * right.X) + (e * right.Y) + (f * right.Z));

        void Add(Point3 row, double value, double weight)
        {
            var square = weight * weight;
            (xx, xy, xz) = (xx + (square * row.X * row.X), xy + (square * row.X * row.Y), xz + (square * row.X * row.Z));
            (yy, yz, zz) = (yy + (square * row.Y * row.Y), yz + (square * row.Y * row.Z), zz + (square * row.Z * row.Z));
            right += square * value * row;
        }
    }

    private static double Error(Point3 place, Sighting[] cameras)
    {
        var sum = 0.0;
        foreach (var (camera, keypoint, _) in cameras)
        {
            var (x, y) = camera.Project(place);
            sum += Math.Sqrt(((x - keypoint.X) * (x - keypoint.X)) + ((y - keypoint.Y) * (y - keypoint.Y)));
        }

        return double.IsNaN(sum) ? double.PositiveInfinity : sum / cameras.Length;
    }

    private readonly record struct Sighting(Camera Camera, Keypoint Keypoint, (double X, double Y) Direction);
}
