using System.Globalization;

namespace NeuroPose.RuView.Signal;

/// <summary>
/// Cleans measured phases, rows being antennas or instants and columns subcarriers: unwrap, replace outliers, smooth, filter noise.
/// Each step is also a method of its own. Source: the open RuView reference, whose numbers are reproduced.
/// </summary>
/// <remarks>NaN is never filled in: it passes through each step and spoils what its row's means and filters reach.</remarks>
internal sealed class PhaseSanitizer
{
    private const double Turn = 2.0 * Math.PI;
    private const double CustomTolerance = 0.9 * Math.PI;

    /// <summary>Rows shorter than this are not noise-filtered.</summary>
    private const int ShortestFiltered = 18;

    /// <summary>Makes a sanitizer.</summary>
    /// <param name="options">What to do; the defaults when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">A threshold or window outside its bounds.</exception>
    public PhaseSanitizer(PhaseSanitizerOptions? options = null)
    {
        Options = options ?? new PhaseSanitizerOptions();
        Configuration.Require(Options.OutlierThreshold > 0, "outlier_threshold must be positive", Options.OutlierThreshold, nameof(options));
        Configuration.Require(Options.SmoothingWindow > 0, "smoothing_window must be positive", Options.SmoothingWindow, nameof(options));
        Configuration.Require(Options.NoiseThreshold is > 0 and < 1, "noise_threshold must be between 0 and 1", Options.NoiseThreshold, nameof(options));
    }

    /// <summary>What it does.</summary>
    public PhaseSanitizerOptions Options { get; }

    /// <summary>All steps.</summary>
    /// <param name="phase">Phases in radians.</param>
    /// <exception cref="ArgumentException">No phases, or one outside the range of the options.</exception>
    public SanitizedPhase Sanitize(RealMatrix phase)
    {
        ArgumentNullException.ThrowIfNull(phase);
        CheckRange(phase);
        var unwrapped = Unwrap(phase);
        var cleaned = Options.RemovesOutliers ? PhaseOutliers.Replace(unwrapped, Options.OutlierThreshold) : (Phase: unwrapped, Count: 0);
        var smoothed = Options.Smooths ? Smooth(cleaned.Phase) : cleaned.Phase;
        return new()
        {
            Phase = Options.FiltersNoise ? FilterNoise(smoothed) : smoothed,
            Unwrapped = unwrapped,
            Outliers = cleaned.Count,
            Options = Options,
        };
    }

    /// <summary>Takes out whole turns by the method of the options.</summary>
    /// <param name="phase">Phases in radians.</param>
    /// <exception cref="ArgumentException">No phases.</exception>
    public RealMatrix Unwrap(RealMatrix phase)
    {
        ArgumentNullException.ThrowIfNull(phase);
        if (phase.IsEmpty)
        {
            throw new ArgumentException("Phase unwrapping failed: Cannot unwrap empty phase data.", nameof(phase));
        }

        var values = phase.Values.ToArray();
        for (var row = 0; row < phase.Rows; row++)
        {
            var line = values.AsSpan(row * phase.Columns, phase.Columns);
            if (Options.Unwrapping == PhaseUnwrapping.Custom)
            {
                UnwrapCustom(line);
            }
            else
            {
                UnwrapLine(line);
            }
        }

        if (Options.Unwrapping == PhaseUnwrapping.Itoh)
        {
            UnwrapColumns(values, phase.Columns);
        }

        return RealMatrix.Own(phase.Rows, phase.Columns, values);
    }

    /// <summary>The mean of the values around each one; the ends, where the window does not fit, stay as they are.</summary>
    public RealMatrix Smooth(RealMatrix phase)
    {
        ArgumentNullException.ThrowIfNull(phase);
        var half = Options.SmoothingWindow / 2;
        var window = (2 * half) + 1;
        var values = phase.Values.ToArray();
        for (var row = 0; row < phase.Rows; row++)
        {
            var line = phase.Row(row);
            for (var column = half; column < phase.Columns - half; column++)
            {
                values[(row * phase.Columns) + column] = Moments.Sum(line.Slice(column - half, window)) / window;
            }
        }

        return RealMatrix.Own(phase.Rows, phase.Columns, values);
    }

    /// <summary>
    /// An exponential average forward and then backward along each row, so that nothing is shifted; rows below 18 values stay as they
    /// are.
    /// </summary>
    public RealMatrix FilterNoise(RealMatrix phase)
    {
        ArgumentNullException.ThrowIfNull(phase);
        if (phase.Columns < ShortestFiltered)
        {
            return phase;
        }

        var (weight, rest) = (Options.NoiseThreshold, 1.0 - Options.NoiseThreshold);
        var values = phase.Values.ToArray();
        for (var row = 0; row < phase.Rows; row++)
        {
            var line = values.AsSpan(row * phase.Columns, phase.Columns);
            for (var i = 1; i < line.Length; i++)
            {
                line[i] = (weight * line[i]) + (rest * line[i - 1]);
            }

            for (var i = line.Length - 2; i >= 0; i--)
            {
                line[i] = (weight * line[i]) + (rest * line[i + 1]);
            }
        }

        return RealMatrix.Own(phase.Rows, phase.Columns, values);
    }

    /// <summary>Takes whole turns out of one line, judging each step between the phases as they were measured.</summary>
    internal static void UnwrapLine(Span<double> line)
    {
        var correction = 0.0;
        var previous = line.IsEmpty ? 0 : line[0];
        for (var i = 1; i < line.Length; i++)
        {
            var measured = line[i];
            var step = measured - previous;
            correction += step > Math.PI ? -Turn : step < -Math.PI ? Turn : 0;
            line[i] = measured + correction;
            previous = measured;
        }
    }

    private static void UnwrapCustom(Span<double> line)
    {
        var correction = 0.0;
        for (var i = 1; i < line.Length; i++)
        {
            var step = line[i] - line[i - 1] + correction;
            correction += step > CustomTolerance ? -Turn : step < -CustomTolerance ? Turn : 0;
            line[i] += correction;
        }
    }

    private static void UnwrapColumns(double[] values, int columns)
    {
        var column = new double[values.Length / columns];
        for (var at = 0; at < columns; at++)
        {
            for (var row = 0; row < column.Length; row++)
            {
                column[row] = values[(row * columns) + at];
            }

            UnwrapLine(column);
            for (var row = 0; row < column.Length; row++)
            {
                values[(row * columns) + at] = column[row];
            }
        }
    }

    private void CheckRange(RealMatrix phase)
    {
        if (phase.IsEmpty)
        {
            throw new ArgumentException("Invalid data: Phase data cannot be empty.", nameof(phase));
        }

        for (var i = 0; i < phase.Values.Length; i++)
        {
            var value = phase.Values[i];
            if (value < Options.SmallestRadians || value > Options.LargestRadians)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Invalid data: Phase value {value} outside valid range [{Options.SmallestRadians}, {Options.LargestRadians}]: row {i / phase.Columns}, column {i % phase.Columns}."),
                    nameof(phase));
            }
        }
    }
}
