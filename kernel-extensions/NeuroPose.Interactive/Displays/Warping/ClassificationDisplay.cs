using NeuroPose.Classification;
using NeuroPose.Interactive.Markup;

namespace NeuroPose.Interactive.Displays;

/// <summary>
/// How well classes are told apart: the share that is right, what was taken for what, and which series were taken wrongly.
/// </summary>
internal static class ClassificationDisplay
{
    private const int MostClasses = 20;

    public static Display<LeaveOneOutResult> LeaveOneOut { get; } = new(result =>
    {
        var (confusion, predicted) = (result.Confusion, result.Predicted);
        return new Card(
            "",
            "leave-one-out classification",
            [
                new("accuracy", FormattableString.Invariant($"{Known.Number(result.Accuracy * 100, format: "0.##")} % ({confusion.Correct} of {result.Classes.Count} series in their true class)")),
                new("classes", Known.Number(confusion.Classes.Count)),
                new("definition", result.Describe()),
            ],
            Table(confusion),
            Listing.Of(
                ["taken wrongly", "true class", "given class", "nearest"],
                [.. Enumerable.Range(0, result.Classes.Count).Where(series => result.Classes[series] != predicted[series])],
                "errors",
                series => [Name(result.Compared.Labels[series]), Name(result.Classes[series]), Name(predicted[series]), Name(result.Compared.Labels[result.Neighbors[series]])]));
    });

    public static Display<ConfusionTable> Confusion { get; } = new(table => new Card(
        "",
        "confusion table",
        [new("correct", FormattableString.Invariant($"{table.Correct} of {Total(table)}")), new("rows, columns", "true class, given class")],
        Table(table)));

    public static Display<Classified> One { get; } = new(found => new Card(
        found.Label,
        "nearest-neighbor class",
        [
            new("class", found.Class),
            new("nearest", FormattableString.Invariant($"{Name(found.Known.Labels[found.Neighbor])} ({DtwResultDisplay.Distance(found.Distance, found.Known.Unit)}), of {found.Known.Count} known series")),
            new("definition", found.Known.Describe()),
        ]));

    private static Listing Table(ConfusionTable table)
    {
        var shown = Math.Min(table.Classes.Count, MostClasses);
        return Listing.Of(
            ["true \\ given", .. table.Classes.Take(shown).Select(Name)],
            [.. Enumerable.Range(0, table.Classes.Count)],
            "classes",
            actual => [Name(table.Classes[actual]), .. Enumerable.Range(0, shown).Select(given => Known.Number(table[actual, given]))],
            shown);
    }

    private static int Total(ConfusionTable table)
    {
        var total = 0;
        for (var cell = 0; cell < table.Classes.Count * table.Classes.Count; cell++)
        {
            total += table[cell / table.Classes.Count, cell % table.Classes.Count];
        }

        return total;
    }

    private static string Name(string text) => PlainText.OneLine(text, Listing.LongestName);
}
