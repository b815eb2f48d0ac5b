using System.Globalization;
using System.Numerics;

namespace NeuroPose.RuView.Signal;

/// <summary>How the spectrum of a signal changes over time. Not scaled by the window or its length.</summary>
internal sealed record Spectrogram
{
    private Spectrogram()
    {
    }

    /// <summary>Frequencies × times: bin 0 to half the sample rate, power or magnitude as the options say.</summary>
    public required RealMatrix Values { get; init; }

    /// <summary>Hertz from one row to the next.</summary>
    public required double HertzPerRow { get; init; }

    /// <summary>Seconds from one column to the next.</summary>
    public required double SecondsPerColumn { get; init; }

    /// <summary>The options it was cut with.</summary>
    public required SpectrogramOptions Options { get; init; }

    /// <summary>The spectrogram of an evenly sampled signal.</summary>
    /// <param name="signal">The samples, in any unit. A NaN makes the columns it falls into NaN.</param>
    /// <param name="sampleRateHz">Samples a second.</param>
    /// <param name="options">How to cut; the defaults when left out.</param>
    /// <exception cref="ArgumentException">The signal is shorter than a window.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A window, hop or rate that is not positive.</exception>
    public static Spectrogram Of(ReadOnlySpan<double> signal, double sampleRateHz, SpectrogramOptions? options = null)
    {
        options ??= new SpectrogramOptions();
        SampleRate.Require(sampleRateHz);
        Check(signal.Length, options);

        var size = options.WindowSize;
        var (rows, columns) = ((size / 2) + 1, ((signal.Length - size) / options.HopSize) + 1);
        var weights = WindowWeights.Of(options.Window, size);
        var transform = new FourierTransform(size);
        var buffer = new Complex[size];
        var values = new double[rows * columns];
        for (var column = 0; column < columns; column++)
        {
            for (var i = 0; i < size; i++)
            {
                buffer[i] = signal[(column * options.HopSize) + i] * weights[i];
            }

            transform.Forward(buffer);
            for (var row = 0; row < rows; row++)
            {
                var square = PowerOf(buffer[row]);
                values[(row * columns) + column] = options.IsPower ? square : Math.Sqrt(square);
            }
        }

        return new()
        {
            Values = RealMatrix.Own(rows, columns, values),
            HertzPerRow = sampleRateHz / size,
            SecondsPerColumn = options.HopSize / sampleRateHz,
            Options = options,
        };
    }

    /// <summary>The size and the steps in words.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"spectrogram of {Values.Rows} frequencies ({HertzPerRow:0.####} Hz apart) × {Values.Columns} times ({SecondsPerColumn:0.####} s apart)");

    internal static double PowerOf(Complex value) => (value.Real * value.Real) + (value.Imaginary * value.Imaginary);

    private static void Check(int length, SpectrogramOptions options)
    {
        if (options.HopSize < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.HopSize, "Hop size must be > 0: it counts the samples between windows.");
        }

        if (options.WindowSize < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.WindowSize, "Window size must be > 0: it counts the samples of a window.");
        }

        if (length < options.WindowSize)
        {
            throw new ArgumentException($"Signal too short ({length} samples) for window size {options.WindowSize}: give a longer signal or a smaller window.", nameof(length));
        }
    }
}
