using System.Runtime.Intrinsics;

namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// The newest ticks of all subcarriers, and which of them are of no use: the person moved, or no frame arrived for too long.
/// </summary>
internal sealed class ChannelHistory(int subcarriers) : ITicks
{
    /// <summary>Ticks a second.</summary>
    public const int TicksPerSecond = 10;

    /// <summary>Ticks that are kept: what the longest window looks at.</summary>
    public const int Capacity = 512;

    /// <summary>A tick that was interpolated across a longer silence holds nothing that was measured.</summary>
    private const double LongestSilenceSeconds = 0.6;

    private readonly int padded = Quads.Padded(subcarriers);
    private readonly double[] rows = new double[Capacity * Quads.Padded(subcarriers)];
    private readonly bool[] isUseless = new bool[Capacity];
    private readonly int[] frames = new int[Capacity];
    private readonly bool[] isSilent = new bool[Capacity];
    private readonly MotionGate gate = new();

    public int Subcarriers => subcarriers;

    /// <summary>Ticks since the start.</summary>
    public long Ticks { get; private set; }

    /// <summary>Ticks that are here now.</summary>
    public int Count => (int)Math.Min(Ticks, Capacity);

    /// <summary>Whether the person moves now.</summary>
    public bool IsMoving => gate.IsMoving;

    /// <summary>A tick by its age: 0 is the newest. Padded with zeros.</summary>
    public ReadOnlySpan<double> Row(int age) => rows.AsSpan(Place(age) * padded, padded);

    /// <summary>The same, for whoever knows better what it holds.</summary>
    public Span<double> RowToReplace(int age) => rows.AsSpan(Place(age) * padded, padded);

    /// <summary>The frames that arrived in a tick, by its age.</summary>
    public int Frames(int age) => frames[Place(age)];

    /// <summary>Whether a tick, by its age, is of no use.</summary>
    public bool IsUseless(int age) => isUseless[Place(age)];

    /// <summary>The share of the newest ticks that is of no use.</summary>
    public double UselessShare(int count)
    {
        var useless = 0;
        for (var age = 0; age < count; age++)
        {
            useless += IsUseless(age) ? 1 : 0;
        }

        return (double)useless / count;
    }

    /// <summary>
    /// How many frames arrived a second among the newest ticks; those that a longer silence covers do not count, unless all are.
    /// </summary>
    public double FramesPerSecond(int count)
    {
        var (all, heard, ticks) = (0, 0, 0);
        for (var age = 0; age < count; age++)
        {
            var place = Place(age);
            all += frames[place];
            heard += isSilent[place] ? 0 : frames[place];
            ticks += isSilent[place] ? 0 : 1;
        }

        return ticks > 0 ? (double)heard * TicksPerSecond / ticks : (double)all * TicksPerSecond / count;
    }

    /// <summary>Ticks since the newest that is of no use; all that are here when each is of use.</summary>
    public int UsefulTicks()
    {
        var age = 0;
        while (age < Count && !IsUseless(age))
        {
            age++;
        }

        return age;
    }

    /// <inheritdoc />
    public void Add(double[] sums, double scale, double silenceSeconds, int frameCount)
    {
        Ticks++;
        var place = Place(0);
        var row = Quads.Of(rows.AsSpan(place * padded, padded));
        var from = Quads.Of(sums.AsSpan());
        var times = Vector256.Create(scale);
        for (var k = 0; k < row.Length; k++)
        {
            row[k] = from[k] * times;
        }

        isSilent[place] = silenceSeconds > LongestSilenceSeconds;
        isUseless[place] = isSilent[place];
        frames[place] = frameCount;
        if (Count >= 3)
        {
            gate.Add(Roughness());
            MarkMotion();
        }
    }

    /// <summary>How sharply the subcarriers bend at the newest tick: breathing is smooth at this pace, movement is not.</summary>
    private double Roughness()
    {
        var now = Quads.Of(Row(0));
        var before = Quads.Of(Row(1));
        var earlier = Quads.Of(Row(2));
        var sum = Vector256<double>.Zero;
        for (var k = 0; k < now.Length; k++)
        {
            var bend = now[k] - (before[k] + before[k]) + earlier[k];
            sum += bend * bend;
        }

        return Quads.Sum(sum) / subcarriers;
    }

    private void MarkMotion()
    {
        if (gate.IsMoving)
        {
            for (var age = 0; age < Math.Min(Count, MotionGate.ReachTicks); age++)
            {
                isUseless[Place(age)] = true;
            }
        }
    }

    private int Place(int age) => (int)((Ticks - 1 - age) % Capacity);
}
