using NeuroPose.Inference.Models;
using NeuroPose.Inference.People;
using NeuroPose.Inference.Pictures;
using NeuroPose.Numerics;

namespace NeuroPose.Inference.Adapters;

/// <summary>
/// HRNet and ViTPose: a map of heat for each keypoint, a quarter as large as the input. The highest cell, refined by its neighbors, is the
/// place, and its height the score.
/// </summary>
/// <remarks>Sources: Zhang et al., Distribution-Aware Coordinate Representation (2020); Huang et al., The Devil Is in the Details (2020).</remarks>
internal sealed class HeatMapAdapter(ModelSession session, ModelCard card, IPersonDetector detector) : IPoseAdapter
{
    private const int Blur = 11;
    private static readonly double[] BlurWeights = Weights();

    private readonly InputTensor input = new(session.Inputs[0], card.Input, card.File);
    private readonly bool isUnbiased = card.Adapter == ModelAdapter.HeatMapUdp;

    public double[] Memory { get; set; } = [];

    public IReadOnlyList<EstimatedPerson> Estimate(Picture picture) =>
        [.. detector.Detect(picture).Select(box => Estimate(picture, box)).Where(person => Presence.IsThere(person.Keypoints, card.ScoreThreshold))];

    private EstimatedPerson Estimate(Picture picture, PersonBox box)
    {
        var (width, height) = input.Size(card.File);
        var crop = PersonCrop.Around(box, width, height, isUnbiased);
        using var tensor = input.Sample(picture, crop.ToFrame, width, height);
        using var outputs = session.Run([input.Name], [tensor]);
        var name = session.Outputs[0].Name;
        var sides = outputs.Sides(name);
        var (joints, rows, columns) = ((int)sides[1], (int)sides[2], (int)sides[3]);
        var numbers = outputs.Numbers(name);
        var (stepX, stepY) = isUnbiased
            ? ((width - 1.0) / (columns - 1), (height - 1.0) / (rows - 1))
            : ((double)width / columns, (double)height / rows);
        var keypoints = new Keypoint[joints];
        for (var joint = 0; joint < joints; joint++)
        {
            var map = numbers.Slice(joint * rows * columns, rows * columns);
            var highest = 0;
            for (var cell = 1; cell < map.Length; cell++)
            {
                highest = map[cell] > map[highest] ? cell : highest;
            }

            var (column, row) = Refined(map, highest % columns, highest / columns, rows, columns);
            var (x, y) = crop.PlaceOf(column * stepX, row * stepY);
            keypoints[joint] = map[highest] > 0 ? new(x, y, map[highest]) : Keypoint.Unknown;
        }

        return new(box, keypoints);
    }

    private (double Column, double Row) Refined(ReadOnlySpan<float> map, int column, int row, int rows, int columns)
    {
        var rule = isUnbiased ? HeatMapRule.Dark : card.HeatMapRule;
        var isInside = column > 0 && row > 0 && column < columns - 1 && row < rows - 1;
        if (rule == HeatMapRule.Quarter && isInside)
        {
            var at = (row * columns) + column;
            return (
                column + (0.25 * Math.Sign(map[at + 1] - map[at - 1])), row + (0.25 * Math.Sign(map[at + columns] - map[at - columns])));
        }

        // The second difference reaches over one cell with unbiased processing, over two without.
        var reach = isUnbiased ? 1 : 2;
        return rule == HeatMapRule.Dark && column >= reach && row >= reach && column < columns - reach && row < rows - reach
            ? Top(map, column, row, rows, columns, reach)
            : (column, row);
    }

    private static (double Column, double Row) Top(ReadOnlySpan<float> map, int column, int row, int rows, int columns, int reach)
    {
        Span<double> around = stackalloc double[25];
        for (var down = -2; down <= 2; down++)
        {
            for (var right = -2; right <= 2; right++)
            {
                around[((down + 2) * 5) + right + 2] = ExactMath.Log(Math.Max(Blurred(map, column + right, row + down, rows, columns), 1e-10));
            }
        }

        double At(Span<double> values, int right, int down) => values[((down + 2) * 5) + right + 2];
        var slopeX = (At(around, 1, 0) - At(around, -1, 0)) / 2;
        var slopeY = (At(around, 0, 1) - At(around, 0, -1)) / 2;
        double area = reach * reach;
        var bendX = (At(around, reach, 0) - (2 * At(around, 0, 0)) + At(around, -reach, 0)) / area;
        var bendY = (At(around, 0, reach) - (2 * At(around, 0, 0)) + At(around, 0, -reach)) / area;
        var twist = (At(around, 1, 1) - At(around, 1, -1) - At(around, -1, 1) + At(around, -1, -1)) / 4;
        var determinant = (bendX * bendY) - (twist * twist);
        if (Math.Abs(determinant) < 1e-12)
        {
            return (column, row);
        }

        var (moveX, moveY) = (-((bendY * slopeX) - (twist * slopeY)) / determinant, -((bendX * slopeY) - (twist * slopeX)) / determinant);

        // A map without a top near its highest cell has none that a parabola finds.
        return Math.Abs(moveX) <= 2 && Math.Abs(moveY) <= 2 ? (column + moveX, row + moveY) : (column, row);
    }

    private static double Blurred(ReadOnlySpan<float> map, int column, int row, int rows, int columns)
    {
        var sum = 0.0;
        for (var down = 0; down < Blur; down++)
        {
            var y = row + down - (Blur / 2);
            if (y < 0 || y >= rows)
            {
                continue;
            }

            var line = 0.0;
            for (var right = 0; right < Blur; right++)
            {
                var x = column + right - (Blur / 2);
                line += x >= 0 && x < columns ? BlurWeights[right] * map[(y * columns) + x] : 0;
            }

            sum += BlurWeights[down] * line;
        }

        return sum;
    }

    // OpenCV's rule for the width of a bell over so many cells.
    private static double[] Weights()
    {
        const double Sigma = (0.3 * (((Blur - 1) * 0.5) - 1)) + 0.8;
        double[] weights = [.. Enumerable.Range(-(Blur / 2), Blur).Select(at => ExactMath.Exp(-(at * at) / (2 * Sigma * Sigma)))];
        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }
}
