using System.Numerics;
using NeuroPose.Warping.Recursion;

namespace NeuroPose.Warping.Kernels;

/// <summary>
/// One series against as many others as a register has lanes, each pair in its own lane, strips of 8 rows. The others may have
/// different lengths where there is no band; lanes that are not used repeat the last of them.
/// </summary>
internal sealed class ManyPairs<TNumber> : IManyPairs
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
{
    private const int Rows = Strip.Registers;

    private readonly StripProgram<TNumber> program;
    private readonly int dimensions;
    private TNumber[] costs = [];
    private TNumber[] border = [];
    private readonly TNumber[] rows;
    private readonly TNumber[] state;

    public ManyPairs(StripProgram<TNumber> program, int dimensions)
    {
        (this.program, this.dimensions) = (program, dimensions);
        rows = new TNumber[Rows * dimensions * program.Lanes];
        state = new TNumber[2 * Rows * program.Lanes];
    }

    /// <inheritdoc />
    public void Sums(
        ReadOnlySpan<double> first,
        ReadOnlySpan<ReadOnlyMemory<double>> seconds,
        MatchWindow window,
        Span<double> sums,
        CancellationToken cancellation)
    {
        var lanes = program.Lanes;
        var limits = new StripLimits<TNumber>(window, lanes);
        LayOut(seconds, window.Columns);
        border = Sized(border, (window.Columns + (2 * Rows) + 2) * lanes);
        border.AsSpan().Fill(TNumber.PositiveInfinity);
        border.AsSpan(Rows * lanes, lanes).Clear();
        for (var row = 0; row < window.Rows; row += Rows)
        {
            var count = Math.Min(Rows, window.Rows - row);
            var strip = new StripPlace(row, count, window[row].First, window[row + count - 1].Last);
            LoadRows(first, strip);
            limits.Load(strip, areLanesRows: false);
            state.AsSpan().Fill(TNumber.PositiveInfinity);
            border.AsSpan((strip.FirstColumn + Rows) * lanes, lanes).CopyTo(state.AsSpan(Rows * lanes));
            if (row + count < window.Rows)
            {
                RunSteps(strip, 0, strip.Steps, limits, cancellation);
            }
            else
            {
                RunToTheEnds(strip, limits, seconds, sums, cancellation);
            }
        }
    }

    private static TNumber[] Sized(TNumber[] array, int length) => array.Length >= length ? array : new TNumber[length];

    /// <summary>The columns of all lanes, behind as many frames infinitely far away as a strip has rows.</summary>
    private void LayOut(ReadOnlySpan<ReadOnlyMemory<double>> seconds, int columns)
    {
        var lanes = program.Lanes;
        costs = Sized(costs, (columns + (2 * Rows)) * dimensions * lanes);
        costs.AsSpan().Fill(TNumber.PositiveInfinity);
        for (var lane = 0; lane < lanes; lane++)
        {
            var at = (Rows * dimensions * lanes) + lane;
            foreach (var value in seconds[Math.Min(lane, seconds.Length - 1)].Span)
            {
                costs[at] = TNumber.CreateTruncating(value);
                at += lanes;
            }
        }
    }

    private void LoadRows(ReadOnlySpan<double> first, StripPlace strip)
    {
        for (var index = 0; index < strip.Count * dimensions; index++)
        {
            rows.AsSpan(index * program.Lanes, program.Lanes).Fill(TNumber.CreateTruncating(first[(strip.Row * dimensions) + index]));
        }
    }

    /// <summary>The last strip: each lane's sum is read when its last row is at its last column.</summary>
    private void RunToTheEnds(
        StripPlace strip,
        StripLimits<TNumber> limits,
        ReadOnlySpan<ReadOnlyMemory<double>> seconds,
        Span<double> sums,
        CancellationToken cancellation)
    {
        var register = (strip.Count - 1) * program.Lanes;
        var done = 0;
        while (done < strip.Steps)
        {
            var until = int.MaxValue;
            for (var lane = 0; lane < seconds.Length; lane++)
            {
                var end = EndOf(lane, seconds);
                until = end > done && end < until ? end : until;
            }

            if (until == int.MaxValue)
            {
                return;
            }

            RunSteps(strip, done, until, limits, cancellation);
            done = until;
            for (var lane = 0; lane < seconds.Length; lane++)
            {
                if (EndOf(lane, seconds) == done)
                {
                    sums[lane] = double.CreateTruncating(state[register + lane]);
                }
            }
        }

        int EndOf(int lane, ReadOnlySpan<ReadOnlyMemory<double>> others) => (others[lane].Length / dimensions) - strip.FirstColumn + strip.Count - 1;
    }

    private void RunSteps(StripPlace strip, int from, int until, StripLimits<TNumber> limits, CancellationToken cancellation)
    {
        for (var at = from; at < until;)
        {
            cancellation.ThrowIfCancellationRequested();
            var next = (int)Math.Min(until, (long)at + Strip.StepsBetweenLooks);
            RunSteps(strip, at, next, limits);
            at = next;
        }
    }

    private void RunSteps(StripPlace strip, int from, int until, StripLimits<TNumber> limits)
    {
        var lanes = program.Lanes;
        foreach (var (start, end) in limits.Parts(from, until))
        {
            program.Run(
                limits.Mode(start, end),
                new()
                {
                    Begins = strip.Row == 0 && start == 0,
                    Steps = end - start,
                    Time = start,
                    Costs = costs,
                    CostsAt = (strip.FirstColumn + start + Rows) * dimensions * lanes,
                    Rows = rows,
                    Border = border,
                    AboveAt = (strip.FirstColumn + start + Rows + 1) * lanes,
                    BelowAt = (strip.FirstColumn + start + 1) * lanes,
                    State = state,
                    Limits = limits.Values,
                    Record = state,
                    RecordAt = 0,
                });
        }
    }
}

/// <summary>The kernel of many pairs, whatever numbers it computes with.</summary>
internal interface IManyPairs
{
    /// <summary>The least sums of up to as many pairs as there are lanes.</summary>
    /// <param name="first">The series that all pairs share.</param>
    /// <param name="seconds">The others.</param>
    /// <param name="window">The matches that are tried: everything, or the window of seconds of one length.</param>
    /// <param name="sums">One sum a pair.</param>
    /// <param name="cancellation">Stops the work.</param>
    void Sums(
        ReadOnlySpan<double> first,
        ReadOnlySpan<ReadOnlyMemory<double>> seconds,
        MatchWindow window,
        Span<double> sums,
        CancellationToken cancellation);
}
