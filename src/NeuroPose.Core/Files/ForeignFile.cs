using System.Text;

namespace NeuroPose.Files;

/// <summary>
/// Reads files of a folder that somebody else has made: the one door for papers, datasets, bundles, and what notebooks load. A path that
/// is written as one inside the folder has to lead into it with every link followed; only regular files are read, and no more of them
/// than is expected.
/// </summary>
internal static class ForeignFile
{
    /// <summary>The most that is read of a text which a person has written: 4 MB.</summary>
    public const long LargestText = 4L << 20;

    /// <summary>The most that is read of a text which a program has written: 256 MB.</summary>
    public const long LargestOutput = 256L << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Makes sure that a file may be read.</summary>
    /// <param name="folder">The folder of somebody else.</param>
    /// <param name="file">A path in it. One that openly leads out of it (by "..", or as an absolute path) is held to its own
    /// folder.</param>
    /// <param name="largest">The most bytes that it may have.</param>
    /// <returns>The file's path without links.</returns>
    /// <exception cref="FileFormatException">It is not there, leads elsewhere, is no regular file, or is too large.</exception>
    public static string PathTo(string folder, string file, long largest)
    {
        var place = new Place(File: Path.Combine(folder, file));
        var (root, named) = (Path.GetFullPath(folder), Path.GetFullPath(file, Path.GetFullPath(folder)));
        if (!RealPath.IsWithin(root, named))
        {
            root = Path.GetDirectoryName(named)!;
        }

        try
        {
            var real = RealPath.Of(named);
            if (!RealPath.IsWithin(RealPath.Of(root), real))
            {
                throw new FileFormatException(
                    $"this is a link, or lies behind one, that leads out of {folder}; expected a file inside it. Put the file itself there.",
                    place);
            }

            var problem = FileFacts.Of(real).Kind switch
            {
                FileKind.Missing => "there is no such file.",
                FileKind.Folder => "this is a folder; expected a file.",
                FileKind.Regular => new FileInfo(real).Length is var length && length <= largest
                    ? null
                    : FormattableString.Invariant($"the file has {length} bytes; at most {largest} are read."),
                _ => "this is a device or a pipe; expected a file.",
            };
            return problem is null ? real : throw new FileFormatException(problem, place);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(problem, place);
        }
    }

    /// <summary>Opens a file after <see cref="PathTo"/> has found nothing wrong with it.</summary>
    /// <exception cref="FileFormatException">As there, or it cannot be opened.</exception>
    public static FileStream Open(string folder, string file, long largest)
    {
        var path = PathTo(folder, file, largest);
        try
        {
            return new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(problem, new(File: Path.Combine(folder, file)));
        }
    }

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="FileFormatException">As for <see cref="Open"/>.</exception>
    public static byte[] ReadBytes(string folder, string file, long largest)
    {
        using var stream = Open(folder, file, largest);
        try
        {
            return stream.ReadBounded(largest) ?? throw new FileFormatException(
                FormattableString.Invariant($"the file grew while it was read; at most {largest} bytes are read."),
                new(File: Path.Combine(folder, file)));
        }
        catch (IOException problem)
        {
            throw Unreadable(problem, new(File: Path.Combine(folder, file)));
        }
    }

    /// <summary>The text of a file in UTF-8, with or without a byte order mark.</summary>
    /// <exception cref="FileFormatException">As for <see cref="Open"/>, or it is not UTF-8.</exception>
    public static string ReadText(string folder, string file, long largest)
    {
        try
        {
            return StrictUtf8.GetString(ReadBytes(folder, file, largest)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException problem)
        {
            throw new FileFormatException("the file is not UTF-8 text.", new(File: Path.Combine(folder, file)), problem);
        }
    }

    /// <summary>All that a stream gives, a pipe or a device too; null where that is more than may be read.</summary>
    public static byte[]? ReadBounded(this Stream stream, long largest)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > largest)
            {
                return null;
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    private static FileFormatException Unreadable(Exception problem, Place place) =>
        new($"the file cannot be read ({problem.Message.TrimEnd('.')}).", place, problem);
}
