using System.IO.MemoryMappedFiles;
using NeuroPose.Files;

namespace NeuroPose.Warping.Blocks;

/// <summary>Makes and maps matrix files.</summary>
internal static class MatrixMapping
{
    /// <summary>Maps a file whose head was checked. For writing nobody else may have it open.</summary>
    public static (MatrixHeader Header, MemoryMappedFile Map, MemoryMappedViewAccessor View) Open(string path, FileAccess access)
    {
        var stream = new FileStream(path, FileMode.Open, access, access == FileAccess.Read ? FileShare.Read : FileShare.None);
        try
        {
            var header = MatrixHeader.Read(stream, path);
            var mapAccess = access == FileAccess.Read ? MemoryMappedFileAccess.Read : MemoryMappedFileAccess.ReadWrite;
            var map = MemoryMappedFile.CreateFromFile(stream, mapName: null, capacity: 0, mapAccess, HandleInheritability.None, leaveOpen: false);
            return (header, map, map.CreateViewAccessor(0, 0, mapAccess));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Makes a file without distances. Its room on the disk is taken at once, for a mapped page that the disk has no room for ends
    /// the process; and it gets its name only when its head is whole.
    /// </summary>
    public static void Create(string path, MatrixHeader header)
    {
        var length = (long)header.FileLength;
        AtomicFile.Write(
            path,
            stream =>
            {
                stream.SetLength(length);
                header.Write(stream);
            },
            length);
    }
}
