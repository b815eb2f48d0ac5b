using System.Runtime.InteropServices;
using NeuroPose.Notebooks.Display;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Notebooks.Running;

/// <summary>What a message between a run and the process that executes its cells is about.</summary>
internal enum CellMessage : byte
{
    /// <summary>To the process: what the session starts with.</summary>
    Open,

    /// <summary>To the process: a cell.</summary>
    Execute,

    /// <summary>To the process: stop the cell that runs.</summary>
    Interrupt,

    /// <summary>To the process: no cell follows.</summary>
    Finish,

    /// <summary>From the process: the session is there, or the error of an extension.</summary>
    Opened,

    /// <summary>From the process: a cell shows something.</summary>
    Shown,

    /// <summary>From the process: a cell has ended.</summary>
    Done,

    /// <summary>From the process: something that its owner notes, and that is no output.</summary>
    Note,

    /// <summary>From the process: nothing follows.</summary>
    Finished,
}

/// <summary>
/// One direction of the talk between a run and the process that executes its cells. Each message is its length, its kind and its fields;
/// text goes as UTF-16, so that it arrives as it was, half a surrogate pair included.
/// </summary>
internal sealed class CellChannel(Stream stream)
{
    private readonly Lock gate = new();

    /// <summary>Sends a message, whole; callable from any thread.</summary>
    public void Send(CellMessage kind, Action<BinaryWriter>? fields = null)
    {
        using var message = new MemoryStream();
        using var writer = new BinaryWriter(message);
        writer.Write(0);
        writer.Write((byte)kind);
        fields?.Invoke(writer);
        writer.Flush();
        var bytes = message.GetBuffer().AsSpan(0, (int)message.Length);
        MemoryMarshal.Write(bytes, bytes.Length - sizeof(int));
        try
        {
            // As in CellScope.Send: in a finally block no thread is aborted, and so none leaves half a message.
        }
        finally
        {
            lock (gate)
            {
                stream.Write(bytes);
                stream.Flush();
            }
        }
    }

    /// <summary>The next message, positioned after its kind; null at the end.</summary>
    public (CellMessage Kind, BinaryReader Fields)? Receive()
    {
        Span<byte> head = stackalloc byte[sizeof(int)];
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
        {
            return null;
        }

        var message = new byte[MemoryMarshal.Read<int>(head)];
        if (stream.ReadAtLeast(message, message.Length, throwOnEndOfStream: false) < message.Length)
        {
            return null;
        }

        var fields = new BinaryReader(new MemoryStream(message));
        return ((CellMessage)fields.ReadByte(), fields);
    }
}

/// <summary>The fields of messages.</summary>
internal static class CellFields
{
    /// <summary>Writes text, or that there is none.</summary>
    public static void Text(this BinaryWriter writer, string? text)
    {
        writer.Write(text?.Length ?? -1);
        writer.Write(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    /// <summary>Reads text that must be there.</summary>
    public static string Text(this BinaryReader reader) => reader.TextOrNull() ?? "";

    /// <summary>Reads text, or that there is none.</summary>
    public static string? TextOrNull(this BinaryReader reader)
    {
        var length = reader.ReadInt32();
        return length < 0 ? null : new string(MemoryMarshal.Cast<byte, char>(reader.ReadBytes(2 * length)));
    }

    /// <summary>Writes texts in order.</summary>
    public static void Texts(this BinaryWriter writer, IReadOnlyCollection<string> texts)
    {
        writer.Write(texts.Count);
        foreach (var text in texts)
        {
            writer.Text(text);
        }
    }

    /// <summary>Reads texts in order.</summary>
    public static string[] Texts(this BinaryReader reader)
    {
        var texts = new string[reader.ReadInt32()];
        for (var index = 0; index < texts.Length; index++)
        {
            texts[index] = reader.Text();
        }

        return texts;
    }

    /// <summary>Writes texts by name.</summary>
    public static void Pairs(this BinaryWriter writer, IEnumerable<KeyValuePair<string, string>> pairs) =>
        writer.Texts([.. pairs.SelectMany(pair => new[] { pair.Key, pair.Value })]);

    /// <summary>Reads texts by name.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Pairs(this BinaryReader reader) =>
        reader.Texts().Chunk(2).Select(pair => KeyValuePair.Create(pair[0], pair[1]));

    /// <summary>Writes an error, or that there is none.</summary>
    public static void Error(this BinaryWriter writer, CellError? error)
    {
        writer.Text(error?.Name);
        if (error is not null)
        {
            writer.Text(error.Message);
            writer.Write(error.Line ?? 0);
            writer.Write(error.Column ?? 0);
            writer.Texts(error.Excerpt);
            writer.Texts(error.Frames);
        }
    }

    /// <summary>Reads an error, or that there is none.</summary>
    public static CellError? Error(this BinaryReader reader)
    {
        static int? Place(int number) => number > 0 ? number : null;
        return reader.TextOrNull() is { } name
            ? new CellError(name, reader.Text()) { Line = Place(reader.ReadInt32()), Column = Place(reader.ReadInt32()), Excerpt = reader.Texts(), Frames = reader.Texts() }
            : null;
    }

    /// <summary>Writes what a cell shows.</summary>
    public static void Event(this BinaryWriter writer, CellEvent shown)
    {
        switch (shown)
        {
            case CellEvent.StreamText stream:
                writer.Write((byte)0);
                writer.Text(stream.Name);
                writer.Text(stream.Text);
                break;
            case CellEvent.DisplayData display:
                writer.Write((byte)1);
                writer.Text(display.DisplayId);
                writer.Pairs(display.Data.Forms);
                break;
            case CellEvent.UpdateDisplayData update:
                writer.Write((byte)2);
                writer.Text(update.DisplayId);
                writer.Pairs(update.Data.Forms);
                break;
            case CellEvent.ExecuteResult result:
                writer.Write((byte)3);
                writer.Pairs(result.Data.Forms);
                break;
            case CellEvent.ClearOutput clear:
                writer.Write((byte)4);
                writer.Write(clear.Wait);
                break;
            case CellEvent.ErrorRaised raised:
                writer.Write((byte)5);
                writer.Error(raised.Details);
                break;
            default:
                throw new NotSupportedException($"{shown.GetType().Name} has no form as a message.");
        }
    }

    /// <summary>Reads what a cell shows.</summary>
    public static CellEvent Event(this BinaryReader reader)
    {
        var kind = reader.ReadByte();
        switch (kind)
        {
            case 0:
                return new CellEvent.StreamText(reader.Text(), reader.Text());
            case 1:
            case 2:
                var id = reader.Text();
                var data = new MimeBundle(reader.Pairs());
                return kind == 1 ? new CellEvent.DisplayData(data, id) : new CellEvent.UpdateDisplayData(data, id);
            case 3:
                return new CellEvent.ExecuteResult(new MimeBundle(reader.Pairs()));
            case 4:
                return new CellEvent.ClearOutput(reader.ReadBoolean());
            default:
                return new CellEvent.ErrorRaised(reader.Error()!);
        }
    }
}
