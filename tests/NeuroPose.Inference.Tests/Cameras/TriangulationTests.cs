using System.Globalization;
using NeuroPose.Formats;
using NeuroPose.Inference.Cameras;
using NeuroPose.Inference.People;
using NeuroPose.Inference.Processing;
using NeuroPose.Numerics;
using NeuroPose.Poses;
using NeuroPose.Provenance;
using NeuroPose.Testing;
using NeuroPose.Videos;

namespace NeuroPose.Inference.Tests.Cameras;

/// <summary>Joints in space from several calibrated cameras.</summary>
public sealed class TriangulationTests : IDisposable
{
    private static readonly Skeleton Three = Skeleton.Of("three", ["a", "b", "c"], ("a", "b"));
    private static readonly Point3[] Body = [new(120, -340, 3050), new(-200, 410, 2900), new(30, 15, 3333)];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Joints_that_cameras_with_distorted_lenses_see_are_found_to_a_thousandth_of_a_millimeter()
    {
        var cameras = CameraCalibration.Load(Pose2Sim());

        var found = Views(cameras, Seen(cameras)).Triangulate();

        AssertBody(found, cameras[0]);
        Assert.InRange(found.MeanErrorPixels, 0, 1e-6);
        Assert.All(found.CamerasUsed, used => Assert.Equal(4, used));
        Assert.Equal((LengthUnit.Millimeter, 3), (found.Poses.Unit, found.Poses.Dimensions));
    }

    [Fact]
    public void A_camera_that_sees_something_else_is_dropped_and_one_that_is_unsure_is_not_asked()
    {
        var cameras = CameraCalibration.Load(Pose2Sim());
        var seen = Seen(cameras);
        seen[2][0] = seen[2][0] with { X = seen[2][0].X + 200 };
        seen[1][1] = seen[1][1] with { X = seen[1][1].X + 200, Score = 0.29 };

        var found = Views(cameras, seen).Triangulate();

        AssertBody(found, cameras[0]);
        Assert.Equal([3, 3, 4], found.CamerasUsed);
    }

    [Fact]
    public void A_joint_that_too_few_cameras_see_is_not_known()
    {
        var cameras = CameraCalibration.Load(Pose2Sim());
        var seen = Seen(cameras);
        for (var camera = 1; camera < cameras.Count; camera++)
        {
            seen[camera][2] = Keypoint.Unknown;
        }

        var found = Views(cameras, seen).Triangulate();

        Assert.True(double.IsNaN(found.Poses[0, "c"].X));
        Assert.Equal((0, 2, 3), (found.CamerasUsed[2], found.Joints.Known, found.Joints.All));
    }

    [Fact]
    public void Likelihoods_are_weights()
    {
        var cameras = CameraCalibration.Load(Pose2Sim());
        var (sure, unsure) = (Seen(cameras), Seen(cameras));
        sure[3][0] = sure[3][0] with { X = sure[3][0].X + 8 };
        unsure[3][0] = sure[3][0] with { Score = 0.35 };

        double Off(Keypoint[][] seen) => (Views(cameras, seen).Triangulate().Poses[0, "a"] - cameras[0].InFrame(Body[0])).Length;

        Assert.True(Off(unsure) < 0.5 * Off(sure));
    }

    [Fact]
    public void Anipose_and_OpenCV_files_give_the_same_cameras_when_their_unit_is_stated()
    {
        var expected = CameraCalibration.Load(Pose2Sim());
        var anipose = folder.PathTo("calibration.toml");
        File.WriteAllText(anipose, Text(1000, fisheye: "") + "\n[metadata]\nadjusted = false\nerror = 0.2\n");
        Directory.CreateDirectory(folder.PathTo("opencv"));
        foreach (var camera in expected)
        {
            File.WriteAllText(folder.PathTo("opencv", camera.Name + ".yml"), OpenCv(camera));
        }

        Assert.Contains("State it: --calibration-unit mm, cm or m.", Assert.Throws<FileFormatException>(() => CameraCalibration.Load(anipose)).Message, StringComparison.Ordinal);
        AssertSame(expected, CameraCalibration.Load(anipose, LengthUnit.Millimeter));
        AssertSame(expected, CameraCalibration.Load(folder.PathTo("opencv"), LengthUnit.Centimeter));
    }

