using NeuroPose.Kinematics;
using NeuroPose.Warping;
using NeuroPose.Warping.Recursion;

namespace NeuroPose.Motion.Tests.Warping;

/// <summary>Single steps from corner to corner in floats, one cell after the other.</summary>
internal static class FloatRecursion
{
    public static double Sum(Problem problem, FeatureSeries first, FeatureSeries second, DtwDefinition definition)
    {
        var above = Infinite(second.Length);
        for (var row = 0; row < first.Length; row++)
        {
            var current = Infinite(second.Length);
            var (from, to) = problem.Window[row];
            for (var column = from; column <= to; column++)
            {
                var cost = Cost(first[row], second[column], definition.LocalCost == LocalCost.Euclidean);
                var best = (row, column) == (0, 0) ? cost : float.PositiveInfinity;
                foreach (var move in problem.Moves.Where(move => row >= move.Rows && column >= move.Columns))
                {
                    var weighted = (float)move.Matches[0].Weight * cost;
                    var sum = (move.Rows == 1 ? above : current)[column - move.Columns] + weighted;
                    best = Math.Min(best, sum + (float)move.Added);
                }

                current[column] = best;
            }

            above = current;
        }

        return above[^1];
    }

    private static float Cost(ReadOnlySpan<double> first, ReadOnlySpan<double> second, bool takesRoot)
    {
        var sum = 0f;
        for (var index = 0; index < first.Length; index++)
        {
            var difference = (float)first[index] - (float)second[index];
            sum = MathF.FusedMultiplyAdd(difference, difference, sum);
        }

        return !takesRoot ? sum : first.Length == 1 ? MathF.Abs((float)first[0] - (float)second[0]) : MathF.Sqrt(sum);
    }

    private static float[] Infinite(int count)
    {
        var values = new float[count];
        Array.Fill(values, float.PositiveInfinity);
        return values;
    }
}
