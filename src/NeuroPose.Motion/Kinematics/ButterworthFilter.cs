using NeuroPose.Numerics;

namespace NeuroPose.Kinematics;

/// <summary>The zero-phase low-pass; defined at <see cref="SmoothingFilter.Butterworth"/>.</summary>
internal sealed record ButterworthFilter(double CutoffHertz, int Order) : SmoothingFilter
{
    public override string Describe() =>
        FormattableString.Invariant($"zero-phase Butterworth low-pass (order {Order} each way, cutoff {CutoffHertz} Hz)");

    internal override Func<double[], double[]> For(double framesPerSecond)
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
        return signal => BothWays(signal, sections);
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

    private double[] BothWays(double[] signal, Section[] sections)
    {
        if (signal.Length < 2)
        {
            return [.. signal];
        }

        // The signal turned about its end points: a line goes on as a line.
        var added = Math.Min(3 * (Order + 1), signal.Length - 1);
        var extended = new double[signal.Length + (2 * added)];
        signal.CopyTo(extended, added);
        for (var step = 1; step <= added; step++)
        {
            extended[added - step] = (2 * signal[0]) - signal[step];
            extended[added + signal.Length - 1 + step] = (2 * signal[^1]) - signal[^(step + 1)];
        }

        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var section in sections)
            {
                section.Run(extended);
            }

            Array.Reverse(extended);
        }

        return extended.AsSpan(added, signal.Length).ToArray();
    }

    /// <summary>A second-order section (transposed direct form II) that passes constants unchanged.</summary>
    private sealed record Section(double B0, double B1, double B2, double A1, double A2)
    {
        /// <summary>Filters in place, beginning as if the first value had always been there.</summary>
        public void Run(double[] values)
        {
            var second = (B2 - A2) * values[0];
            var first = ((B1 - A1) * values[0]) + second;
            for (var at = 0; at < values.Length; at++)
            {
                var input = values[at];
                var output = (B0 * input) + first;
                first = (B1 * input) - (A1 * output) + second;
                second = (B2 * input) - (A2 * output);
                values[at] = output;
            }
        }
    }
}
