using NeuroPose.Warping.Recursion;

namespace NeuroPose.Warping.Kernels;

/// <summary>Costs of any kind, computed a row at a time.</summary>
internal sealed class RowFeed(CostRows costs, double maximumStep, MatchWindow window, int lanes) : LaidOutFeed(window, lanes)
{
    private readonly double[] row = new double[window.Columns];

    protected override void LayOut(StripPlace strip, int fromStep, int toStep)
    {
        for (var index = 0; index < strip.Count; index++)
        {
            var (first, last) = Reach(strip, index, fromStep, toStep);
            if (last >= first)
            {
                costs(strip.Row + index, first, last, row);
                for (var column = first; column <= last; column++)
                {
                    row[column] = row[column] <= maximumStep ? row[column] : double.PositiveInfinity;
                }

                Put(strip, index, first, last, row, costsColumn: 0);
            }
        }
    }
}