    [Theory]
    [InlineData("fisheye = false", "fisheye = true", "the camera has a fisheye lens")]
    [InlineData("matrix = [ [ 900.0", "matrix = [ [ -900.0", "expected an intrinsic matrix of 3 × 3 numbers with focal lengths above 0")]
    [InlineData("translation = [", "translatoin = [", "expected a translation of 3 numbers")]
    [InlineData("[cam_a]", "[cam_a", "this is no TOML")]
    public void A_calibration_that_breaks_a_rule_is_refused(string good, string bad, string expected)
    {
        var path = Pose2Sim();
        var text = File.ReadAllText(path);
        Assert.Contains(good, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(good, bad, StringComparison.Ordinal));

        Assert.Contains(expected, Assert.Throws<FileFormatException>(() => CameraCalibration.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Videos_of_other_sizes_or_rates_than_each_other_are_refused()
    {
        var cameras = CameraCalibration.Load(Pose2Sim());
        var seen = Seen(cameras);
        var slow = Views(cameras, seen, rate: camera => camera == 2 ? 25 : 30);
        var small = Views(cameras, seen, width: 320);

        Assert.Contains("Cameras must be synchronous", Assert.Throws<NeuroPoseException>(() => slow.Triangulate()).Message, StringComparison.Ordinal);
        Assert.Contains("was calibrated with 640×480", Assert.Throws<NeuroPoseException>(() => small.Triangulate()).Message, StringComparison.Ordinal);
    }

    private static void AssertBody(TriangulatedPerson found, Camera first)
    {
        for (var joint = 0; joint < Body.Length; joint++)
        {
            Assert.InRange((found.Poses[0, joint] - first.InFrame(Body[joint])).Length, 0, 1e-3);
        }
    }

    private static void AssertSame(IReadOnlyList<Camera> expected, IReadOnlyList<Camera> found)
    {
        Assert.Equal(expected.Select(camera => camera.Name), found.Select(camera => camera.Name));
        foreach (var (one, other) in expected.Zip(found))
        {
            var (here, there) = (one.Project(Body[0]), other.Project(Body[0]));
            Assert.Equal(here.X, there.X, 6);
            Assert.Equal(here.Y, there.Y, 6);
        }
    }

    private static Keypoint[][] Seen(IReadOnlyList<Camera> cameras) =>
        [.. cameras.Select(camera => Body.Select(joint => camera.Project(joint)).Select(place => new Keypoint(place.X, place.Y, 0.9)).ToArray())];

    private static (Camera, EstimatedVideo)[] Views(IReadOnlyList<Camera> cameras, Keypoint[][] seen, Func<int, double>? rate = null, int width = 640) =>
    [
        .. cameras.Select((camera, at) => (camera, new EstimatedVideo(
            new VideoPredictions { Metadata = new(1, rate?.Invoke(at) ?? 30, width, 480), Frames = [], Provenance = ProvenanceRecord.WithoutModel, FileName = camera.Name + ".mp4" },
            Three, [new(0, [new(PersonBox.Around(seen[at]), seen[at])])], new VideoOutcome(1, null, ""), [], []))),
    ];

    private string Pose2Sim()
    {
        var path = folder.PathTo("Calib.toml");
        File.WriteAllText(path, Text(1, "fisheye = false\n"));
        return path;
    }

    // Four cameras around the body, in meters times a scale.
    private static string Text(double scale, string fisheye) => string.Join('\n', new[] { ("cam_a", -0.4, -1.2), ("cam_b", -0.1, -0.4), ("cam_c", 0.2, 0.5), ("cam_d", 0.5, 1.3) }.Select(camera =>
        string.Create(CultureInfo.InvariantCulture, $"[{camera.Item1}]\nname = \"{camera.Item1}\"\nsize = [ 640.0, 480.0]\nmatrix = [ [ 900.0, 0.0, 320.0], [ 0.0, 910.0, 240.0], [ 0.0, 0.0, 1.0]]\ndistortions = [ -0.1, 0.02, 0.001, -0.002]\nrotation = [ 0.05, {camera.Item2}, -0.02]\ntranslation = [ {-camera.Item3 * scale}, {0.1 * scale}, {0.6 * scale}]\n{fisheye}")));

    private static string OpenCv(Camera camera)
    {
        static string Matrix(int rows, int columns, params double[] values) =>
            $"!!opencv-matrix\n   rows: {rows}\n   cols: {columns}\n   dt: d\n   data: [ {string.Join(", ", values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))} ]";
        var (turn, move) = (camera.Rotation, camera.Translation);
        return "%YAML:1.0\n---\nimage_width: 640\nimage_height: 480\n"
            + $"camera_matrix: {Matrix(3, 3, camera.FocalX, 0, camera.CenterX, 0, camera.FocalY, camera.CenterY, 0, 0, 1)}\n"
            + $"distortion_coefficients: {Matrix(5, 1, [.. camera.Distortion])}\n"
            + $"R: {Matrix(3, 3, turn.X.X, turn.Y.X, turn.Z.X, turn.X.Y, turn.Y.Y, turn.Z.Y, turn.X.Z, turn.Y.Z, turn.Z.Z)}\n"
            + $"T: {Matrix(3, 1, move.X / 10, move.Y / 10, move.Z / 10)}\n";
    }
}
