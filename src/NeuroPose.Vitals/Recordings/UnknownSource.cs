namespace NeuroPose.Vitals.Recordings;

/// <summary>A recording whose first bytes are neither text nor of a format that is read: passed over as a whole, with that reason.</summary>
internal sealed class UnknownSource(RecordingLog log, string start) : IRecordSource
{
    // So many bytes show it, when so many in a hundred are signs that no text has, in whatever language.
    private const int FewestBytes = 512;
    private const int PercentOfSigns = 5;

    /// <summary>Whether the first bytes are no text.</summary>
    public static bool IsIn(ReadOnlySpan<byte> head)
    {
        var other = 0;
        foreach (var one in head)
        {
            other += one is (< 0x20 and not ((byte)'\t' or (byte)'\r' or (byte)'\n' or 0x1B)) or 0x7F ? 1 : 0;
        }

        return head.Length >= FewestBytes && other * 100L > (long)head.Length * PercentOfSigns;
    }

    /// <summary>The source, for bytes that begin like this.</summary>
    public static UnknownSource Of(RecordingLog log, ReadOnlySpan<byte> head) => new(log, Convert.ToHexStringLower(head[..8]));

    public void Dispose()
    {
    }

    public RecordingEntry? Next()
    {
        if (log.RecordCount == 0)
        {
            log.RecordCount++;
            log.Skip(1, SkipReason.NotReadable, $"the first bytes ({start}) are neither text nor of a format that is read: {FormatGuess.Names}.");
        }

        return null;
    }
}
