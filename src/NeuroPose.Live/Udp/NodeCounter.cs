using NeuroPose.Live.Streams;

namespace NeuroPose.Live.Udp;

/// <summary>
/// Follows the numbers of one node's packets, which have 32 bits and begin again behind the last. A number that is missing counts as lost
/// until it arrives late; one that is far away is a node that was started again.
/// </summary>
internal sealed class NodeCounter(string nodeId)
{
    // How far behind the newest a packet may be to be late, and how far ahead for those between to be lost.
    private const int Behind = 1024;
    private const int Ahead = 1_000_000;

    private readonly ulong[] seen = new ulong[Behind / 64];
    private readonly Lock turn = new();
    private NodeTraffic traffic = new(nodeId, 0, 0, 0, 0, 0);
    private uint newest;
    private long begun;

    public NodeTraffic Traffic
    {
        get
        {
            lock (turn)
            {
                return traffic;
            }
        }
    }

    /// <summary>Takes a packet's number; whether the packet is the newest one, and to be passed on.</summary>
    public bool Take(uint number)
    {
        lock (turn)
        {
            traffic = traffic with { Received = traffic.Received + 1 };
            var step = begun == 0 ? 1 : (long)unchecked((int)(number - newest));
            if (begun == 0 || step is > Ahead or <= -Behind)
            {
                traffic = traffic with { Restarts = traffic.Restarts + (begun == 0 ? 0 : 1) };
                Array.Clear(seen);
                (newest, begun) = (number, 1);
                Mark(number);
                return true;
            }

            if (step > 0)
            {
                for (var next = 1L; next <= Math.Min(step, Behind); next++)
                {
                    Clear(unchecked(newest + (uint)next));
                }

                traffic = traffic with { Lost = traffic.Lost + step - 1 };
                begun += step;
                newest = number;
                Mark(number);
                return true;
            }

            if (IsMarked(number))
            {
                traffic = traffic with { Repeated = traffic.Repeated + 1 };
                return false;
            }

            // One from before the first that was seen was never counted as lost.
            traffic = traffic with { Late = traffic.Late + 1, Lost = traffic.Lost - (-step < begun ? 1 : 0) };
            Mark(number);
            return false;
        }
    }

    private bool IsMarked(uint number) => (seen[number % Behind / 64] >> (int)(number % 64) & 1) != 0;

    private void Mark(uint number) => seen[number % Behind / 64] |= 1UL << (int)(number % 64);

    private void Clear(uint number) => seen[number % Behind / 64] &= ~(1UL << (int)(number % 64));
}
