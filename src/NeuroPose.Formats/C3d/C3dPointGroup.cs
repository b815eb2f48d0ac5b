namespace NeuroPose.Formats;

/// <summary>Some points of each frame, gathered into arrays of their own.</summary>
internal sealed class C3dPointGroup
{
    private readonly Run[] runs;
    private readonly int width;
    private readonly bool zeroIsMissing;
    private long zeroCount;

    /// <summary>Makes room for the points' frames; each number of it is written by <see cref="Take"/>.</summary>
    /// <param name="points">The points' indices in the frame.</param>
    /// <param name="frames">The number of frames.</param>
    /// <param name="zeroIsMissing">True where three zeros are no value, as in outputs of models.</param>
    /// <param name="withValues">True to keep residuals and numbers of cameras.</param>
    public C3dPointGroup(IReadOnlyList<int> points, int frames, bool zeroIsMissing = false, bool withValues = false)
    {
        width = points.Count;
        this.zeroIsMissing = zeroIsMissing;
        Coordinates = GC.AllocateUninitializedArray<double>(checked(frames * width * 3));
        Residuals = withValues ? GC.AllocateUninitializedArray<double>(frames * width) : [];
        Cameras = withValues ? GC.AllocateUninitializedArray<double>(frames * width) : [];
        runs = Runs(points);
    }

    /// <summary>Frames × points × 3 numbers, NaN where missing.</summary>
    public double[] Coordinates { get; }

    /// <summary>Frames × points mean distances of the rays to the point, in the unit of the coordinates; NaN where missing.</summary>
    public double[] Residuals { get; }

    /// <summary>Frames × points sets of cameras as bits, NaN where missing.</summary>
    public double[] Cameras { get; }

    /// <summary>How many points that are not missing are exactly at 0, 0, 0.</summary>
    public long ZeroCount => zeroCount;

    /// <summary>Takes the group's points out of the words of a frame. Several threads may take different frames.</summary>
    public void Take<TWord>(ReadOnlySpan<byte> frame, int index, C3dLayout layout)
        where TWord : struct, IC3dWord
    {
        var scale = layout.IsReal ? 1 : layout.Scale;
        foreach (var run in runs)
        {
            var at = (index * width) + run.At;
            var words = frame.Slice(run.First * 4 * TWord.Size, run.Count * 4 * TWord.Size);
            Points<TWord>(words, Coordinates.AsSpan(3 * at, 3 * run.Count), scale);
            if (Residuals.Length > 0)
            {
                var (residuals, cameras) = (Residuals.AsMemory(at, run.Count), Cameras.AsMemory(at, run.Count));
                Values<TWord>(words, Coordinates.AsSpan(3 * at), residuals.Span, cameras.Span, layout.Scale);
            }
        }
    }

    private void Points<TWord>(ReadOnlySpan<byte> words, Span<double> target, double scale)
        where TWord : struct, IC3dWord
    {
        var zeros = 0;
        for (; words.Length >= 4 * TWord.Size && target.Length >= 3; words = words[(4 * TWord.Size)..], target = target[3..])
        {
            var x = TWord.Read(words) * scale;
            var y = TWord.Read(words[TWord.Size..]) * scale;
            var z = TWord.Read(words[(2 * TWord.Size)..]) * scale;
            var isZero = x == 0 && y == 0 && z == 0;

            // Single-precision numbers: their sum is finite where each of them is.
            if (TWord.Read(words[(3 * TWord.Size)..]) < 0 || !double.IsFinite(x + y + z) || (isZero && zeroIsMissing))
            {
                (target[0], target[1], target[2]) = (double.NaN, double.NaN, double.NaN);
                continue;
            }

            zeros += isZero ? 1 : 0;
            (target[0], target[1], target[2]) = (x, y, z);
        }

        Interlocked.Add(ref zeroCount, zeros);
    }

    /// <summary>The fourth word: a low byte that counts in units of the scale, and seven bits of cameras.</summary>
    private static void Values<TWord>(
        ReadOnlySpan<byte> words, ReadOnlySpan<double> coordinates, Span<double> residuals, Span<double> cameras, double scale)
        where TWord : struct, IC3dWord
    {
        for (var point = 0; point < residuals.Length; point++)
        {
            var word = TWord.Read(words[(((4 * point) + 3) * TWord.Size)..]);
            var isKnown = !double.IsNaN(coordinates[3 * point]) && word is >= 0 and <= short.MaxValue;
            residuals[point] = isKnown ? ((int)word & 0xFF) * scale : double.NaN;
            cameras[point] = isKnown ? ((int)word >> 8) & 0x7F : double.NaN;
        }
    }

    private static Run[] Runs(IReadOnlyList<int> points)
    {
        List<Run> runs = [];
        for (var at = 0; at < points.Count;)
        {
            var count = 1;
            while (at + count < points.Count && points[at + count] == points[at] + count)
            {
                count++;
            }

            runs.Add(new(points[at], count, at));
            at += count;
        }

        return [.. runs];
    }

    /// <summary>Points that follow each other in the frame and in the group.</summary>
    private readonly record struct Run(int First, int Count, int At);
}
