using NeuroPose.Inference.Models;
using NeuroPose.Inference.People;
using NeuroPose.Inference.Pictures;
using NeuroPose.Numerics;

namespace NeuroPose.Inference.Adapters;

/// <summary>
/// BlazePose: a turned square around the person goes in; 33 landmarks in the picture and 33 in space around the hip come out. The square
/// is found by the detector in the first frame, and by two further landmarks of the last frame after that.
/// </summary>
internal sealed class BlazePoseAdapter(ModelSession session, ModelCard card, BlazePoseDetector detector) : IPoseAdapter
{
    private const int Side = 256;
    private const int Landmarks = 33;
    private const int WithAuxiliary = 35;
    private const int NumbersEach = 5;
    private const int HeatSide = 64;
    private const int HeatMaps = 39;
    private const int Reach = 3;
    private const double LeastFlag = 0.5;
    private const double LeastHeat = 0.5;

    private readonly InputTensor input = new(session.Inputs[0], card.Input, card.File);

    /// <summary>Middle, side and angle of the square that is looked at next; empty where the detector is asked.</summary>
    public double[] Memory { get; set; } = [];

    public IReadOnlyList<EstimatedPerson> Estimate(Picture picture)
    {
        var region = BodyRegion.Of(Memory);
        PersonBox? found = null;
        if (region is null)
        {
            if (detector.Find(picture) is not { } detected)
            {
                return [];
            }

            (region, found) = (detected.Region, detected.Box);
        }

        return Estimate(picture, region.Value, found);
    }

    private IReadOnlyList<EstimatedPerson> Estimate(Picture picture, BodyRegion region, PersonBox? found)
    {
        var toFrame = region.ToFrame(Side);
        using var tensor = input.Sample(picture, toFrame, Side, Side);
        using var outputs = session.Run([input.Name], [tensor]);
        double flag = outputs.Numbers("output_poseflag")[0];
        if (!(flag >= LeastFlag))
        {
            Memory = [];
            return [];
        }

        var flat = outputs.Numbers("ld_3d");
        var space = outputs.Numbers("world_3d");
        var heat = outputs.Numbers("activation_heatmap");
        var (cos, sin) = (ExactMath.Cos(region.Angle), ExactMath.Sin(region.Angle));
        var (keypoints, joints, further) = (new Keypoint[Landmarks], new Point3[Landmarks], new (double X, double Y)[2]);
        for (var landmark = 0; landmark < WithAuxiliary; landmark++)
        {
            var row = flat.Slice(landmark * NumbersEach, NumbersEach);
            var (u, v) = Refined(heat, landmark, row[0] / Side, row[1] / Side);
            var place = toFrame.Of(u * Side, v * Side);
            if (landmark >= Landmarks)
            {
                further[landmark - Landmarks] = place;
                continue;
            }

            keypoints[landmark] = new(place.X, place.Y, Sigmoid(row[3]));
            var (x, y, z) = (space[landmark * 3] * 1000.0, space[(landmark * 3) + 1] * 1000.0, space[(landmark * 3) + 2] * 1000.0);
            joints[landmark] = new((cos * x) - (sin * y), (sin * x) + (cos * y), z);
        }

        Memory = BodyRegion.Between(further[0], further[1]).ToNumbers();
        return [new(found ?? PersonBox.Around(keypoints) with { Score = flag }, keypoints, joints)];
    }

    // The middle of the heat around the landmark, where there is enough of it.
    private static (double U, double V) Refined(ReadOnlySpan<float> heat, int landmark, double u, double v)
    {
        var (column, row) = (Math.Floor(u * HeatSide), Math.Floor(v * HeatSide));
        if (!(column >= 0 && column < HeatSide && row >= 0 && row < HeatSide))
        {
            return (u, v);
        }

        var (sum, sumX, sumY, most) = (0.0, 0.0, 0.0, 0.0);
        for (var y = (int)Math.Max(0, row - Reach); y <= Math.Min(HeatSide - 1, row + Reach); y++)
        {
            for (var x = (int)Math.Max(0, column - Reach); x <= Math.Min(HeatSide - 1, column + Reach); x++)
            {
                double warmth = heat[(((y * HeatSide) + x) * HeatMaps) + landmark];
                (sum, sumX, sumY, most) = (sum + warmth, sumX + (x * warmth), sumY + (y * warmth), Math.Max(most, warmth));
            }
        }

        return most >= LeastHeat && sum > 0 ? (sumX / sum / HeatSide, sumY / sum / HeatSide) : (u, v);
    }

