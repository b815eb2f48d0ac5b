using NeuroPose.Numerics;

namespace NeuroPose.Statistics;

/// <summary>
/// Which rows are learned from and which are tested. Rows that resemble each other, such as the strides of one recording or the recordings
/// of one subject, are given one label and are never on both sides: else the test would be told its answers.
/// </summary>
public static class CrossValidation
{
    /// <summary>Each row is tested once, by all others. For rows that have nothing to do with each other.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two rows.</exception>
    public static IReadOnlyList<Fold> LeaveOneOut(int rows) => LeaveOneOut(Numbered(rows));

    /// <summary>Each group is tested once, by all rows of the others, in the order in which the groups first appear.</summary>
    /// <param name="groups">The label of each row.</param>
    /// <exception cref="ArgumentException">There are fewer than two groups, or a label is empty.</exception>
    public static IReadOnlyList<Fold> LeaveOneOut(IReadOnlyList<string> groups)
    {
        var parts = AtLeast(2, groups);
        return [.. parts.Select(part => FoldOf(part.Name, part.Rows, groups.Count))];
    }

    /// <summary>The rows in so many parts by a seed, each tested once by all others; their sizes differ by one at most.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds, or fewer rows than folds.</exception>
    public static IReadOnlyList<Fold> KFold(int rows, int folds, long seed) => KFold(Numbered(rows), folds, seed);

    /// <summary>
    /// The groups in so many parts by a seed, each tested once by all others. The larger groups are dealt first, each to the part with the
    /// fewest rows, so that parts are about equal in rows.
    /// </summary>
    /// <param name="groups">The label of each row.</param>
    /// <param name="folds">How many parts, at least 2.</param>
    /// <param name="seed">What the groups are shuffled by, written down so that the parts can be made again.</param>
    /// <exception cref="ArgumentException">There are fewer groups than folds, or a label is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds.</exception>
    public static IReadOnlyList<Fold> KFold(IReadOnlyList<string> groups, int folds, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var parts = AtLeast(folds, groups).ToArray();
        var random = new SeededRandom(seed);
        for (var last = parts.Length - 1; last > 0; last--)
        {
            var other = random.NextInt(last + 1);
            (parts[last], parts[other]) = (parts[other], parts[last]);
        }

        var tests = Enumerable.Range(0, folds).Select(_ => new List<int>()).ToArray();
        foreach (var (_, rows) in parts.OrderByDescending(part => part.Rows.Length))
        {
            tests.MinBy(test => test.Count)!.AddRange(rows);
        }

        return [.. tests.Select((test, index) => FoldOf(FormattableString.Invariant($"fold {index + 1} of {folds}"), [.. test.Order()], groups.Count))];
    }

    private static Fold FoldOf(string name, int[] test, int rows)
    {
        var isTested = new bool[rows];
        foreach (var row in test)
        {
            isTested[row] = true;
        }

        return new(name, [.. Enumerable.Range(0, rows).Where(row => !isTested[row])], test);
    }

    private static IReadOnlyList<(string Name, int[] Rows)> AtLeast(int least, IReadOnlyList<string> groups)
    {
        var parts = Groups.Of(groups, nameof(groups));
        return parts.Count >= least ? parts
            : throw new ArgumentException(FormattableString.Invariant($"Expected at least {least} groups, found {parts.Count}: {string.Join(", ", parts.Select(part => part.Name))}."), nameof(groups));
    }

    private static string[] Numbered(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 2);
        return [.. Enumerable.Range(0, rows).Select(row => FormattableString.Invariant($"row {row}"))];
    }
}

/// <summary>One part of a cross-validation. Rows are counted from 0 and ascend.</summary>
/// <param name="Name">The group that is tested, or the number of the part.</param>
/// <param name="Train">The rows that are learned from.</param>
/// <param name="Test">The rows that are tested; none of their groups is in <paramref name="Train"/>.</param>
public sealed record Fold(string Name, IReadOnlyList<int> Train, IReadOnlyList<int> Test);
