using System.Reflection;
using NeuroPose.Values;

namespace NeuroPose.DataFrames;

/// <summary>A column of a table that a frame is made of, or that is read of a frame.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What its values are: one of <see cref="Types"/>; of a frame from elsewhere it may be any.</param>
/// <param name="Value">The value in a row; null where there is none.</param>
internal sealed record FrameColumn(string Name, Type Type, Func<int, object?> Value)
{
    /// <summary>What frames hold as it is. Anything else becomes text, which is read again on the way back.</summary>
    public static IReadOnlySet<Type> Types { get; } = new HashSet<Type>
    {
        typeof(double), typeof(float), typeof(decimal), typeof(long), typeof(int), typeof(short), typeof(sbyte), typeof(ulong), typeof(uint),
        typeof(ushort), typeof(byte), typeof(bool), typeof(char), typeof(DateTime), typeof(string),
    };

    /// <summary>Numbers of our own; NaN stays NaN.</summary>
    public static FrameColumn OfNumbers(string name, Func<int, double> number) => new(name, typeof(double), row => number(row));

    /// <summary>Words of our own.</summary>
    public static FrameColumn OfWords(string name, Func<int, string> word) => new(name, typeof(string), word);

    /// <summary>A property of each record. The values are read once.</summary>
    /// <exception cref="ArgumentException">A property cannot be read; the message says why.</exception>
    public static FrameColumn Of(PropertyInfo property, IReadOnlyList<object?> records)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var isHeld = Types.Contains(type);
        object?[] values = [.. records.Select((record, row) => record is null ? null : Read(property, record, row))];
        return isHeld
            ? new(property.Name, type, row => values[row])
            : new(property.Name, typeof(string), row => values[row] is { } value ? ValueText.Of(value) : null);
    }

    private static object? Read(PropertyInfo property, object record, int row)
    {
        try
        {
            return property.GetValue(record);
        }
        catch (TargetInvocationException error) when (error.InnerException is { } reason)
        {
            throw new ArgumentException(FormattableString.Invariant($"Row {row}: {property.Name} cannot be read: {reason.Message}"), nameof(record), reason);
        }
    }
}
