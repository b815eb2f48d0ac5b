using Microsoft.ML.OnnxRuntime;
using NeuroPose.Inference.Models;
using NeuroPose.Inference.People;
using NeuroPose.Inference.Pictures;
using NeuroPose.Numerics;

namespace NeuroPose.Inference.Adapters;

/// <summary>
/// MeTRAbs on a person's box: a picture as a camera that is turned towards the person would take it goes in, with that camera's matrix;
/// joints in millimeters come out, and are turned back into the frame of the camera that was there. The picture is sampled in linear
/// light. Where the camera is not calibrated, its matrix follows from a field of view along the longer side.
/// </summary>
internal sealed class MetrabsCropAdapter(ModelSession session, ModelCard card, IPersonDetector detector, double fieldOfViewDegrees) : IPoseAdapter
{
    private const double Gamma = 2.2;
    private const int LightLevels = 4096;
    private static readonly double[] Light = [.. Enumerable.Range(0, 256).Select(level => ExactMath.Pow(level / 255.0, Gamma))];
    private static readonly float[] Level = [.. Enumerable.Range(0, LightLevels + 1).Select(light => (float)(255 * ExactMath.Pow(light / (double)LightLevels, 1 / Gamma)))];

    private readonly TensorFacts intrinsics = session.Inputs.First(facts => facts.Has(-1, 3, 3));
    private readonly InputTensor input = new(session.Inputs.First(facts => facts.Sides.Count == 4), card.Input, card.File);

    public double[] Memory { get; set; } = [];

    public IReadOnlyList<EstimatedPerson> Estimate(Picture picture) => [.. detector.Detect(picture).Select(box => Estimate(picture, box))];

    private EstimatedPerson Estimate(Picture picture, PersonBox box)
    {
        var (width, height) = input.Size(card.File);
        var camera = CropCamera.Towards(box, picture, fieldOfViewDegrees, width, height);
        using var tensor = input.Of(Warped(picture, camera, width, height), width, height);
        float[] matrix = [(float)camera.Focal, 0, width / 2f, 0, (float)camera.Focal, height / 2f, 0, 0, 1];
        using var inside = OrtValue.CreateTensorValueFromMemory(matrix, [1, 3, 3]);
        using var outputs = session.Run([input.Name, intrinsics.Name], [tensor, inside]);
        var numbers = outputs.Numbers(session.Outputs[0].Name);
        var joints = new Point3[numbers.Length / 3];
        var keypoints = new Keypoint[joints.Length];
        for (var joint = 0; joint < joints.Length; joint++)
        {
            joints[joint] = camera.Back(new(numbers[joint * 3], numbers[(joint * 3) + 1], numbers[(joint * 3) + 2]));
            keypoints[joint] = camera.Seen(joints[joint]) is (var x, var y) && joints[joint].Z > 0 ? new(x, y, box.Score) : Keypoint.Unknown;
        }

        return new(box, keypoints, joints);
    }

    private static float[] Warped(Picture picture, CropCamera camera, int width, int height)
    {
        var levels = new float[width * height * 3];
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var ray = camera.Back(new((column + 0.5 - (width / 2.0)) / camera.Focal, (row + 0.5 - (height / 2.0)) / camera.Focal, 1));
                var (x, y) = camera.Seen(ray);
                for (var color = 0; color < 3; color++)
                {
                    levels[(((row * width) + column) * 3) + color] = ray.Z > 0 ? Sampled(picture, x - 0.5, y - 0.5, color) : 0;
                }
            }
        }

        return levels;
    }

    private static float Sampled(Picture picture, double x, double y, int color)
    {
        if (!(x > -1 && y > -1 && x < picture.Width && y < picture.Height))
        {
            return 0;
        }

        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (toRight, toBottom) = (x - left, y - top);
        double At(int column, int row) => (uint)column < (uint)picture.Width && (uint)row < (uint)picture.Height
            ? Light[picture.Rgb[(((row * picture.Width) + column) * 3) + color]]
            : 0;
        var upper = (At(left, top) * (1 - toRight)) + (At(left + 1, top) * toRight);
        var lower = (At(left, top + 1) * (1 - toRight)) + (At(left + 1, top + 1) * toRight);
        return Level[(int)Math.Round(((upper * (1 - toBottom)) + (lower * toBottom)) * LightLevels)];
    }

    /// <summary>The camera that was there, and the one that is turned towards a box.</summary>
    /// <param name="ThatWasThere">Its focal length and middle in pixels.</param>
    /// <param name="Focal">The focal length of the turned one, in pixels of the input.</param>
    /// <param name="TurnBack">Takes the turned one's directions to those of the camera that was there.</param>
    private readonly record struct CropCamera((double Focal, double X, double Y) ThatWasThere, double Focal, Matrix3 TurnBack)
    {
        public static CropCamera Towards(PersonBox box, Picture picture, double fieldOfViewDegrees, int width, int height)
        {
            var half = fieldOfViewDegrees * Math.PI / 360;
            var focal = Math.Max(picture.Width, picture.Height) / (2 * ExactMath.Sin(half) / ExactMath.Cos(half));
            var camera = (Focal: focal, X: picture.Width / 2.0, Y: picture.Height / 2.0);
            Point3 Ray(double x, double y) => new((x - camera.X) / focal, (y - camera.Y) / focal, 1);
            var (middleX, middleY) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
            var ahead = Unit(Ray(middleX, middleY));
            var right = Unit(new(ahead.Z, 0, -ahead.X));
            var down = new Point3(
                (ahead.Y * right.Z) - (ahead.Z * right.Y), (ahead.Z * right.X) - (ahead.X * right.Z), (ahead.X * right.Y) - (ahead.Y * right.X));
            var turnBack = new Matrix3(right, down, ahead);
            var turn = turnBack.Transposed();
            var widest = 0.0;
            foreach (var (x, y) in new[] { (box.X, middleY), (box.X + box.Width, middleY), (middleX, box.Y), (middleX, box.Y + box.Height) })
            {
                var seen = turn * Ray(x, y);
                widest = Math.Max(widest, Math.Max(Math.Abs(seen.X / seen.Z), Math.Abs(seen.Y / seen.Z)));
            }

            return new(camera, Math.Min(width, height) / (2 * Math.Max(widest, 1e-6)), turnBack);
        }

        /// <summary>A point of the turned camera's frame in the frame of the one that was there.</summary>
        public Point3 Back(Point3 point) => TurnBack * point;

        /// <summary>Where the camera that was there sees a point.</summary>
        public (double X, double Y) Seen(Point3 point) =>
            ((ThatWasThere.Focal * point.X / point.Z) + ThatWasThere.X, (ThatWasThere.Focal * point.Y / point.Z) + ThatWasThere.Y);

        private static Point3 Unit(Point3 vector) => (1 / vector.Length) * vector;
    }
}
