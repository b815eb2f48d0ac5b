using System.Numerics;
using NeuroPose.Warping.Recursion;

namespace NeuroPose.Warping.Kernels;

/// <summary>
/// One pair, strip after strip: lanes are rows, 8 to a lane. The sums of a strip's last row pass to the next strip through a border in
/// memory.
/// </summary>
internal sealed class PairKernel<TNumber> : IPairKernel
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
{
    private readonly StripProgram<TNumber> program;
    private readonly StripFeed<TNumber> feed;
    private readonly MatchWindow window;
    private readonly StripLimits<TNumber> limits;
    private readonly TNumber[] border;
    private readonly TNumber[] state;

    public PairKernel(StripProgram<TNumber> program, StripFeed<TNumber> feed, MatchWindow window)
    {
        (this.program, this.feed, this.window) = (program, feed, window);
        limits = new(window, program.Lanes);
        StripRows = Strip.Registers * program.Lanes;
        border = new TNumber[window.Columns + (2 * StripRows) + 2];
        state = new TNumber[2 * StripRows];
        Array.Fill(border, TNumber.PositiveInfinity);
        border[BorderAt(-1)] = TNumber.Zero;
    }

    /// <summary>Rows of a full strip.</summary>
    public int StripRows { get; }

    /// <summary>How many strips there are.</summary>
    public int Strips => (window.Rows + StripRows - 1) / StripRows;

    /// <summary>The sums above the next strip; what <see cref="BorderAt"/> counts in.</summary>
    public Span<TNumber> Border => border;

    /// <summary>The registers after the last run.</summary>
    public ReadOnlySpan<TNumber> State => state;

    /// <summary>Where the border holds a column.</summary>
    public int BorderAt(int column) => column + StripRows + 1;

    /// <summary>Where state and record hold a row of the strip.</summary>
    public int RegisterAt(int row) => (row % Strip.Registers * program.Lanes) + (row / Strip.Registers);

    public StripPlace Place(int strip)
    {
        var row = strip * StripRows;
        var count = Math.Min(StripRows, window.Rows - row);
        return new(row, count, window[row].First, window[row + count - 1].Last);
    }

    /// <inheritdoc />
    public double Sum(double maximum, CancellationToken cancellation)
    {
        for (var index = 0; index < Strips; index++)
        {
            var strip = Place(index);
            RunStrip(strip, cancellation);
            if (maximum < double.PositiveInfinity && index < Strips - 1 && LeastBelow(strip) > maximum)
            {
                return double.PositiveInfinity;
            }
        }

        var sum = double.CreateTruncating(state[RegisterAt((window.Rows - 1) % StripRows)]);
        return sum > maximum ? double.PositiveInfinity : sum;
    }

    /// <summary>Runs a whole strip from the border above it to the border below.</summary>
    public void RunStrip(StripPlace strip, CancellationToken cancellation)
    {
        Begin(strip);
        for (var from = 0; from < strip.Steps;)
        {
            cancellation.ThrowIfCancellationRequested();
            var until = (int)Math.Min(strip.Steps, (long)from + Math.Min(feed.LargestRun, Strip.StepsBetweenLooks));
            foreach (var (start, end) in limits.Parts(from, until))
            {
                RunSteps(strip, start, end, [], 0);
            }

            from = until;
        }

        End(strip);
    }

    /// <summary>Sets the registers to before a strip's first step.</summary>
    public void Begin(StripPlace strip)
    {
        limits.Load(strip);
        Array.Fill(state, TNumber.PositiveInfinity);
        state[StripRows] = border[BorderAt(strip.FirstColumn - 1)];
    }

    /// <summary>Sets the registers to what they were before a step.</summary>
    public void Resume(StripPlace strip, ReadOnlySpan<TNumber> before)
    {
        limits.Load(strip);
        before.CopyTo(state);
    }

    /// <summary>Runs some steps on from the registers; all sums go into the record where there is one.</summary>
    public void RunSteps(StripPlace strip, int from, int until, TNumber[] record, int recordAt)
    {
        feed.Load(strip, from, until);
        program.Run(
            (feed.KeepsWindow ? default : limits.Mode(from, until)) with { Records = record.Length > 0 },
            new()
            {
                Begins = strip.Row == 0 && from == 0,
                Steps = until - from,
                Time = from,
                Costs = feed.Costs,
                CostsAt = feed.At(strip, from),
                Rows = feed.Rows,
                Border = border,
                AboveAt = BorderAt(strip.FirstColumn + from),
                BelowAt = BorderAt(strip.FirstColumn + from - StripRows),
                State = state,
                Limits = limits.Values,
                Record = record.Length > 0 ? record : state,
                RecordAt = recordAt,
            });
    }

    /// <summary>Leaves the border as the next strip needs it.</summary>
    public void End(StripPlace strip)
    {
        if (strip.Row == 0)
        {
            border[BorderAt(-1)] = TNumber.PositiveInfinity;
        }
    }

    /// <inheritdoc />
    public void Dispose() => feed.Dispose();

    private double LeastBelow(StripPlace strip)
    {
        var least = double.PositiveInfinity;
        foreach (var sum in border.AsSpan(BorderAt(strip.FirstColumn), strip.LastColumn - strip.FirstColumn + 1))
        {
            least = Math.Min(least, double.CreateTruncating(sum));
        }

        return least;
    }
}

/// <summary>The kernel of one pair, whatever numbers it computes with.</summary>
internal interface IPairKernel : IDisposable
{
    /// <summary>The least sum; infinite as soon as it is known to exceed the maximum.</summary>
    double Sum(double maximum, CancellationToken cancellation);
}
