namespace NeuroPose.Jupyter.Zmtp;

/// <summary>A message of several frames as the bytes that go on the wire.</summary>
internal static class ZmtpMessage
{
    /// <summary>All frames of a message, one behind the other.</summary>
    public static byte[] Encode(IReadOnlyList<ReadOnlyMemory<byte>> frames)
    {
        using var bytes = new MemoryStream(frames.Sum(frame => frame.Length + 9));
        for (var i = 0; i < frames.Count; i++)
        {
            new ZmtpFrame(IsCommand: false, HasMore: i < frames.Count - 1, frames[i].ToArray()).Write(bytes);
        }

        return bytes.ToArray();
    }
}
