namespace NeuroPose.Notebooks.Documents;

/// <summary>A file that is not a notebook this library can read: says which file, where in it, and what to do.</summary>
public sealed class NotebookFormatException : NotebookException
{
    internal NotebookFormatException(string file, string problem, string? jsonPath = null, int? line = null, int? column = null, Exception? inner = null)
        : base(Describe(file, problem, jsonPath, line, column), inner)
    {
        File = file;
        JsonPath = jsonPath;
        Line = line;
        Column = column;
    }

    /// <summary>The file as the caller named it.</summary>
    public string File { get; }

    /// <summary>The place in the document, like <c>$.cells[3].source</c>; null where the trouble is with the file as a whole.</summary>
    public string? JsonPath { get; }

    /// <summary>The line in the file, from 1; null where it is unknown.</summary>
    public int? Line { get; }

    /// <summary>The column in the line, from 1; null where it is unknown.</summary>
    public int? Column { get; }

    private static string Describe(string file, string problem, string? jsonPath, int? line, int? column)
    {
        var place = file;
        if (line is not null)
        {
            place += FormattableString.Invariant($", line {line}");
        }

        if (column is not null)
        {
            place += FormattableString.Invariant($", column {column}");
        }

        return jsonPath is null ? $"{place}: {problem}" : $"{place}, at {jsonPath}: {problem}";
    }
}
