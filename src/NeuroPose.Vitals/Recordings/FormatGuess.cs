using System.Buffers.Binary;
using System.Text.Json;
using NeuroPose.Vitals.Packets;

namespace NeuroPose.Vitals.Recordings;

/// <summary>Finds out how a recording is laid out from its first bytes.</summary>
internal static class FormatGuess
{
    // What the generator of the reference signal writes around its frames and no line of a recording has.
    private static readonly HashSet<string> DocumentNames = new(["generator", "num_frames", "num_antennas", "num_subcarriers", "numpy_seed", "sampling_rate_hz", "frames"], StringComparer.Ordinal);

    public static bool IsGzip(ReadOnlySpan<byte> head) => head.Length >= 2 && head[0] == 0x1F && head[1] == 0x8B;

    public static RecordingFormat Of(ReadOnlySpan<byte> head)
    {
        if (head.Length >= 4 && PacketMagic.IsKnown(BinaryPrimitives.ReadUInt32LittleEndian(head)))
        {
            return RecordingFormat.Packets;
        }

        return IsDocument(head) ? RecordingFormat.Document : RecordingFormat.Lines;
    }

    private static bool IsDocument(ReadOnlySpan<byte> head)
    {
        var reader = new Utf8JsonReader(head, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { AllowMultipleValues = true }));
        try
        {
            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && DocumentNames.Contains(reader.GetString()!))
                {
                    return true;
                }

                if (reader.CurrentDepth == 0 && reader.TokenType != JsonTokenType.StartObject)
                {
                    return false;
                }
            }
        }
        catch (Exception notJson) when (notJson is JsonException or InvalidOperationException)
        {
            // Whatever it is, its lines will say so one by one.
        }

        return false;
    }
}
