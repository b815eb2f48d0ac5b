namespace NeuroPose.RuView.Signal;

/// <summary>The finite samples around a moving position, kept in order, so that a step costs one insertion and one removal.</summary>
internal ref struct SortedWindow
{
    private readonly ReadOnlySpan<double> _signal;
    private readonly int _halfWindow;
    private readonly double[] _sorted;
    private int _count;
    private int _start;
    private int _end;

    public SortedWindow(ReadOnlySpan<double> signal, int halfWindow)
    {
        _signal = signal;
        // No window is wider than the signal, however large the number asked for.
        _halfWindow = Math.Min(halfWindow, signal.Length);
        _sorted = new double[(int)Math.Min(signal.Length, (2L * _halfWindow) + 1)];
    }

    /// <summary>Centers the window on a position. Positions rise by one at a time.</summary>
    public void MoveTo(int position)
    {
        for (var start = Math.Max(0, position - _halfWindow); _start < start; _start++)
        {
            Remove(_signal[_start]);
        }

        for (var end = Math.Min((long)_signal.Length, (long)position + _halfWindow + 1); _end < end; _end++)
        {
            Insert(_signal[_end]);
        }
    }

    /// <summary>The middle sample, or the mean of the two in the middle; NaN when the window is empty.</summary>
    public readonly double Median() => _count == 0 ? double.NaN : Middle(_sorted[(_count - 1) / 2], _sorted[_count / 2]);

    /// <summary>The median distance from the window's median; NaN when the window is empty.</summary>
    public readonly double MedianAbsoluteDeviation(double median)
    {
        // The distances fall towards the median from both sides, so they come in order by walking outwards from it.
        var above = _count / 2;
        var below = above - 1;
        var (previous, nearest) = (double.NaN, double.NaN);
        for (var taken = 0; taken <= _count / 2 && taken < _count; taken++)
        {
            var up = above < _count ? Math.Abs(_sorted[above] - median) : double.PositiveInfinity;
            var down = below >= 0 ? Math.Abs(_sorted[below] - median) : double.PositiveInfinity;
            var takeUp = above < _count && (below < 0 || up <= down);
            previous = nearest;
            nearest = takeUp ? up : down;
            above += takeUp ? 1 : 0;
            below -= takeUp ? 0 : 1;
        }

        return _count % 2 == 1 ? nearest : Middle(previous, nearest);
    }

    private static double Middle(double lower, double upper) => (lower + upper) / 2.0;

    private void Insert(double sample)
    {
        if (!double.IsFinite(sample))
        {
            return;
        }

        var found = Array.BinarySearch(_sorted, 0, _count, sample);
        var place = found < 0 ? ~found : found;
        _sorted.AsSpan(place, _count - place).CopyTo(_sorted.AsSpan(place + 1));
        _sorted[place] = sample;
        _count++;
    }

    private void Remove(double sample)
    {
        if (!double.IsFinite(sample))
        {
            return;
        }

        var place = Array.BinarySearch(_sorted, 0, _count, sample);
        _sorted.AsSpan(place + 1, _count - place - 1).CopyTo(_sorted.AsSpan(place));
        _count--;
    }
}
