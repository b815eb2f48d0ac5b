using System.Runtime.Intrinsics;
using NeuroPose.Numerics;

namespace NeuroPose.Kinematics;

/// <summary>The zero-phase low-pass; defined at <see cref="SmoothingFilter.Butterworth"/>.</summary>
internal sealed record ButterworthFilter(double CutoffHertz, int Order) : SmoothingFilter
{
    public override string Describe() =>
        FormattableString.Invariant($"zero-phase Butterworth low-pass (order {Order} each way, cutoff {CutoffHertz} Hz)");

    internal override Func<double[], int, double[]> For(double framesPerSecond)
    {
        if (!(CutoffHertz < framesPerSecond / 2))
        {
            throw new ArgumentException(
                double.IsNaN(framesPerSecond)
                    ? FormattableString.Invariant($"A cutoff of {CutoffHertz} Hz needs a frame rate, which is not known. Correct fps in the file's metadata, or smooth by SavitzkyGolay, which counts frames.")
                    : FormattableString.Invariant($"The cutoff is {CutoffHertz} Hz; at {framesPerSecond} frames/s it must be below {framesPerSecond / 2} Hz."),
                nameof(framesPerSecond));
        }

        var sections = Design(framesPerSecond);
        return (signals, columns) => BothWays(signals, columns, sections);
    }

    private Section[] Design(double framesPerSecond)
    {
        var half = Math.PI * CutoffHertz / framesPerSecond;
        var warped = ExactMath.Sin(half) / ExactMath.Cos(half);
        var square = warped * warped;
        List<Section> sections = [];
        for (var pair = 0; pair < Order / 2; pair++)
        {
            var damping = 2 * ExactMath.Sin(Math.PI * ((2 * pair) + 1) / (2.0 * Order)) * warped;
            var all = 1 + damping + square;
            sections.Add(new(square / all, 2 * square / all, square / all, 2 * (square - 1) / all, (1 - damping + square) / all));
        }

        if (Order % 2 == 1)
        {
            sections.Add(new(warped / (1 + warped), warped / (1 + warped), 0, (warped - 1) / (1 + warped), 0));
        }

        return [.. sections];
    }

    private double[] BothWays(double[] signals, int columns, Section[] sections)
    {
        var length = signals.Length / columns;
        if (length < 2)
        {
            return [.. signals];
        }

        // Up to four signals are the lanes of one: a section waits for its last result, and the processor has room for more meanwhile.
        var smoothed = new double[signals.Length];
        for (var first = 0; first < columns; first += Vector256<double>.Count)
        {
            var lanes = Math.Min(Vector256<double>.Count, columns - first);
            var extended = Extended(signals, columns, first, lanes);
            for (var pass = 0; pass < 2; pass++)
            {
                foreach (var section in sections)
                {
                    section.Run(extended);
                }

                Array.Reverse(extended);
            }

            var added = (extended.Length - length) / 2;
            for (var at = 0; at < length; at++)
            {
                for (var lane = 0; lane < lanes; lane++)
                {
                    smoothed[(at * columns) + first + lane] = extended[added + at][lane];
                }
            }
        }

        return smoothed;
    }

    /// <summary>The signals turned about their end points: a line goes on as a line.</summary>
    private Vector256<double>[] Extended(double[] signals, int columns, int first, int lanes)
    {
        var length = signals.Length / columns;
        var added = Math.Min(3 * (Order + 1), length - 1);
        var extended = new Vector256<double>[length + (2 * added)];
        Span<double> row = stackalloc double[Vector256<double>.Count];
        row.Clear();
        for (var at = 0; at < length; at++)
        {
            signals.AsSpan((at * columns) + first, lanes).CopyTo(row);
            extended[added + at] = Vector256.Create<double>(row);
        }

        for (var step = 1; step <= added; step++)
        {
            extended[added - step] = (2 * extended[added]) - extended[added + step];
            extended[added + length - 1 + step] = (2 * extended[added + length - 1]) - extended[added + length - 1 - step];
        }

        return extended;
    }

    /// <summary>A second-order section (transposed direct form II) that passes constants unchanged.</summary>
    private sealed record Section(double B0, double B1, double B2, double A1, double A2)
    {
        /// <summary>Filters in place, beginning as if the first value had always been there.</summary>
        public void Run(Vector256<double>[] values)
        {
            var (b0, b1, b2, a1, a2) = (Vector256.Create(B0), Vector256.Create(B1), Vector256.Create(B2), Vector256.Create(A1), Vector256.Create(A2));
            var second = (b2 - a2) * values[0];
            var first = ((b1 - a1) * values[0]) + second;
            for (var at = 0; at < values.Length; at++)
            {
                var input = values[at];
                var output = (b0 * input) + first;
                first = (b1 * input) - (a1 * output) + second;
                second = (b2 * input) - (a2 * output);
                values[at] = output;
            }
        }
    }
}
