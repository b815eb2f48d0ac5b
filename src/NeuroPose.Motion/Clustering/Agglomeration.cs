using NeuroPose.Warping;

namespace NeuroPose.Clustering;

/// <summary>
/// Merges the nearest clusters of checked distances. A cluster lives in the row of its first series. Each row remembers the nearest of
/// the rows after it: about n² steps for n series where few rows lose their nearest, n³ at worst.
/// </summary>
internal sealed class Agglomeration
{
    private readonly int count;
    private readonly double[] distances;
    private readonly LinkageMethod method;
    private readonly int[] numbers;
    private readonly int[] sizes;
    private readonly bool[] merged;
    private readonly int[] nearest;

    public Agglomeration(DistanceMatrix matrix, LinkageMethod method)
    {
        this.method = method;
        count = matrix.Count;
        distances = matrix.Values.ToArray();
        numbers = [.. Enumerable.Range(0, count)];
        sizes = [.. Enumerable.Repeat(1, count)];
        merged = new bool[count];
        nearest = new int[count];
    }

    public List<Merge> Run(IProgress<Progress>? progress, CancellationToken cancellation)
    {
        List<Merge> merges = [];
        for (var row = 0; row < count; row++)
        {
            FindNearest(row);
        }

        while (merges.Count < count - 1)
        {
            cancellation.ThrowIfCancellationRequested();
            var first = NearestRow();
            var second = nearest[first];
            var height = distances[(first * count) + second];
            var (left, right) = (Math.Min(numbers[first], numbers[second]), Math.Max(numbers[first], numbers[second]));
            merges.Add(new(left, right, height, sizes[first] + sizes[second]));
            progress?.Report(new(merges.Count, count - 1, "merges", Measure: "height", Value: height));
            Join(first, second, height);
            numbers[first] = count + merges.Count - 1;
        }

        return merges;
    }

    private int NearestRow()
    {
        var (best, least) = (-1, double.PositiveInfinity);
        for (var row = 0; row < count; row++)
        {
            if (!merged[row] && nearest[row] >= 0 && (best < 0 || distances[(row * count) + nearest[row]] < least))
            {
                (best, least) = (row, distances[(row * count) + nearest[row]]);
            }
        }

        return best;
    }

    private void FindNearest(int row)
    {
        nearest[row] = -1;
        for (var column = row + 1; column < count; column++)
        {
            if (!merged[column] && (nearest[row] < 0 || distances[(row * count) + column] < distances[(row * count) + nearest[row]]))
            {
                nearest[row] = column;
            }
        }
    }

    private void Join(int first, int second, double height)
    {
        merged[second] = true;
        for (var other = 0; other < count; other++)
        {
            if (!merged[other] && other != first)
            {
                var distance = Joined(first, second, other, height);
                (distances[(first * count) + other], distances[(other * count) + first]) = (distance, distance);
            }
        }

        sizes[first] += sizes[second];
        FindNearest(first);
        for (var row = 0; row < second; row++)
        {
            if (merged[row] || row == first)
            {
                continue;
            }

            if (nearest[row] == first || nearest[row] == second)
            {
                FindNearest(row);
            }
            else if (row < first && IsNearer(row, first, nearest[row]))
            {
                nearest[row] = first;
            }
        }
    }

    private bool IsNearer(int row, int column, int than)
    {
        var (here, there) = (distances[(row * count) + column], distances[(row * count) + than]);
        return here < there || (here == there && column < than);
    }

    /// <summary>
    /// The recurrence of Lance and Williams. Rounding must not take a mean outside of what it is the mean of, nor a later merge below an
    /// earlier one.
    /// </summary>
    private double Joined(int first, int second, int other, double height)
    {
        var (a, b) = (distances[(first * count) + other], distances[(second * count) + other]);
        double sizeA = sizes[first], sizeB = sizes[second], size = sizes[other];
        switch (method)
        {
            case LinkageMethod.Single:
                return Math.Min(a, b);
            case LinkageMethod.Complete:
                return Math.Max(a, b);
            case LinkageMethod.Average:
                return Math.Clamp(((sizeA * a) + (sizeB * b)) / (sizeA + sizeB), Math.Min(a, b), Math.Max(a, b));
            default:
                var squares = ((sizeA + size) * a * a) + ((sizeB + size) * b * b) - (size * height * height);
                return double.IsFinite(squares)
                    ? Math.Max(height, Math.Sqrt(squares / (sizeA + sizeB + size)))
                    : throw new NeuroPoseException(FormattableString.Invariant($"Ward linkage squares the distances, and {Math.Max(a, b)} squared is beyond the largest double. Use a larger unit."));
        }
    }
}
