using System.Text;

namespace NeuroPose.Formats;

/// <summary>The first bytes of a file, or the names of a folder's files: all that is looked at to recognize a format.</summary>
internal sealed class FileHead
{
    /// <summary>How much of a file is read to recognize it.</summary>
    public const int MaxBytes = 1 << 16;

    private FileHead(string path, bool isFolder, byte[] bytes, long length, IReadOnlyList<string> fileNames)
    {
        (Path, IsFolder, Bytes, Length, FileNames) = (path, isFolder, bytes, length, fileNames);
        Text = new(() => Decode(Bytes));
        Lines = new(() => Text.Value.Split(["\r\n", "\n", "\r"], StringSplitOptions.None));
        Json = new(() => JsonHead.Of(Bytes));
    }

    public string Path { get; }

    public bool IsFolder { get; }

    /// <summary>At most the first 64 KiB; empty for a folder.</summary>
    public byte[] Bytes { get; }

    /// <summary>The file's length in bytes.</summary>
    public long Length { get; }

    /// <summary>A folder's files without their folder, in ordinal order; empty for a file.</summary>
    public IReadOnlyList<string> FileNames { get; }

    /// <summary>The head as text: UTF-8, or UTF-16 with a mark; the mark is taken off.</summary>
    public Lazy<string> Text { get; }

    /// <summary>The head's lines; the last may be cut.</summary>
    public Lazy<string[]> Lines { get; }

    /// <summary>The head as JSON; null when it does not start as JSON.</summary>
    public Lazy<JsonHead?> Json { get; }

    /// <summary>True when the head is not text: it has a zero byte and no mark of UTF-16.</summary>
    public bool IsBinary => Bytes is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) && Bytes.AsSpan().Contains((byte)0);

    /// <summary>Reads the head.</summary>
    /// <exception cref="FileFormatException">There is no such file or folder, or it cannot be read.</exception>
    public static FileHead Of(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
        {
            string[] names = [.. new DirectoryInfo(path).EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];
            return new(path, isFolder: true, [], 0, names);
        }

        using var stream = TrialFile.Open(path);
        try
        {
            var bytes = new byte[MaxBytes];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return new(path, isFolder: false, bytes[..length], stream.CanSeek ? stream.Length : length, []);
        }
        catch (IOException problem)
        {
            throw new FileFormatException($"the file cannot be read ({problem.Message})", new(File: path), problem);
        }
    }

    private static string Decode(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        _ => Encoding.UTF8.GetString(bytes),
    };
}
