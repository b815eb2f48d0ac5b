using NeuroPose.Files;
using NeuroPose.Yaml;

namespace NeuroPose.Gait;

/// <summary>A text with a YAML head between two lines <c>---</c>, and the lines of a table after it.</summary>
/// <param name="File">The file, for messages.</param>
/// <param name="Head">The head's keys.</param>
/// <param name="Lines">All lines of the file, without their ends.</param>
/// <param name="Start">The index of the first line after the head.</param>
internal sealed record HeadedTable(string File, YamlFields Head, IReadOnlyList<string> Lines, int Start)
{
    private const string Fence = "---";

    /// <exception cref="FileFormatException">The file is not there, has no head, or the head has an unknown key.</exception>
    public static HeadedTable Load(string path, params string[] keys)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = Path.GetFullPath(path);
        var text = ForeignFile.ReadText(Path.GetDirectoryName(full)!, Path.GetFileName(full), ForeignFile.LargestOutput);
        string[] lines = [.. text.Split('\n').Select(line => line.TrimEnd('\r'))];
        var end = Array.FindIndex(lines, 1, line => line.Trim() == Fence);
        if (lines[0].Trim() != Fence || end < 0)
        {
            throw new FileFormatException(
                $"expected a head between two lines {Fence}, with the keys {string.Join(", ", keys)}, before the table.", new(File: path, Line: 1, Column: 1));
        }

        // A line stands for the fence, so that places in the head are places in the file.
        return new(path, new(YamlText.Parse(string.Join('\n', ["#", .. lines[1..end]]), path), "", path, keys), lines, end + 1);
    }

    /// <summary>An error in a line, by its index, and at a cell.</summary>
    public FileFormatException Wrong(int line, int cell, string problem) => new(
        problem,
        new(File: File, Line: line + 1, Column: 1 + (line < Lines.Count ? Lines[line].Split(',').Take(cell).Sum(before => before.Length + 1) : 0)));

    /// <summary>The lines of the table that are not blank, by index and cells.</summary>
    public IEnumerable<(int Line, string[] Cells)> Rows(int start) => Enumerable.Range(start, Math.Max(0, Lines.Count - start))
        .Where(line => Lines[line].Trim().Length > 0)
        .Select(line => (line, Lines[line].Split(',')));
}
