using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using NeuroPose.Values;

namespace NeuroPose.Files;

/// <summary>
/// A sequence as a table: a line an item, a column a property, or an element of a tuple; numbers and words have one column.
/// </summary>
internal static class CsvRecords
{
    private static readonly string[] OneColumn = ["Value"];

    /// <summary>
    /// The table; the columns are those of the type that the sequence is declared to hold, or of its first item where that says nothing.
    /// </summary>
    public static CsvRows Of(IEnumerable sequence)
    {
        if (sequence is Array { Rank: > 1 } array)
        {
            return array.Rank == 2 ? Matrix(array) : Entries(array);
        }

        var type = ItemType(sequence);
        return Of(sequence, type == typeof(object) && sequence.Cast<object?>().FirstOrDefault() is { } first ? first.GetType() : type);
    }

    /// <summary>The table of items of a type.</summary>
    public static CsvRows Of(IEnumerable sequence, Type type)
    {
        var items = sequence.Cast<object?>();
        if (typeof(ITuple).IsAssignableFrom(type))
        {
            var width = Width(type);
            return new([.. Enumerable.Range(1, width).Select(number => $"Item{number}")], items.Select(item => Elements(item as ITuple, width)));
        }

        if (!Members.IsRecord(type) && !IsPair(type))
        {
            return new(OneColumn, items.Select(item => (IEnumerable<string>)[Field(item)]));
        }

        PropertyInfo[] columns = [.. Members.Of(type)];
        return new([.. columns.Select(column => column.Name)], items.Select(item => columns.Select(column => item is null ? "" : Field(column.GetValue(item)))));
    }

    // The columns' indices above, each row's before it, as matrices of distances have labels.
    private static CsvRows Matrix(Array array)
    {
        int[] columns = Indices(array, 1);
        return new(
            ["", .. columns.Select(Index)],
            Indices(array, 0).Select(row => columns.Select(column => Field(array.GetValue(row, column))).Prepend(Index(row))));
    }

    // A line a number: where it is, and what it is.
    private static CsvRows Entries(Array array)
    {
        IEnumerable<int[]> places = [[]];
        for (var dimension = 0; dimension < array.Rank; dimension++)
        {
            var along = Indices(array, dimension);
            places = places.SelectMany(place => along.Select(index => (int[])[.. place, index]));
        }

        return new(
            [.. Enumerable.Range(0, array.Rank).Select(dimension => $"Index{Index(dimension)}"), .. OneColumn],
            places.Select(place => place.Select(Index).Append(Field(array.GetValue(place)))));
    }

    private static int[] Indices(Array array, int dimension) =>
        [.. Enumerable.Range(array.GetLowerBound(dimension), array.GetLength(dimension))];

    private static string Index(int index) => index.ToString(CultureInfo.InvariantCulture);

    /// <summary>Nothing for null; text as it is; other values as <see cref="ValueText"/> writes them.</summary>
    private static string Field(object? value) => value as string ?? (value is null ? "" : ValueText.Of(value));

    private static IEnumerable<string> Elements(ITuple? tuple, int width) => Enumerable.Range(0, width).Select(index => tuple is null ? "" : Field(tuple[index]));

    private static Type ItemType(IEnumerable sequence) =>
        sequence.GetType().GetInterfaces()
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .Select(type => type.GetGenericArguments()[0])
            .FirstOrDefault() ?? typeof(object);

    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    // From the eighth element on, a tuple holds the others in a tuple of its own.
    private static int Width(Type tuple) =>
        tuple.GetGenericArguments() is { Length: 8 } arguments ? 7 + Width(arguments[7]) : tuple.GetGenericArguments().Length;
}
