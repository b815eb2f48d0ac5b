namespace NeuroPose.Kinematics;

/// <summary>The moving polynomial; defined at <see cref="SmoothingFilter.SavitzkyGolay"/>.</summary>
internal sealed record SavitzkyGolayFilter(int WindowFrames, int PolynomialOrder) : SmoothingFilter
{
    public override string Describe() =>
        FormattableString.Invariant($"Savitzky-Golay ({WindowFrames} frames, polynomials of order {PolynomialOrder})");

    internal override Func<double[], int, double[]> For(double framesPerSecond)
    {
        var whole = Weights(WindowFrames);
        return (signals, columns) =>
        {
            var length = signals.Length / columns;
            var window = Math.Min(WindowFrames, length % 2 == 1 ? length : length - 1);
            return window <= PolynomialOrder ? [.. signals] : Smooth(signals, columns, window == WindowFrames ? whole : Weights(window));
        };
    }

    private static double[] Smooth(double[] signals, int columns, double[][] weights)
    {
        var half = weights.Length / 2;
        var length = signals.Length / columns;
        var smoothed = new double[signals.Length];
        for (var at = 0; at < smoothed.Length; at++)
        {
            var (frame, column) = Math.DivRem(at, columns);
            var start = Math.Clamp(frame - half, 0, length - weights.Length);
            var place = weights[frame - start];
            var sum = 0.0;
            for (var step = 0; step < place.Length; step++)
            {
                sum += place[step] * signals[((start + step) * columns) + column];
            }

            smoothed[at] = sum;
        }

        return smoothed;
    }

    /// <summary>
    /// For each place in a window, the weights that give the fitted polynomial's value there: a projection on orthogonal polynomials.
    /// </summary>
    private double[][] Weights(int window)
    {
        var half = window / 2;
        List<double[]> polynomials = [];
        for (var order = 0; order <= PolynomialOrder; order++)
        {
            // x times the last one, less its parts along those before (twice, so that rounding leaves none).
            var next = new double[window];
            for (var at = 0; at < window; at++)
            {
                next[at] = order == 0 ? 1 : (at - half) / Math.Max(1.0, half) * polynomials[^1][at];
            }

            for (var pass = 0; pass < 2; pass++)
            {
                foreach (var before in polynomials)
                {
                    var share = Product(next, before);
                    for (var at = 0; at < window; at++)
                    {
                        next[at] -= share * before[at];
                    }
                }
            }

            var length = Math.Sqrt(Product(next, next));
            polynomials.Add([.. next.Select(value => value / length)]);
        }

        var weights = new double[window][];
        for (var place = 0; place < window; place++)
        {
            weights[place] = new double[window];
            foreach (var polynomial in polynomials)
            {
                for (var at = 0; at < window; at++)
                {
                    weights[place][at] += polynomial[place] * polynomial[at];
                }
            }
        }

        return weights;
    }

    private static double Product(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var at = 0; at < a.Length; at++)
        {
            sum += a[at] * b[at];
        }

        return sum;
    }
}
