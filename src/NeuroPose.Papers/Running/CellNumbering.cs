using NeuroPose.Notebooks.Documents;

namespace NeuroPose.Papers;

/// <summary>
/// The numbers of cells in the notebook's file. Setting parameters puts a cell in, so the executed notebook counts one more after it;
/// people look into the file.
/// </summary>
/// <param name="Injected">The number of the cell that is put in; null where none is.</param>
internal sealed record CellNumbering(int? Injected)
{
    /// <summary>No cell is put in.</summary>
    public static CellNumbering Unchanged { get; } = new((int?)null);

    public static CellNumbering Of(Notebook notebook, bool setsParameters)
    {
        var defaults = notebook.Cells.Select((cell, index) => (cell, index)).FirstOrDefault(one => one.cell is CodeCell && one.cell.Tags.Contains("parameters"));
        var isThere = notebook.Cells.Any(cell => cell.Tags.Contains("injected-parameters"));
        return setsParameters && !isThere && defaults.cell is not null ? new(defaults.index + 2) : Unchanged;
    }

    /// <summary>The number in the file of a cell of the executed notebook; a cell put in counts as the one before it.</summary>
    public int InFile(int executed) => executed >= Injected ? executed - 1 : executed;
}
