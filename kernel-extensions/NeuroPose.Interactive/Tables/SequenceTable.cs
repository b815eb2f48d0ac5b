using System.Collections;
using System.Runtime.CompilerServices;
using NeuroPose.Interactive.Markup;
using NeuroPose.Values;

namespace NeuroPose.Interactive.Tables;

/// <summary>
/// Sequences of values that have parts (tuples, sequences, pairs of them) or another text in each place (dates, delegates), and arrays of
/// several
/// dimensions, as a table: the first rows, and how many there are. Bounded in depth and size, so that a list that contains itself is
/// shown too.
/// </summary>
internal static class SequenceTable
{
    private const int MostShown = 20;

    /// <summary>The table; null where the items are numbers and words, or things that others show better.</summary>
    public static Listing? TryOf(IEnumerable sequence)
    {
        if (sequence is Array { Rank: > 1 } array)
        {
            return array.Rank == 2 ? Matrix(array) : Blocks(array);
        }

        if (IsFlat(ItemType(sequence.GetType())))
        {
            return null;
        }

        // One more than is shown, so that it is known whether there are more.
        object?[] items = [.. sequence.Cast<object?>().Take(MostShown + 1)];
        return items.Any(HasParts) ? Rows(sequence, items) : null;
    }

    private static Listing Matrix(Array array)
    {
        var (rows, columns) = (array.GetLength(0), array.GetLength(1));
        IEnumerable<int> Shown(int dimension) => Enumerable.Range(array.GetLowerBound(dimension), Math.Min(array.GetLength(dimension), MostShown));
        var rest = FormattableString.Invariant($"{TypeWord.Of(array.GetType().GetElementType()!)}[{rows},{columns}]");
        return new(
            ["", .. Shown(1).Select(column => Known.Number(column))],
            [.. Shown(0).Select(row => (IReadOnlyList<string>)[Known.Number(row), .. Shown(1).Select(column => Cell(array.GetValue(row, column)))])],
            rows > MostShown || columns > MostShown
                ? FormattableString.Invariant($"{rest}, the first {Math.Min(rows, MostShown)} rows and {Math.Min(columns, MostShown)} columns shown, …")
                : rest);
    }

    private static Listing Blocks(Array array) => new(
        ["value"],
        [[ValueText.Of(array)]],
        $"{TypeWord.Of(array.GetType().GetElementType()!)}[{string.Join(',', Enumerable.Range(0, array.Rank).Select(dimension => Known.Number(array.GetLength(dimension))))}]");

    private static Listing Rows(IEnumerable sequence, object?[] items)
    {
        var width = items.Max(item => item is ITuple tuple ? tuple.Length : 0);
        string[] columns = width > 0 && items.All(item => item is ITuple) ? [.. Enumerable.Range(1, width).Select(number => $"Item{Known.Number(number)}")]
            : items.All(IsPair) ? ["key", "value"]
            : ["value"];
        var count = sequence is ICollection known ? Known.Count(known.Count, "item", "items")
            : items.Length > MostShown ? FormattableString.Invariant($"more than {MostShown} items")
            : Known.Count(items.Length, "item", "items");
        return new(
            ["#", .. columns],
            [.. items.Take(MostShown).Select((item, row) => (IReadOnlyList<string>)[Known.Number(row), .. Cells(item, columns)])],
            $"{TypeWord.Of(sequence.GetType())}: {count}{(items.Length > MostShown ? FormattableString.Invariant($", the first {MostShown} shown, …") : "")}");
    }

    private static IEnumerable<string> Cells(object? item, string[] columns) => item switch
    {
        ITuple tuple when columns[0] != "value" => Enumerable.Range(0, columns.Length).Select(index => index < tuple.Length ? Cell(tuple[index]) : ""),
        _ when columns[0] == "key" => Parts(item!).Select(Cell),
        _ => [Cell(item)],
    };

    private static string Cell(object? value) => PlainText.OneLine(ValueText.Of(value), 200);

    private static bool HasParts(object? item) => item is not null and not string
        && (item is ITuple or Delegate or DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan
            || (item is IEnumerable && !IsForeign(item.GetType()))
            || (IsPair(item) && Parts(item).Any(HasParts)));

    private static bool IsPair(object? item) => item?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private static IEnumerable<object?> Parts(object pair) =>
        [pair.GetType().GetProperty("Key")!.GetValue(pair), pair.GetType().GetProperty("Value")!.GetValue(pair)];

    private static bool IsFlat(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || IsForeign(type);

    // JSON is shown as JSON.
    private static bool IsForeign(Type type) => type.Namespace?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true;

    private static Type ItemType(Type sequence) => sequence.GetInterfaces().Append(sequence)
        .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        .Select(type => type.GetGenericArguments()[0])
        .FirstOrDefault() ?? typeof(object);
}
