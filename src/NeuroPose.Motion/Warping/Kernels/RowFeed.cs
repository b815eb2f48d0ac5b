using System.Numerics;
using NeuroPose.Warping.Recursion;


namespace NeuroPose.Warping.Kernels;

/// <summary>Costs of any kind, computed a row at a time.</summary>
internal sealed class RowFeed<TNumber>(CostRows costs, double maximumStep, MatchWindow window, int lanes) : LaidOutFeed<TNumber>(window, lanes)
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
{
    private readonly double[] row = new double[window.Columns];
    private readonly TNumber[] rounded = new TNumber[window.Columns];

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
                    rounded[column] = row[column] <= maximumStep ? TNumber.CreateTruncating(row[column]) : TNumber.PositiveInfinity;
                }

                Put(strip, index, first, last, rounded, costsColumn: 0);
            }
        }
    }
}
