namespace NeuroPose.Sessions.Nwb;

/// <summary>
/// Numbers that are read block by block, so that a series which is larger than memory can be written. They are gone through more than
/// once: to check them, and to write them.
/// </summary>
/// <typeparam name="T">The type of a number: <see cref="double"/> or <see cref="float"/>.</typeparam>
public sealed class NwbBlocks<T>
    where T : unmanaged
{
    private readonly Func<IEnumerable<ReadOnlyMemory<T>>> blocks;

    internal NwbBlocks(long count, Func<IEnumerable<ReadOnlyMemory<T>>> blocks) => (Count, this.blocks) = (count, blocks);

    /// <summary>How many numbers there are.</summary>
    public long Count { get; }

    /// <summary>The blocks from the first.</summary>
    public IEnumerable<ReadOnlyMemory<T>> Blocks() => blocks();
}

/// <summary>Makes <see cref="NwbBlocks{T}"/>.</summary>
public static class NwbBlocks
{
    /// <summary>Numbers that are in memory.</summary>
    public static NwbBlocks<T> Of<T>(ReadOnlyMemory<T> numbers)
        where T : unmanaged => new(numbers.Length, () => [numbers]);

    /// <summary>Numbers that are in memory.</summary>
    public static NwbBlocks<T> Of<T>(T[] numbers)
        where T : unmanaged => Of((ReadOnlyMemory<T>)numbers);

    /// <summary>Numbers that come in blocks of any length.</summary>
    /// <param name="count">How many there are in all blocks together. The writer refuses another number.</param>
    /// <param name="blocks">Begins again at the first block each time. A block may be overwritten once the next is asked for.</param>
    public static NwbBlocks<T> Of<T>(long count, Func<IEnumerable<ReadOnlyMemory<T>>> blocks)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(blocks);
        return new(count, blocks);
    }
}

/// <summary>The times of the samples of a series, in seconds from the zero of all times.</summary>
public abstract record NwbTimes
{
    private NwbTimes()
    {
    }

    /// <summary>A time for each sample, ascending. Where they turn out to be regular, start and rate are written instead.</summary>
    public static NwbTimes Of(NwbBlocks<double> seconds)
    {
        ArgumentNullException.ThrowIfNull(seconds);
        return new Each(seconds);
    }

    /// <summary>A time for each sample, ascending. Where they turn out to be regular, start and rate are written instead.</summary>
    public static NwbTimes Of(ReadOnlyMemory<double> seconds) => new Each(NwbBlocks.Of(seconds));

    /// <summary>Regular samples.</summary>
    /// <param name="startSeconds">The time of the first.</param>
    /// <param name="rate">Samples a second, above zero.</param>
    public static NwbTimes Regular(double startSeconds, double rate) => new Steady(startSeconds, rate);

    internal sealed record Each(NwbBlocks<double> Seconds) : NwbTimes;

    internal sealed record Steady(double StartSeconds, double Rate) : NwbTimes;
}
