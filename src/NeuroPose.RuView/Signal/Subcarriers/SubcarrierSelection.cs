using System.Collections.Immutable;
using System.Globalization;

namespace NeuroPose.RuView.Signal;

/// <summary>
/// The subcarriers that a moving body changes most, with the score of every one. Source: the open RuView reference, whose numbers are
/// reproduced.
/// </summary>
internal sealed record SubcarrierSelection
{
    /// <summary>How many subcarriers are selected when nothing else is asked for.</summary>
    public const int DefaultCount = 20;

    /// <summary>The smallest ratio of variances that counts as sensitive when nothing else is asked for.</summary>
    public const double DefaultSensitivity = 1.5;

    /// <summary>The selected subcarriers, the most sensitive first; equal ones in their own order.</summary>
    public required ImmutableArray<int> Indices { get; init; }

    /// <summary>The score of every subcarrier: a ratio of variances, or a variance in squared amplitude units.</summary>
    public required ImmutableArray<double> Scores { get; init; }

    /// <summary>Selects by the variance while a body moves over the variance while none does.</summary>
    /// <param name="moving">Samples × subcarriers while a body moves.</param>
    /// <param name="still">Samples × subcarriers of the same place without movement.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="minimumSensitivity">The smallest ratio that is selected.</param>
    /// <remarks>A subcarrier with a NaN has the score NaN and is not selected.</remarks>
    /// <exception cref="ArgumentException">Different numbers of subcarriers, or none.</exception>
    public static SubcarrierSelection ByMotion(RealMatrix moving, RealMatrix still, int count = DefaultCount, double minimumSensitivity = DefaultSensitivity)
    {
        ArgumentNullException.ThrowIfNull(moving);
        ArgumentNullException.ThrowIfNull(still);
        if (moving.Columns != still.Columns)
        {
            throw new ArgumentException($"Subcarrier count mismatch: motion={moving.Columns}, static={still.Columns}; both need the same subcarriers.", nameof(still));
        }

        if (moving.Columns == 0)
        {
            throw new ArgumentException("No subcarriers in input: each sample needs at least one amplitude.", nameof(moving));
        }

        var scores = new double[moving.Columns];
        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] = SampleVariance(moving.Column(k)) / (SampleVariance(still.Column(k)) + 1e-12);
        }

        return Rank(scores, count, minimumSensitivity);
    }

    /// <summary>Selects by variance alone, when there is no recording without movement.</summary>
    /// <param name="amplitudes">Samples × subcarriers.</param>
    /// <param name="count">How many at most.</param>
    public static SubcarrierSelection ByVariance(RealMatrix amplitudes, int count = DefaultCount)
    {
        ArgumentNullException.ThrowIfNull(amplitudes);
        var scores = new double[amplitudes.Columns];
        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] = SampleVariance(amplitudes.Column(k));
        }

        return Rank(scores, count, double.NegativeInfinity);
    }

    /// <summary>The selected columns of a recording, in the order of the selection.</summary>
    /// <exception cref="ArgumentException">Nothing is selected, or the recording has fewer subcarriers.</exception>
    public RealMatrix Of(RealMatrix amplitudes)
    {
        ArgumentNullException.ThrowIfNull(amplitudes);
        foreach (var index in Indices)
        {
            if (index < 0 || index >= amplitudes.Columns)
            {
                throw new ArgumentException($"Subcarrier index {index} out of bounds (max {amplitudes.Columns}): the selection was made on another recording.", nameof(amplitudes));
            }
        }

        if (Indices.IsEmpty)
        {
            throw new ArgumentException("No subcarriers met selection criteria: lower the smallest sensitivity.", nameof(amplitudes));
        }

        var values = new double[amplitudes.Rows * Indices.Length];
        for (var row = 0; row < amplitudes.Rows; row++)
        {
            for (var k = 0; k < Indices.Length; k++)
            {
                values[(row * Indices.Length) + k] = amplitudes[row, Indices[k]];
            }
        }

        return RealMatrix.Own(amplitudes.Rows, Indices.Length, values);
    }

    /// <summary>The selected subcarriers in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Indices.Length} of {Scores.Length} subcarriers: {string.Join(", ", Indices)}");

    private static SubcarrierSelection Rank(double[] scores, int count, double minimum)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new()
        {
            Indices = [.. Enumerable.Range(0, scores.Length).Where(k => scores[k] >= minimum).OrderByDescending(k => scores[k]).Take(count)],
            Scores = ImmutableArray.Create(scores),
        };
    }

    private static double SampleVariance(ReadOnlySpan<double> values) =>
        values.Length < 2 ? 0.0 : Moments.SquaresAbout(values, Moments.Mean(values)) / (values.Length - 1);
}
