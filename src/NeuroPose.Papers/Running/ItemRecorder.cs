using NeuroPose.Notebooks.Running;

namespace NeuroPose.Papers;

/// <summary>Gathers what a notebook makes, with the cell that made it.</summary>
internal sealed class ItemRecorder(
    IProgress<Progress>? progress, string source, CellNumbering numbering) : IPaperRecorder, IProgress<CellProgress>
{
    private readonly Lock gate = new();
    private readonly List<(PaperValue Value, int Cell)> values = [];
    private int cell;

    public void Record(PaperValue value)
    {
        lock (gate)
        {
            values.Add((value, cell));
        }
    }

    public void Report(CellProgress value)
    {
        if (value.Finished is null)
        {
            cell = numbering.InFile(value.CellNumber);
            progress?.Report(new(value.CodeCellNumber - 1, value.CodeCellCount, "cells", FormattableString.Invariant($"{source}: cell {cell} ({value.CodeCellNumber} of {value.CodeCellCount})")));
        }
    }

    /// <summary>The value of each item that the notebook should make.</summary>
    /// <exception cref="PaperException">One is not made, made twice, of another kind, or not listed.</exception>
    public IReadOnlyDictionary<string, PaperValue> Match(IReadOnlyList<PaperItem> items)
    {
        lock (gate)
        {
            foreach (var (value, at) in values)
            {
                var item = items.FirstOrDefault(item => item.Id == value.Id) ?? throw Error(
                    at, $"this cell makes the {Word(value)} \"{value.Id}\", but paper.yaml lists none of that id from this notebook.{Hint(value.Id, items.Select(item => item.Id))}");
                if (PaperItem.ValueType(item.Kind) != value.GetType())
                {
                    throw Error(at, $"this cell makes \"{value.Id}\" as a {Word(value)}, but paper.yaml lists it as a {item.Word}.");
                }
            }

            foreach (var item in items)
            {
                var made = values.Where(value => value.Value.Id == item.Id).ToList();
                if (made.Count == 0)
                {
                    throw new PaperException(
                        $"no cell of {source} makes the {item.Word} \"{item.Id}\".{Hint(item.Id, values.Select(value => value.Value.Id))} A cell makes it by Paper.{item.Kind}(\"{item.Id}\", …).",
                        item.Place);
                }

                if (made.Count > 1)
                {
                    var cells = string.Join(" and ", made.Select(one => FormattableString.Invariant($"cell {one.Cell}")));
                    throw Error(made[1].Cell, $"two {item.Word}s have the id \"{item.Id}\": {cells}. Give each its own.");
                }
            }

            return values.ToDictionary(value => value.Value.Id, value => value.Value, StringComparer.Ordinal);
        }
    }

    private static string Word(PaperValue value) => value switch
    {
        PaperFigure => "figure",
        PaperTable => "table",
        _ => "number",
    };

    private static string Hint(string id, IEnumerable<string> known) => known.Any() ? NearestName.Hint(id, known) : "";

    private PaperException Error(int at, string problem) =>
        new(problem, new(File: source, Path: FormattableString.Invariant($"cell {at}")));
}
