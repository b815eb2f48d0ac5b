using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace NeuroPose.RuView.Signal;

/// <summary>
/// How strongly a body moves at each velocity, over time: the magnitudes of the subcarriers' spectra, averaged and read at the Doppler
/// frequency 2·v/λ. After Zheng and others, "Zero-effort cross-domain gesture recognition with Wi-Fi", MobiSys 2019, as the open RuView
/// reference simplifies it: from amplitudes alone the sign of a velocity is unknown, so that both halves of the profile are the same.
/// </summary>
internal sealed record BodyVelocityProfile
{
    private BodyVelocityProfile()
    {
    }

    /// <summary>
    /// Velocities × times: mean magnitude, in the amplitude's units; 0 where the velocity lies beyond half the sample rate.
    /// </summary>
    public required RealMatrix Values { get; init; }

    /// <summary>The velocity of each row, in meters a second.</summary>
    public required ImmutableArray<double> MetersPerSecond { get; init; }

    /// <summary>Meters a second from one row to the next.</summary>
    public required double MetersPerSecondPerRow { get; init; }

    /// <summary>Seconds from one column to the next.</summary>
    public required double SecondsPerColumn { get; init; }

    /// <summary>The profile of a recording.</summary>
    /// <param name="amplitudes">Samples × subcarriers, evenly sampled. A NaN makes the columns it falls into NaN.</param>
    /// <param name="sampleRateHz">Samples a second.</param>
    /// <param name="options">How to make it; the defaults when left out.</param>
    /// <exception cref="ArgumentException">Fewer samples than a window, or no subcarriers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option or the rate outside its bounds.</exception>
    public static BodyVelocityProfile Of(RealMatrix amplitudes, double sampleRateHz, BodyVelocityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(amplitudes);
        options ??= new BodyVelocityOptions();
        Check(amplitudes, options);
        SampleRate.Require(sampleRateHz);

        var magnitudes = MeanMagnitudes(amplitudes, options);
        var bins = options.VelocityBins;
        var step = options.MaxMetersPerSecond * 2.0 / bins;
        var wavelength = FresnelGeometry.SpeedOfLight / options.CarrierHz;
        var hertzPerBin = sampleRateHz / options.WindowSize;
        var velocities = new double[bins];
        var values = new double[bins * magnitudes.Columns];
        for (var row = 0; row < bins; row++)
        {
            velocities[row] = -options.MaxMetersPerSecond + (row * step);
            var doppler = 2.0 * velocities[row] / wavelength;
            var bin = Math.Round(Math.Abs(doppler) / hertzPerBin, MidpointRounding.AwayFromZero);
            if (bin < magnitudes.Rows)
            {
                magnitudes.Row((int)bin).CopyTo(values.AsSpan(row * magnitudes.Columns));
            }
        }

        return new()
        {
            Values = RealMatrix.Own(bins, magnitudes.Columns, values),
            MetersPerSecond = [.. velocities],
            MetersPerSecondPerRow = step,
            SecondsPerColumn = options.HopSize / sampleRateHz,
        };
    }

    /// <summary>The size and the range in words.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"body velocity profile of {Values.Rows} velocities from {MetersPerSecond[0]:0.###} m/s × {Values.Columns} times ({SecondsPerColumn:0.####} s apart)");

    private static RealMatrix MeanMagnitudes(RealMatrix amplitudes, BodyVelocityOptions options)
    {
        var size = options.WindowSize;
        var (rows, columns) = ((size / 2) + 1, ((amplitudes.Rows - size) / options.HopSize) + 1);
        var weights = WindowWeights.Of(WindowFunction.Hann, size);
        var transform = new FourierTransform(size);
        var buffer = new Complex[size];
        var sums = new double[rows * columns];
        for (var subcarrier = 0; subcarrier < amplitudes.Columns; subcarrier++)
        {
            var signal = amplitudes.Column(subcarrier);
            var mean = Moments.Mean(signal);
            for (var column = 0; column < columns; column++)
            {
                for (var i = 0; i < size; i++)
                {
                    buffer[i] = (signal[(column * options.HopSize) + i] - mean) * weights[i];
                }

                transform.Forward(buffer);
                for (var row = 0; row < rows; row++)
                {
                    sums[(row * columns) + column] += Math.Sqrt(Spectrogram.PowerOf(buffer[row]));
                }
            }
        }

        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] /= amplitudes.Columns;
        }

        return RealMatrix.Own(rows, columns, sums);
    }

    private static void Check(RealMatrix amplitudes, BodyVelocityOptions options)
    {
        if (options.HopSize < 1 || options.WindowSize < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(options), $"Invalid configuration: window_size and hop_size must be > 0; got {options.WindowSize} and {options.HopSize}.");
        }

        if (options.VelocityBins < 1 || !(options.CarrierHz > 0) || !(options.MaxMetersPerSecond > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(options), "Invalid configuration: the number of velocities, the carrier and the largest velocity must be > 0.");
        }

        if (amplitudes.Rows < options.WindowSize)
        {
            throw new ArgumentException($"Insufficient samples: need {options.WindowSize}, got {amplitudes.Rows}: give a longer recording or a smaller window.", nameof(amplitudes));
        }

        if (amplitudes.Columns == 0)
        {
            throw new ArgumentException("No subcarriers in input: each sample needs at least one amplitude.", nameof(amplitudes));
        }
    }
}
