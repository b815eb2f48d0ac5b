namespace NeuroPose.Vitals.Monitoring;

/// <summary>
/// Says when the person moves: when the roughness of half a second rises far above that of the calm quarter of the last minute.
/// </summary>
internal sealed class MotionGate
{
    /// <summary>How many ticks around a movement are of no use.</summary>
    public const int ReachTicks = 2 * BlockTicks;

    private const int BlockTicks = 5;
    private const int BlocksKept = 120;
    private const int FewestBlocks = 6;

    /// <summary>Times the calm roughness, in power: five times in amplitude.</summary>
    private const double Threshold = 25.0;

    /// <summary>Calm blocks that end a movement.</summary>
    private const int BlocksToCalm = 2;

    private readonly double[] blocks = new double[BlocksKept];
    private readonly double[] sorted = new double[BlocksKept];
    private long blockCount;
    private double sum;
    private int ticks;
    private int restless;

    public bool IsMoving => restless > 0;

    public void Add(double roughness)
    {
        sum += roughness;
        ticks++;
        if (ticks < BlockTicks)
        {
            return;
        }

        var block = sum / ticks;
        (sum, ticks) = (0, 0);
        blocks[blockCount % BlocksKept] = block;
        blockCount++;
        restless = block > Threshold * Calm() && blockCount >= FewestBlocks ? BlocksToCalm : Math.Max(0, restless - 1);
    }

    private double Calm()
    {
        var count = (int)Math.Min(blockCount, BlocksKept);
        Array.Copy(blocks, sorted, count);
        Array.Sort(sorted, 0, count);
        return sorted[count / 4];
    }
}
