using System.Buffers;

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
        var places = (second.Length / dimensions) + Lead + (StripProgram.Registers * lanes);
        Costs = ArrayPool<double>.Shared.Rent(places * dimensions * lanes);
        LayOut(second, places);
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

    public override void Dispose() => ArrayPool<double>.Shared.Return(Costs);

    private void LayOut(ReadOnlySpan<double> second, int places)
    {
        // With infinity on both sides every lane reads without asking where it is.
        var behind = StripProgram.Registers * lanes * dimensions;
        var padded = ArrayPool<double>.Shared.Rent((places * dimensions) + behind);
        padded.AsSpan().Fill(double.PositiveInfinity);
        second.CopyTo(padded.AsSpan(behind + (Lead * dimensions)));
        var at = 0;
        for (var place = 0; place < places * dimensions; place++)
        {
            var from = behind + place;
            for (var lane = 0; lane < lanes; lane++, from -= StripProgram.Registers * dimensions)
            {
                Costs[at++] = padded[from];
            }
        }

        ArrayPool<double>.Shared.Return(padded);
    }
}
