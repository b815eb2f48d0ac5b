using System.Text;

namespace NeuroPose.Numerics;

/// <summary>
/// Pseudo-random numbers whose stream depends on nothing but the seed and never changes: not with the runtime, the machine or a later
/// version of this library. The generator is xoshiro256** (Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators",
/// ACM Transactions on Mathematical Software 47(4), 2021), its state filled by SplitMix64 (Steele, Lea and Flood, "Fast Splittable
/// Pseudorandom Number Generators", OOPSLA 2014), as its authors advise. Not for secrets. One object is for one thread.
/// </summary>
public sealed class SeededRandom
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;
    private const ulong FnvOffset = 0xCBF29CE484222325;
    private const ulong FnvPrime = 0x00000100000001B3;

    private readonly ulong[] state = new ulong[4];

    /// <summary>Starts the stream of a seed. Every seed is a good one, 0 too.</summary>
    public SeededRandom(long seed)
    {
        Seed = seed;
        var counter = unchecked((ulong)seed);
        for (var word = 0; word < state.Length; word++)
        {
            counter = unchecked(counter + GoldenGamma);
            state[word] = Mix(counter);
        }
    }

    /// <summary>The seed that the stream started from.</summary>
    public long Seed { get; }

    /// <summary>
    /// An independent stream for one purpose. It depends on this stream's seed and on the purpose's name alone, not on what was drawn
    /// before: a draw that is added for one purpose shifts no other.
    /// </summary>
    /// <param name="purpose">The purpose's name, such as <c>sensor noise</c>; not empty.</param>
    /// <exception cref="ArgumentException">The name is null or empty.</exception>
    public SeededRandom Fork(string purpose)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);

        // FNV-1a, 64 bits: string.GetHashCode differs from process to process.
        var hash = FnvOffset;
        foreach (var letter in Encoding.UTF8.GetBytes(purpose))
        {
            hash = unchecked((hash ^ letter) * FnvPrime);
        }

        return new(unchecked((long)Mix((ulong)Seed ^ Mix(hash))));
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits()
    {
        unchecked
        {
            var result = ulong.RotateLeft(state[1] * 5, 7) * 9;
            var shifted = state[1] << 17;
            state[2] ^= state[0];
            state[3] ^= state[1];
            state[1] ^= state[2];
            state[0] ^= state[3];
            state[2] ^= shifted;
            state[3] = ulong.RotateLeft(state[3], 45);
            return result;
        }
    }

    /// <summary>A number from 0 (included) to 1 (excluded), uniform over the multiples of 2⁻⁵³.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>
    /// A number that is close to normally distributed, with mean 0 and variance 1: the sum of twelve uniform numbers, minus six.
    /// Its tails are lighter than the normal ones (never beyond ±6), but it needs only addition, which has the same bits everywhere;
    /// the usual transforms need a logarithm, whose last digit differs between systems.
    /// </summary>
    public double NextGaussian()
    {
        var sum = 0.0;
        for (var draw = 0; draw < 12; draw++)
        {
            sum += NextDouble();
        }

        return sum - 6;
    }

    /// <summary>
    /// A whole number from 0 to below the bound, each equally likely: draws that would favor the low numbers are thrown away.
    /// </summary>
    /// <param name="bound">One above the largest number; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1.</exception>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var size = (ulong)bound;
        var surplus = ((ulong.MaxValue % size) + 1) % size;
        while (true)
        {
            var bits = NextBits();
            if (bits <= ulong.MaxValue - surplus)
            {
                return (int)(bits % size);
            }
        }
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
