using NeuroPose.Numerics;

namespace NeuroPose.Statistics;

/// <summary>How a permutation test exchanges labels.</summary>
public sealed record PermutationOptions
{
    /// <summary>Up to how many ways of giving the labels all of them are tried; beyond, some are drawn.</summary>
    public int ExactUpTo { get; init; } = 20_000;

    /// <summary>How many ways are drawn where not all are tried, the observed one among them.</summary>
    public int Draws { get; init; } = 10_000;

    /// <summary>What they are drawn by; the result holds it. It decides nothing where all ways are tried.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How many threads compute at most, at least 1; null for as many as there are processors. No result depends on it.</summary>
    public int? Threads { get; init; }

    /// <summary>Refuses what permutes nothing.</summary>
    internal PermutationOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Draws, 20, nameof(Draws));
        ArgumentOutOfRangeException.ThrowIfLessThan(ExactUpTo, 0, nameof(ExactUpTo));
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads ?? 1, 1, nameof(Threads));
        return this;
    }
}

/// <summary>
/// The ways in which labels are given to rows: which rows are taken together (two samples), or change their sign (one). The first way is
/// the observed one. A way and its mirror image, where both groups are equally large or all signs are changed, give the same statistic: one
/// stands for both, so that no rounding tells them apart.
/// </summary>
internal sealed class Relabelings
{
    private readonly int[] members;
    private readonly int[] starts;

    private Relabelings(List<int> members, List<int> starts, int total, bool isExact)
    {
        this.members = [.. members];
        this.starts = [.. starts, members.Count];
        Total = total;
        IsExact = isExact;
    }

    /// <summary>How many ways there are to look at.</summary>
    public int Count => starts.Length - 1;

    /// <summary>How many ways these stand for.</summary>
    public int Total { get; }

    /// <summary>True when all ways are there.</summary>
    public bool IsExact { get; }

    /// <summary>The rows that are taken together, or change their sign, in ascending order.</summary>
    public ReadOnlySpan<int> this[int way] => members.AsSpan(starts[way]..starts[way + 1]);

    /// <summary>The ways to take <paramref name="taken"/> of the rows; taken ≤ rows / 2. Observed are the first rows.</summary>
    public static Relabelings Split(int rows, int taken, PermutationOptions options)
    {
        // With groups of one size the first row is always taken.
        var kept = 2 * taken == rows ? 1 : 0;
        var splits = WaysToTake(taken, rows, options.ExactUpTo);
        var (members, starts) = (new List<int>(), new List<int>());
        if (splits <= options.ExactUpTo)
        {
            var way = Enumerable.Range(0, taken).ToArray();
            do
            {
                starts.Add(members.Count);
                members.AddRange(way);
            }
            while (Next(way, rows, kept));
            return new(members, starts, (int)splits, isExact: true);
        }

        var random = new SeededRandom(options.Seed);
        for (var draw = 0; draw < options.Draws; draw++)
        {
            starts.Add(members.Count);
            var missing = taken;
            for (var row = 0; missing > 0; row++)
            {
                var isTaken = draw == 0 || row < kept || random.NextInt(rows - row) < missing;
                if (isTaken)
                {
                    members.Add(row);
                    missing--;
                }
            }
        }

        return new(members, starts, options.Draws, isExact: false);
    }

    /// <summary>The ways to change signs. The first row keeps its own; observed is that all do.</summary>
    public static Relabelings Signs(int rows, PermutationOptions options)
    {
        var isExact = rows < 31 && 1L << rows <= options.ExactUpTo;
        var (members, starts) = (new List<int>(), new List<int>());
        var random = new SeededRandom(options.Seed);
        var ways = isExact ? 1 << (rows - 1) : options.Draws;
        for (var way = 0; way < ways; way++)
        {
            starts.Add(members.Count);
            var bits = (ulong)way;
            for (var row = 1; way > 0 && row < rows; row++)
            {
                var bit = (row - 1) % 64;
                if (bit == 0 && !isExact)
                {
                    bits = random.NextBits();
                }

                if (((bits >> bit) & 1) == 1)
                {
                    members.Add(row);
                }
            }
        }

        return new(members, starts, isExact ? 2 * ways : ways, isExact);
    }

    /// <summary>The next way in lexicographic order that keeps the first rows; false after the last.</summary>
    private static bool Next(int[] way, int rows, int kept)
    {
        for (var at = way.Length - 1; at >= kept; at--)
        {
            if (way[at] < rows - way.Length + at)
            {
                way[at]++;
                for (var after = at + 1; after < way.Length; after++)
                {
                    way[after] = way[after - 1] + 1;
                }

                return true;
            }
        }

        return false;
    }

    /// <summary>The binomial coefficient, or some number above the bound.</summary>
    private static long WaysToTake(int taken, int rows, int bound)
    {
        var ways = 1L;
        for (var at = 1; at <= taken && ways <= bound; at++)
        {
            ways = ways * (rows - taken + at) / at;
        }

        return ways;
    }
}
