using NeuroPose.Numerics;

namespace NeuroPose.Statistics;

/// <summary>
/// What a number would have been with other samples of the same kind: it is computed again from values drawn with replacement.
/// Source: B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap, 1993.
/// </summary>
public static class Bootstrap
{
    /// <summary>As many values as there are, drawn with replacement. NaN is drawn like any other value.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double[] Resample(ReadOnlySpan<double> values, SeededRandom random)
    {
        Samples.RequireValues(values, nameof(values));
        ArgumentNullException.ThrowIfNull(random);
        var drawn = new double[values.Length];
        for (var index = 0; index < drawn.Length; index++)
        {
            drawn[index] = values[random.NextInt(values.Length)];
        }

        return drawn;
    }

    /// <summary>
    /// The percentile interval: the draws in order, without an equal number at each end, ⌊draws × (1 − level) / 2⌋. Both ends are values
    /// that
    /// were drawn, not interpolated. NaN at both ends when a draw is NaN: the number is not defined for samples that may come.
    /// </summary>
    /// <param name="draw">
    /// Draws a sample and computes the number from it. It takes its random numbers from the stream it is given and nothing else. What is
    /// drawn
    /// is the caller's to say: values, pairs, or whole people with all their trials, which is what an interval about people needs.
    /// </param>
    /// <param name="options">The seed, and how many draws.</param>
    /// <param name="cancellation">Looked at before each draw.</param>
    /// <exception cref="ArgumentException">An option is out of range, or there are too few draws for the level.</exception>
    /// <exception cref="OperationCanceledException">The work was canceled.</exception>
    public static BootstrapInterval Interval(Func<SeededRandom, double> draw, BootstrapOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(draw);
        ArgumentNullException.ThrowIfNull(options);
        var cut = options.DrawsBeyondEachEnd();
        var random = new SeededRandom(options.Seed);
        random = options.Purpose is { } purpose ? random.Fork(purpose) : random;
        var drawn = new double[options.Draws];
        for (var at = 0; at < drawn.Length; at++)
        {
            cancellation.ThrowIfCancellationRequested();
            drawn[at] = draw(random);
        }

        Array.Sort(drawn);
        return double.IsNaN(drawn[0]) ? new(double.NaN, double.NaN, options) : new(drawn[cut], drawn[^(cut + 1)], options);
    }

    /// <summary>
    /// The percentile interval where rows come in groups, such as the strides of a subject: whole groups are drawn with replacement, as
    /// many as there are, each with all its rows. An interval that drew rows one by one would be too narrow, since the rows of one group
    /// resemble each other. Source: A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application, 1997, section 3.8.
    /// </summary>
    /// <param name="groups">The label of each row, such as its subject.</param>
    /// <param name="number">Computes the number from the rows that were drawn, counted from 0; a row may be there several times.</param>
    /// <param name="options">The seed, and how many draws.</param>
    /// <param name="cancellation">Looked at before each draw.</param>
    /// <exception cref="ArgumentException">There are no rows, a label is empty, or an option is out of range.</exception>
    /// <exception cref="OperationCanceledException">The work was canceled.</exception>
    public static BootstrapInterval IntervalByGroup(
        IReadOnlyList<string> groups, Func<IReadOnlyList<int>, double> number, BootstrapOptions options, CancellationToken cancellation = default)
    {
        var parts = Groups.Of(groups, nameof(groups));
        ArgumentNullException.ThrowIfNull(number);
        return Interval(random => number(DrawnRows(parts, random)), options, cancellation);
    }

    private static List<int> DrawnRows(IReadOnlyList<(string Name, int[] Rows)> groups, SeededRandom random)
    {
        List<int> rows = [];
        for (var draw = 0; draw < groups.Count; draw++)
        {
            rows.AddRange(groups[random.NextInt(groups.Count)].Rows);
        }

        return rows;
    }
}

/// <summary>How an interval is drawn.</summary>
public sealed record BootstrapOptions
{
    /// <summary>The seed, written down so that the interval can be drawn again.</summary>
    public required long Seed { get; init; }

    /// <summary>
    /// What the interval is for, such as <c>knee, by cycles</c>: each purpose has a stream of its own (<see cref="SeededRandom.Fork"/>),
    /// so that
    /// an interval that is added moves no other. Null for the stream of the seed itself; not empty.
    /// </summary>
    public string? Purpose { get; init; }

    /// <summary>How often a sample is drawn: at least 2 / (1 − level), so that there is a draw beyond each end.</summary>
    public int Draws { get; init; } = 10_000;

    /// <summary>The share of the draws that the interval holds, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Refuses options that give no interval.</summary>
    internal int DrawsBeyondEachEnd()
    {
        if (!(Level is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(Level), Level, "The level must be between 0 and 1; 95 % is 0.95.");
        }

        // In decimal numbers 1 − 0.9 is 0.1: in binary ones a draw would be lost.
        var cut = (int)Math.Min(int.MaxValue, Draws * (1 - (decimal)Level) / 2);
        if (cut < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(Draws), Draws, FormattableString.Invariant($"The draws are too few for the level {Level}: at least 2 / (1 − level) are needed, so that one is beyond each end."));
        }

        return cut;
    }
}

/// <summary>An interval that was drawn, with what it was drawn with.</summary>
/// <param name="Low">The lower end, in the unit of the number; NaN when the number was NaN in a draw.</param>
/// <param name="High">The upper end.</param>
/// <param name="Options">Seed, purpose, draws and level.</param>
public sealed record BootstrapInterval(double Low, double High, BootstrapOptions Options);
