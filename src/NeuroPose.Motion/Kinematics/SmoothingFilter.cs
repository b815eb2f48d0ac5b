namespace NeuroPose.Kinematics;

/// <summary>How a signal is smoothed, without delay. Made by <see cref="Butterworth"/> or <see cref="SavitzkyGolay"/>.</summary>
public abstract record SmoothingFilter
{
    private protected SmoothingFilter()
    {
    }

    /// <summary>A sentence for methods sections, tables and figures.</summary>
    public abstract string Describe();

    /// <summary>
    /// A Butterworth low-pass, run forward and backward so that nothing is delayed. Constants stay, and straight lines but for small
    /// deviations at their ends.
    /// </summary>
    /// <remarks>
    /// Bilinear transform with the cutoff prewarped; second-order sections; before and after the signal 3 (order + 1) samples of it turned
    /// about its end point; each pass begins in the steady state of its first sample. This is the definition of
    /// <c>scipy.signal.filtfilt</c> over <c>butter</c>. Two passes halve the amplitude at the cutoff, where one pass leaves 0.71 of it.
    /// A signal not longer than the added samples is turned about as far as it goes; a single sample stays.
    /// </remarks>
    /// <param name="cutoffHertz">The cutoff frequency of one pass, above 0 and below half the frame rate. For walking, 6 Hz is
    /// usual.</param>
    /// <param name="order">The order of one pass, 1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cutoff is not above 0 and finite, or the order outside 1 to 12.</exception>
    public static SmoothingFilter Butterworth(double cutoffHertz, int order = 4)
    {
        if (!(cutoffHertz > 0) || double.IsInfinity(cutoffHertz))
        {
            throw new ArgumentOutOfRangeException(nameof(cutoffHertz), cutoffHertz, "The cutoff is above 0 Hz and finite.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, 12);
        return new ButterworthFilter(cutoffHertz, order);
    }

    /// <summary>
    /// In each window of frames the least-squares polynomial, and its value in the middle; in the first and last half window the value of
    /// the
    /// first and last whole window's polynomial. Polynomials up to the order stay as they are.
    /// </summary>
    /// <remarks>
    /// Source: Savitzky and Golay, Analytical Chemistry 1964; 36: 1627–1639; at the ends as <c>scipy.signal.savgol_filter</c> with
    /// <c>mode="interp"</c>. A signal shorter than the window is fitted in the longest odd window that it holds; when that is not longer
    /// than
    /// the order, the signal stays.
    /// </remarks>
    /// <param name="windowFrames">The window, an odd number of frames.</param>
    /// <param name="polynomialOrder">The polynomial's order, below the window.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is even or not positive, or the order negative or not below it.</exception>
    public static SmoothingFilter SavitzkyGolay(int windowFrames, int polynomialOrder)
    {
        if (windowFrames < 1 || windowFrames % 2 == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(windowFrames), windowFrames, "The window is an odd number of frames, 1 or more.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(polynomialOrder);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(polynomialOrder, windowFrames);
        return new SavitzkyGolayFilter(windowFrames, polynomialOrder);
    }

    /// <summary>
    /// The filter made ready for a frame rate: it takes signals without gaps, all of the first frame, then all of the next, and their number,
    /// and gives the smoothed ones in the same order. Each signal's bits are those that it has alone.
    /// </summary>
    internal abstract Func<double[], int, double[]> For(double framesPerSecond);
}