    /// <summary>The logistic function, with its argument held between −100 and 100.</summary>
    internal static double Sigmoid(double logit) => 1 / (1 + ExactMath.Exp(-Math.Clamp(logit, -100, 100)));
}

/// <summary>A turned square around a body.</summary>
internal readonly record struct BodyRegion(double X, double Y, double Side, double Angle)
{
    private const double Margin = 1.25;

    /// <summary>Around the middle of the hips, so large that the second point, at the edge of the body, is in it, and turned so that it is
    /// above.</summary>
    public static BodyRegion Between((double X, double Y) middle, (double X, double Y) edge)
    {
        var (x, y) = (edge.X - middle.X, edge.Y - middle.Y);
        var angle = (Math.PI / 2) - ExactMath.Atan2(-y, x);
        angle -= 2 * Math.PI * Math.Floor((angle + Math.PI) / (2 * Math.PI));
        return new(middle.X, middle.Y, 2 * Math.Sqrt((x * x) + (y * y)) * Margin, angle);
    }

    public static BodyRegion? Of(double[] numbers) => numbers is [var x, var y, var side, var angle] ? new(x, y, side, angle) : null;

    public double[] ToNumbers() => Side > 0 ? [X, Y, Side, Angle] : [];

    /// <summary>Takes places of an input of so many pixels to places of the frame.</summary>
    public Affine ToFrame(int pixels)
    {
        var (step, cos, sin) = (Side / pixels, ExactMath.Cos(Angle), ExactMath.Sin(Angle));
        return new(
            cos * step, -sin * step, X - (cos * Side / 2) + (sin * Side / 2), sin * step, cos * step, Y - (sin * Side / 2) - (cos * Side / 2));
    }
}

/// <summary>BlazePose's detector: for each of 2254 anchors a logit, a box, and four points, of which the first two span the body.</summary>
internal sealed class BlazePoseDetector(ModelSession session, ModelCard card) : IPersonDetector
{
    private const int Side = 224;
    private const int Row = 13;
    private const double LeastScore = 0.5;
    private static readonly (int Stride, int Each)[] Grids = [(8, 2), (16, 2), (32, 6)];
    private static readonly (double X, double Y)[] Anchors = [.. Grids.SelectMany(grid => Cells(grid.Stride, grid.Each))];

    private readonly InputTensor input = new(session.Inputs[0], card.Input, card.File);

    /// <summary>The surest person; null where nobody is sure enough.</summary>
    public (BodyRegion Region, PersonBox Box)? Find(Picture picture)
    {
        var toInput = Affine.Fit(picture.Width, picture.Height, Side, Side, isCentered: true);
        var toFrame = toInput.Inverse();
        using var tensor = input.Sample(picture, toFrame, Side, Side);
        using var outputs = session.Run([input.Name], [tensor]);
        var numbers = outputs.Numbers(session.Outputs[0].Name);
        var (best, score) = (-1, LeastScore);
        for (var anchor = 0; anchor < Anchors.Length; anchor++)
        {
            var sure = BlazePoseAdapter.Sigmoid(numbers[anchor * Row]);
            (best, score) = sure > score ? (anchor, sure) : (best, score);
        }

        if (best < 0)
        {
            return null;
        }

        var row = numbers.Slice((best * Row) + 1, Row - 1).ToArray();
        (double X, double Y) Point(int at) => toFrame.Of(row[at] + (Anchors[best].X * Side), row[at + 1] + (Anchors[best].Y * Side));
        var (middle, width, height) = (Point(0), row[2] / toInput.A, row[3] / toInput.E);
        return (
            BodyRegion.Between(Point(4), Point(6)), new(middle.X - (width / 2), middle.Y - (height / 2), width, height, score));
    }

    public IReadOnlyList<PersonBox> Detect(Picture picture) => Find(picture) is { } found ? [found.Box] : [];

    private static IEnumerable<(double X, double Y)> Cells(int stride, int each)
    {
        var count = Side / stride;
        return
            from row in Enumerable.Range(0, count)
            from column in Enumerable.Range(0, count)
            from _ in Enumerable.Range(0, each)
            select ((column + 0.5) / count, (row + 0.5) / count);
    }
}
