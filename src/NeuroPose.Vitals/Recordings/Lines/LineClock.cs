namespace NeuroPose.Vitals.Recordings;

/// <summary>What the field "timestamp" of a recording's lines counts: seconds, as it should, or a smaller unit.</summary>
/// <param name="PerSecond">How many of them a second has.</param>
/// <param name="Name">Their name, in the plural.</param>
internal sealed record LineClock(double PerSecond, string Name)
{
    /// <summary>Seconds.</summary>
    public static LineClock Seconds { get; } = new(1, "seconds");

    private const int FewestSteps = 4;

    // No radio waits for so many seconds from frame to frame, and none sends faster than so many milliseconds or microseconds.
    private const double LeastMilliseconds = 5;
    private const double LeastMicroseconds = 2_000;
    private const double LeastNanoseconds = 2_000_000;

    // Seconds since 1970 are larger since 2001; milliseconds of a clock that starts at zero are for eleven days not.
    private const double LeastSince1970 = 1e9;

    private static readonly LineClock[] Smaller = [new(1e3, "milliseconds"), new(1e6, "microseconds"), new(1e9, "nanoseconds")];

    /// <summary>The unit of a time that is too large for seconds since 1970; null when it is for all of them.</summary>
    public static LineClock? OfLarge(double time) => Smaller.FirstOrDefault(unit => time / unit.PerSecond < LineTime.Latest);

    /// <summary>Guesses by the steps between whole numbers in the first lines; seconds where they do not show another unit.</summary>
    public static LineClock Guess(ReadOnlySpan<byte> head, int mostNumbers)
    {
        LineFields fields = new(mostNumbers);
        Dictionary<string, double> last = new(StringComparer.Ordinal);
        List<double> steps = [];
        var largest = 0.0;
        for (var end = head.IndexOf((byte)'\n'); end >= 0; end = head.IndexOf((byte)'\n'))
        {
            var line = head[..end];
            head = head[(end + 1)..];
            if (!line.StartsWith("{"u8) || !fields.TryRead(line, out _)
                || fields.Has("ts_ns") || fields.Number("timestamp") is not { } time)
            {
                continue;
            }

            if (time != Math.Floor(time))
            {
                return Seconds;
            }

            var node = fields.Name("node_id") ?? "";
            if (last.TryGetValue(node, out var before) && time > before)
            {
                steps.Add(time - before);
            }

            last[node] = time;
            largest = Math.Max(largest, time);
        }

        steps.Sort();
        var step = steps.Count < FewestSteps || largest >= LineTime.Latest ? 0 : steps[steps.Count / 2];
        return step >= LeastNanoseconds ? Smaller[2]
            : step >= LeastMicroseconds ? Smaller[1]
            : step >= LeastMilliseconds && largest < LeastSince1970 ? Smaller[0]
            : Seconds;
    }
}
