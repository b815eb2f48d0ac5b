namespace NeuroPose.Sessions.Nwb;

/// <summary>
/// The file that is written, which stays open when the library closes its stream: the file is then flushed to the disk and renamed.
/// </summary>
internal sealed class TargetStream(Stream target) : Stream
{
    public override bool CanRead => target.CanRead;

    public override bool CanSeek => target.CanSeek;

    public override bool CanWrite => true;

    public override long Length => target.Length;

    public override long Position
    {
        get => target.Position;
        set => target.Position = value;
    }

    public override void Flush() => target.Flush();

    public override int Read(byte[] buffer, int offset, int count) => target.Read(buffer, offset, count);

    public override int Read(Span<byte> buffer) => target.Read(buffer);

    public override long Seek(long offset, SeekOrigin origin) => target.Seek(offset, origin);

    public override void SetLength(long value) => target.SetLength(value);

    public override void Write(byte[] buffer, int offset, int count) => target.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => target.Write(buffer);

    public override void WriteByte(byte value) => target.WriteByte(value);
}
