namespace NeuroPose.Warping.Kernels;

/// <summary>
/// Points for costs that are computed in registers. The second series is laid out once: for each column the points that the lanes see
/// when the first lane is there, 8 rows apart; beyond the ends they are infinitely far.
/// </summary>
internal sealed class PointFeed : StripFeed
{
    // The rows of a lane look back over as many columns.
    private const int Lead = StripProgram.Registers;

    private readonly ReadOnlyMemory<double> first;
    private readonly int dimensions;
    private readonly int lanes;

    public PointFeed(ReadOnlyMemory<double> first, ReadOnlySpan<double> second, int dimensions, int lanes)
    {
        (this.first, this.dimensions, this.lanes) = (first, dimensions, lanes);
        var columns = second.Length / dimensions;
        Costs = new double[(columns + Lead + (StripProgram.Registers * lanes)) * dimensions * lanes];
        Array.Fill(Costs, double.PositiveInfinity);
        for (var lane = 0; lane < lanes; lane++)
        {
            var at = ((Lead + (lane * StripProgram.Registers)) * dimensions * lanes) + lane;
            foreach (var value in second)
            {
                Costs[at] = value;
                at += lanes;
            }
        }

        Rows = new double[StripProgram.Registers * dimensions * lanes];
    }

    public override double[] Costs { get; }

    public override double[] Rows { get; }

    public override void Load(StripPlace strip, int fromStep, int toStep)
    {
        var values = first.Span;
        for (var row = 0; row < strip.Count; row++)
        {
            var at = (row % StripProgram.Registers * dimensions * lanes) + (row / StripProgram.Registers);
            for (var index = 0; index < dimensions; index++)
            {
                Rows[at + (index * lanes)] = values[((strip.Row + row) * dimensions) + index];
            }
        }
    }

    public override int At(StripPlace strip, int step) => (Lead + strip.FirstColumn + step) * dimensions * lanes;
}
