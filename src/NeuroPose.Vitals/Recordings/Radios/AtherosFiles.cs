using System.Buffers;

namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// The three tables of one Atheros recording: real parts, imaginary parts, and what the receiver says of each frame. Their names differ in
/// one word: real, imag, status.
/// </summary>
internal sealed record AtherosFiles(string Real, string Imaginary, string Status)
{
    private static readonly string[] Words = ["real", "imag", "status"];

    private static readonly SearchValues<byte> OfNumbers = SearchValues.Create("0123456789+-.eE, \r"u8);

    /// <summary>The tables of a folder, or of the recording that a file is a part of; null when the path is of none.</summary>
    /// <exception cref="FileFormatException">The folder holds several recordings, or a table lacks the others.</exception>
    public static AtherosFiles? At(string path) => Directory.Exists(path) ? InFolder(path) : File.Exists(path) ? Beside(path) : null;

    private static AtherosFiles? InFolder(string folder)
    {
        var found = Directory.EnumerateFiles(folder, "*.csv")
            .Order(StringComparer.Ordinal)
            .Where(file => WordOf(file) == Words[0])
            .Select(Of)
            .Where(AreThere)
            .ToList();
        return found.Count switch
        {
            0 => null,
            1 => found[0],
            _ => throw new FileFormatException(
                $"the folder holds {found.Count} Atheros recordings. Name one file of the recording that is meant, "
                    + $"such as {Path.GetFileName(found[0].Real)}.",
                new Place(File: folder)),
        };
    }

    private static AtherosFiles? Beside(string file)
    {
        if (WordOf(file) is null)
        {
            return null;
        }

        var tables = Of(file);
        if (AreThere(tables))
        {
            return tables;
        }

        string[] all = [tables.Real, tables.Imaginary, tables.Status];
        var lacking = string.Join(" and ", all.Where(table => !File.Exists(table)).Select(table => Path.GetFileName(table)));
        return LooksLikeTable(file)
            ? throw new FileFormatException($"the file is one table of an Atheros recording; expected {lacking} beside it.", new Place(File: file))
            : null;
    }

    private static bool AreThere(AtherosFiles tables) =>
        File.Exists(tables.Real) && File.Exists(tables.Imaginary) && File.Exists(tables.Status);

    // Only the last such word of a name counts, with what stands between them taken as it is.
    private static string? WordOf(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return Path.GetExtension(file).Equals(".csv", StringComparison.OrdinalIgnoreCase)
            ? Array.Find(Words, word => name.Split('_', '-', '.', ' ').Contains(word, StringComparer.Ordinal))
            : null;
    }

    private static AtherosFiles Of(string file)
    {
        var (folder, name, word) = (Path.GetDirectoryName(file) ?? "", Path.GetFileName(file), WordOf(file)!);
        var at = name.LastIndexOf(word, StringComparison.Ordinal);
        string With(string other) => Path.Combine(folder, string.Concat(name.AsSpan(0, at), other, name.AsSpan(at + word.Length)));
        return new(With(Words[0]), With(Words[1]), With(Words[2]));
    }

    private static bool LooksLikeTable(string file)
    {
        using var stream = File.OpenRead(file);
        var head = new byte[1 << 12];
        return IsTable(head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
    }

    /// <summary>Whether the first line is numbers between commas, as many as a frame of antennas has.</summary>
    public static bool IsTable(ReadOnlySpan<byte> head)
    {
        const int FewestNumbers = 16;
        var end = head.IndexOf((byte)'\n');
        var line = end < 0 ? head : head[..end];
        return line.Count((byte)',') >= FewestNumbers - 1 && line.IndexOfAnyExcept(OfNumbers) < 0;
    }
}
