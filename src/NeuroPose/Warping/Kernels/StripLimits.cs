using System.Numerics;
using NeuroPose.Warping.Recursion;


namespace NeuroPose.Warping.Kernels;

/// <summary>The steps in which each row of a strip is inside the window, and those in which all are.</summary>
internal sealed class StripLimits<TNumber>
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
{
    private readonly MatchWindow window;
    private readonly int lanes;

    public StripLimits(MatchWindow window, int lanes)
    {
        (this.window, this.lanes) = (window, lanes);
        Values = new TNumber[2 * Strip.Registers * lanes];
    }

    /// <summary>For each register the first, then for each the last step of its rows.</summary>
    public TNumber[] Values { get; }

    /// <summary>The first step in which all rows are inside.</summary>
    public int AllFrom { get; private set; }

    /// <summary>The step after the last in which all rows are inside.</summary>
    public int AllUntil { get; private set; }

    /// <summary>Takes the limits of a strip's rows; where lanes are pairs, all lanes have the limits of their register's row.</summary>
    public void Load(StripPlace strip, bool areLanesRows = true)
    {
        Array.Fill(Values, TNumber.PositiveInfinity);
        (AllFrom, AllUntil) = (0, int.MaxValue);
        if (window.IsEverything)
        {
            return;
        }

        for (var row = 0; row < strip.Count; row++)
        {
            var (first, last) = window[strip.Row + row];
            var (from, to) = (first - strip.FirstColumn + row, last - strip.FirstColumn + row);
            var (at, width) = areLanesRows ? ((row % Strip.Registers * lanes) + (row / Strip.Registers), 1) : (row * lanes, lanes);
            Values.AsSpan(at, width).Fill(TNumber.CreateTruncating(from));
            Values.AsSpan((Strip.Registers * lanes) + at, width).Fill(TNumber.CreateTruncating(to));
            (AllFrom, AllUntil) = (Math.Max(AllFrom, from), Math.Min(AllUntil, to + 1));
        }
    }

    /// <summary>Cuts a run of steps so that limits need to be applied only where the window begins and ends.</summary>
    public IEnumerable<(int From, int Until)> Parts(int from, int until)
    {
        var inside = Math.Clamp(AllFrom, from, until);
        var outside = Math.Clamp(AllUntil, inside, until);
        if (inside > from)
        {
            yield return (from, inside);
        }

        if (outside > inside)
        {
            yield return (inside, outside);
        }

        if (until > outside)
        {
            yield return (outside, until);
        }
    }

    /// <summary>Whether limits are to be applied in some of these steps.</summary>
    public bool Matter(int fromStep, int toStep) => fromStep < AllFrom || toStep > AllUntil;
}
