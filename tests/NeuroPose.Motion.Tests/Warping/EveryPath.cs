using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Motion.Tests.Warping;

/// <summary>
/// Warping by trying every path, straight from the words of the definition. Costs are added in the order of the path, so the least sum
/// is the recursion's to the bit.
/// </summary>
internal sealed class EveryPath(FeatureSeries first, FeatureSeries second, DtwDefinition definition)
{
    private double least = double.PositiveInfinity;

    /// <summary>The least sum, infinite where no path exists.</summary>
    public double LeastSum()
    {
        for (var i = 0; i < first.Length; i++)
        {
            for (var j = 0; j < second.Length; j++)
            {
                var begins = (j == 0 && i <= definition.Relaxation.FirstBegin) || (i == 0 && j <= definition.Relaxation.SecondBegin);
                if (begins)
                {
                    GoOn(i, j, Cost(i, j));
                }
            }
        }

        return least;
    }

    /// <summary>The sum of a path that some moves make; NaN where none do.</summary>
    public double SumOf(IReadOnlyList<(int First, int Second)> matches) => Along(matches, 0, Cost(matches[0].First, matches[0].Second));

    private double Along(IReadOnlyList<(int First, int Second)> matches, int at, double sum)
    {
        if (at == matches.Count - 1)
        {
            return sum;
        }

        var best = double.NaN;
        foreach (var move in definition.StepPattern.Moves)
        {
            var (i, j, after, next) = (matches[at].First, matches[at].Second, sum, at);
            var fits = true;
            foreach (var match in move.Matches)
            {
                (i, j, next) = (i + match.First, j + match.Second, next + 1);
                fits &= next < matches.Count && matches[next] == (i, j);
                after += fits ? Weighted(move, match.Weight, i, j) : 0;
            }

            var total = fits ? Along(matches, next, after + Added(move)) : double.NaN;
            best = double.IsNaN(best) || total < best ? total : best;
        }

        return best;
    }

    private void GoOn(int i, int j, double sum)
    {
        if (double.IsPositiveInfinity(sum))
        {
            return;
        }

        var ends = (i == first.Length - 1 && j >= second.Length - 1 - (long)definition.Relaxation.SecondEnd)
            || (j == second.Length - 1 && i >= first.Length - 1 - (long)definition.Relaxation.FirstEnd);
        least = ends ? Math.Min(least, sum) : least;
        foreach (var move in definition.StepPattern.Moves)
        {
            var (toI, toJ, after) = (i, j, sum);
            foreach (var match in move.Matches)
            {
                (toI, toJ) = (toI + match.First, toJ + match.Second);
                after = toI < first.Length && toJ < second.Length ? after + Weighted(move, match.Weight, toI, toJ) : double.PositiveInfinity;
            }

            GoOn(toI, toJ, after + Added(move));
        }

    }

    private double Weighted(StepMove move, double weight, int i, int j)
    {
        var cost = Cost(i, j);
        return double.IsPositiveInfinity(cost) ? cost : weight * (move.First == move.Second ? 1 : definition.Penalty.Multiplicative) * cost;
    }

    private double Added(StepMove move) => move.First == move.Second ? 0 : definition.Penalty.Additive;

    private double Cost(int i, int j)
    {
        var (from, to) = definition.Band.Columns(i, first.Length, second.Length);
        var cost = definition.LocalCost.Between(first[i], second[j]);
        return j >= from && j <= to && cost <= definition.MaximumStep ? cost : double.PositiveInfinity;
    }
}
