using NeuroPose.Warping.Recursion;

namespace NeuroPose.Warping.Kernels;

/// <summary>Costs of any kind, computed a row at a time and laid out step by step; infinite outside the window.</summary>
internal sealed class RowFeed(CostRows costs, double maximumStep, MatchWindow window, int lanes) : StripFeed
{
    private readonly double[] row = new double[window.Columns];
    private double[] laidOut = [];
    private int firstStep;

    public override double[] Costs => laidOut;

    public override double[] Rows { get; } = new double[1];

    public override bool KeepsWindow => true;

    // Some 256 KB with the widest registers: the costs are still near when they are read.
    public override int LargestRun => 512;

    private int StepLength => StripProgram.Registers * lanes;

    public override void Load(StripPlace strip, int fromStep, int toStep)
    {
        firstStep = fromStep;
        var length = (toStep - fromStep) * StepLength;
        if (laidOut.Length < length)
        {
            laidOut = new double[length];
        }

        laidOut.AsSpan(0, length).Fill(double.PositiveInfinity);
        for (var index = 0; index < strip.Count; index++)
        {
            var (first, last) = window[strip.Row + index];
            first = Math.Max(first, strip.FirstColumn + fromStep - index);
            last = Math.Min(last, strip.FirstColumn + toStep - 1 - index);
            if (last >= first)
            {
                costs(strip.Row + index, first, last, row);
                LayOut(strip, index, first, last);
            }
        }
    }

    public override int At(StripPlace strip, int step) => (step - firstStep) * StepLength;

    private void LayOut(StripPlace strip, int index, int first, int last)
    {
        var step = first - strip.FirstColumn + index - firstStep;
        var at = (step * StepLength) + (index % StripProgram.Registers * lanes) + (index / StripProgram.Registers);
        for (var column = first; column <= last; column++, at += StepLength)
        {
            laidOut[at] = row[column] <= maximumStep ? row[column] : double.PositiveInfinity;
        }
    }
}
