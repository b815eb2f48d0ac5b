using System.Numerics;
using NeuroPose.Warping.Recursion;


namespace NeuroPose.Warping.Kernels;

/// <summary>The steps in which each row of a strip is inside the window, and those in which all are.</summary>
internal sealed class StripLimits<TNumber>
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
{
    // A part for itself takes about as long to begin as so many steps.
    private const int ShortestPart = 32;

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

        var leaving = Strip.Registers * lanes;
        var (allFrom, allUntil) = (AllFrom, AllUntil);
        for (var row = 0; row < strip.Count; row++)
        {
            var (first, last) = window[strip.Row + row];
            var (from, to) = (first - strip.FirstColumn + row, last - strip.FirstColumn + row);
            (allFrom, allUntil) = (Math.Max(allFrom, from), Math.Min(allUntil, to + 1));
            if (areLanesRows)
            {
                var at = (row % Strip.Registers * lanes) + (row / Strip.Registers);
                (Values[at], Values[leaving + at]) = (TNumber.CreateTruncating(from), TNumber.CreateTruncating(to));
            }
            else
            {
                Values.AsSpan(row * lanes, lanes).Fill(TNumber.CreateTruncating(from));
                Values.AsSpan(leaving + (row * lanes), lanes).Fill(TNumber.CreateTruncating(to));
            }
        }

        (AllFrom, AllUntil) = (allFrom, allUntil);
    }

    /// <summary>Cuts a run of steps so that each limit is applied only where rows enter or leave the window.</summary>
    public IEnumerable<(int From, int Until)> Parts(int from, int until)
    {
        var first = Math.Clamp(Math.Min(AllFrom, AllUntil), from, until);
        var second = Math.Clamp(Math.Max(AllFrom, AllUntil), from, until);
        if (AllUntil < AllFrom && first - from < ShortestPart)
        {
            (first, second) = (from, until);
        }

        if (first > from)
        {
            yield return (from, first);
        }

        if (second > first)
        {
            yield return (first, second);
        }

        if (until > second)
        {
            yield return (second, until);
        }
    }

    /// <summary>Which limits are to be applied in some of these steps.</summary>
    public StripMode Mode(int fromStep, int toStep) => new(HasLower: fromStep < AllFrom, HasUpper: toStep > AllUntil);
}
