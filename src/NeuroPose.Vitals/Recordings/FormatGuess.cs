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

    /// <summary>What is read.</summary>
    public const string Names = "JSON lines, CSI_DATA lines of an ESP32, the reference signal, binary packets, Intel 5300 .dat, nexmon .pcap, "
        + "FeitCSI and PicoScenes .csi, Atheros .dat and tables";

    /// <summary>What is wrong with one of the three tables where the others cannot be found.</summary>
    public const string OneTable = "the recording looks like one of the three tables of an Atheros recording. "
        + "Give the path of the file or of its folder: the others are found beside it.";

    // What starts like this is often taken for a recording, and is none that can be read.
    private static readonly (byte[] Start, string Problem)[] Others =
    [
        ([0x0A, 0x0D, 0x0D, 0x0A], "it looks like a pcapng capture. Save it as classic pcap (editcap -F pcap) and read that."),
        ([.. "MATLAB 5.0 MAT-file"u8], "it looks like a MATLAB file. Read the file that the radio's own tool recorded."),
        ([0x89, .. "HDF"u8], "it looks like an HDF5 file. Read the file that the radio's own tool recorded."),
        ([0x93, .. "NUMPY"u8], "it looks like a NumPy array, which keeps no times. Read the file that the radio's own tool recorded."),
        ([.. "PK"u8, 3, 4], "it looks like a zip archive. Unpack it and read what is in it."),
        ([.. "SQLite format 3"u8], "it looks like a database (SQLite). Read the file that the radio's own tool recorded."),
    ];

    /// <summary>The layout that the first bytes show; lines, where they show none.</summary>
    /// <exception cref="FileFormatException">They show a layout that is not read; the message names it.</exception>
    public static RecordingFormat Of(ReadOnlySpan<byte> head, string source)
    {
        foreach (var (start, problem) in Others)
        {
            if (head.StartsWith(start))
            {
                throw new FileFormatException($"this is no recording of CSI that is read: {problem}", new Place(File: source));
            }
        }

        return head.Length >= 4 && PacketMagic.IsKnown(BinaryPrimitives.ReadUInt32LittleEndian(head)) ? RecordingFormat.Packets
            : NexmonSource.AreIn(head) ? RecordingFormat.Nexmon
            : PicoScenesSource.AreIn(head) ? RecordingFormat.PicoScenes
            : IntelSource.AreIn(head) ? RecordingFormat.Intel5300
            : FeitCsiSource.AreIn(head) ? RecordingFormat.FeitCsi
            : AtherosSource.AreIn(head) ? RecordingFormat.Atheros
            : AtherosFiles.IsTable(head) ? RecordingFormat.AtherosTables
            : IsDocument(head) ? RecordingFormat.Document
            : RecordingFormat.Lines;
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
