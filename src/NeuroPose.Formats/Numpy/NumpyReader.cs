using System.Buffers.Binary;
using System.Text;

namespace NeuroPose.Formats;

/// <summary>Reads poses from .npy and .npz files.</summary>
internal sealed class NumpyReader : MotionReader
{
    public override MotionFormat Format => MotionFormat.Numpy;

    /// <summary>After reading: the name of the array with the poses.</summary>
    public string Key { get; private set; } = "";

    /// <summary>After reading: the arrays of the file.</summary>
    public IReadOnlyList<NumpyArray> Arrays { get; private set; } = [];

    public override string? Recognize(FileHead head) => head.Bytes switch
    {
        [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', ..] => "it starts as an array of NumPy",
        [(byte)'P', (byte)'K', 3, 4, ..] when FirstMember(head.Bytes).EndsWith(".npy", StringComparison.Ordinal) => "it is an archive of arrays of NumPy",
        _ => null,
    };

    public override MotionRecording Read(string path, LoadOptions options, CancellationToken cancellation)
    {
        try
        {
            using var archive = NumpyArchive.Open(path);
            return Read(path, archive, options, cancellation);
        }
        catch (Exception problem) when (problem is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            throw new FileFormatException($"the archive is damaged ({problem.Message})", new(File: path), problem);
        }
    }

    private MotionRecording Read(string path, NumpyArchive archive, LoadOptions options, CancellationToken cancellation)
    {
        var member = Poses(path, archive, options);
        var recording = new NumpyRecording(path, archive, member, options, cancellation).Read();
        Key = member.Name;
        Arrays = [.. archive.Members.Select(array => new NumpyArray(array.Name, array.Header.Descr, array.Header.Shape))];
        return recording;
    }

    private static NumpyMember Poses(string path, NumpyArchive archive, LoadOptions options)
    {
        var place = new Place(File: path);
        if (!archive.HasNames)
        {
            return archive.Members[0];
        }

        if (options.Key is { } key)
        {
            return archive.Members.FirstOrDefault(member => member.Name == key)
                ?? throw new FileFormatException($"the file has no array \"{key}\". It has: {Names(archive.Members)}.", place);
        }

        NumpyMember[] fitting = [.. archive.Members.Where(member => member.Type is { IsNumber: true } && NumpyLayout.Fits(member.Header.Shape, options.ArrayOrder) && !NumpyNames.IsConfidence(member))];
        return fitting switch
        {
            [var only] => only,
            [] when archive.Members.FirstOrDefault(member => member.Type is null) is { } unread => throw new FileFormatException(unread.WhyNot, unread.Place),
            [] => throw new FileFormatException($"the file has no array of poses (frames × joints × 2, 3 or 4). It has: {Names(archive.Members)}. Name it: LoadOptions.Key, and LoadOptions.ArrayOrder where the order is another.", place),
            _ => throw new FileFormatException($"several arrays may be the poses: {Names(fitting)}. Name one: LoadOptions.Key.", place),
        };
    }

    private static string Names(IReadOnlyList<NumpyMember> members) =>
        members.Count == 0 ? "nothing" : string.Join(", ", members.Take(20).Select(member => $"{member.Name} {NumpyLayout.InWords(member.Header.Shape)}"));

    /// <summary>The name of the first member in a zip file's head.</summary>
    private static string FirstMember(ReadOnlySpan<byte> head)
    {
        const int Header = 30;
        var length = head.Length < Header ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(head[26..]);
        return head.Length < Header + length ? "" : Encoding.UTF8.GetString(head.Slice(Header, length));
    }
}
