using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;


namespace NeuroPose.Warping.Kernels;

/// <summary>
/// Points for costs that are computed in registers. The second series is laid out once: for each column the points that the lanes see
/// when the first lane is there, 8 rows apart; beyond the ends they are infinitely far.
/// </summary>
internal sealed class PointFeed<TNumber> : StripFeed<TNumber>
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
{
    // The rows of a lane look back over as many columns.
    private const int Lead = Strip.Registers;

    private readonly ReadOnlyMemory<double> first;
    private readonly int dimensions;
    private readonly int lanes;
    private StripPlace loaded;

    public PointFeed(ReadOnlyMemory<double> first, ReadOnlySpan<double> second, int dimensions, int lanes)
    {
        (this.first, this.dimensions, this.lanes) = (first, dimensions, lanes);
        var places = (second.Length / dimensions) + Lead + (Strip.Registers * lanes);
        Costs = ArrayPool<TNumber>.Shared.Rent(places * dimensions * lanes);
        LayOut(second, places);
        Rows = new TNumber[Strip.Registers * dimensions * lanes];
    }

    public override TNumber[] Costs { get; }

    public override TNumber[] Rows { get; }

    public override void Load(StripPlace strip, int fromStep, int toStep)
    {
        if (strip == loaded)
        {
            return;
        }

        loaded = strip;
        var values = first.Span;
        for (var row = 0; row < strip.Count; row++)
        {
            var at = (row % Strip.Registers * dimensions * lanes) + (row / Strip.Registers);
            for (var index = 0; index < dimensions; index++)
            {
                Rows[at + (index * lanes)] = TNumber.CreateTruncating(values[((strip.Row + row) * dimensions) + index]);
            }
        }
    }

    public override int At(StripPlace strip, int step) => (Lead + strip.FirstColumn + step) * dimensions * lanes;

    public override void Dispose() => ArrayPool<TNumber>.Shared.Return(Costs);

    private void LayOut(ReadOnlySpan<double> second, int places)
    {
        // With infinity on both sides every lane reads without asking where it is.
        var behind = Strip.Registers * lanes * dimensions;
        var padded = ArrayPool<TNumber>.Shared.Rent((places * dimensions) + behind);
        padded.AsSpan().Fill(TNumber.PositiveInfinity);
        Numbers<TNumber>.Fill(second, padded.AsSpan(behind + (Lead * dimensions)));

        // The farthest places are looked up here, none in the loop: it takes as long as a narrow band's matches.
        var step = Strip.Registers * dimensions;
        _ = Costs[(places * dimensions * lanes) - 1];
        _ = padded[behind + (places * dimensions) - 1];
        _ = padded[behind - ((lanes - 1) * step)];
        ref var target = ref Costs[0];
        ref var source = ref padded[behind];
        for (var place = 0; place < places * dimensions; place++)
        {
            ref var from = ref source;
            for (var lane = 0; lane < lanes; lane++)
            {
                target = from;
                target = ref Unsafe.Add(ref target, 1);
                from = ref Unsafe.Subtract(ref from, step);
            }

            source = ref Unsafe.Add(ref source, 1);
        }

        ArrayPool<TNumber>.Shared.Return(padded);
    }
}
