namespace NeuroPose.Fuzz.Running;

/// <summary>Takes away from an input what a mistake does not need.</summary>
internal static class Minimizer
{
    private const int MostAttempts = 3000;

    /// <summary>A smaller input that still shows the mistake; stretches are taken out, halved in length after each round.</summary>
    public static byte[] Least(byte[] whole, Func<byte[], bool> shows)
    {
        if (!shows(whole))
        {
            return whole;
        }

        var (least, attempts) = (whole, 0);
        for (var length = Math.Max(1, whole.Length / 2); length > 0 && attempts < MostAttempts; length /= 2)
        {
            for (var at = 0; at < least.Length && attempts < MostAttempts;)
            {
                attempts++;
                byte[] without = [.. least[..at], .. least[Math.Min(least.Length, at + length)..]];
                if (shows(without))
                {
                    least = without;
                }
                else
                {
                    at += length;
                }
            }
        }

        return least;
    }
}
