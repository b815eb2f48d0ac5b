using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using NeuroPose.Values;

namespace NeuroPose.DataFrames;

/// <summary>
/// The rows of a table as objects of a type. A parameter of its constructor, or a property that can be set, takes the column of its name
/// (upper and lower case do not matter); columns that nobody asks for are left out.
/// </summary>
internal sealed class TypedRows
{
    private readonly FrameTable table;
    private readonly Type type;
    private readonly ConstructorInfo constructor;
    private readonly (ParameterInfo Parameter, FrameColumn? Column)[] parameters;
    private readonly (PropertyInfo Property, FrameColumn Column)[] properties;

    private TypedRows(FrameTable table, Type type)
    {
        (this.table, this.type) = (table, type);
        constructor = type.GetConstructors()
            .Where(one => !(one.GetParameters() is [var only] && only.ParameterType == type))
            .OrderByDescending(one => one.GetParameters().Length)
            .FirstOrDefault()
            ?? throw new ArgumentException($"{TypeWord.Of(type)} has no public constructor. Expected a record, such as record Row(string Name, double Age).", nameof(type));
        parameters = [.. constructor.GetParameters().Select(parameter => (parameter, ColumnFor(parameter.Name!, isNeeded: !parameter.HasDefaultValue)))];
        properties =
        [
            .. Members.Of(type)
                .Where(property => property.SetMethod is { IsPublic: true } && !parameters.Any(taken => IsName(taken.Parameter.Name!, property.Name)))
                .Select(property => (Property: property, Column: ColumnFor(property.Name, property.IsDefined(typeof(RequiredMemberAttribute)))))
                .Where(pair => pair.Column is not null)
                .Select(pair => (pair.Property, pair.Column!)),
        ];
    }

    /// <exception cref="ArgumentException">
    /// A column is not there, or a value does not fit; the message names the column, the nearest name, the row and the value.
    /// </exception>
    public static IReadOnlyList<T> Of<T>(FrameTable table)
    {
        var rows = new TypedRows(table, typeof(T));
        return [.. Enumerable.Range(0, table.RowCount).Select(row => (T)rows.Row(row))];
    }

    private object Row(int row)
    {
        var made = constructor.Invoke([.. parameters.Select(pair => pair.Column is { } column
            ? Fitted(column, row, pair.Parameter.ParameterType)
            : pair.Parameter.DefaultValue)]);
        foreach (var (property, column) in properties)
        {
            property.SetValue(made, Fitted(column, row, property.PropertyType));
        }

        return made;
    }

    private FrameColumn? ColumnFor(string name, bool isNeeded)
    {
        var column = table.Columns.FirstOrDefault(column => column.Name == name) ?? table.Columns.FirstOrDefault(column => IsName(column.Name, name));
        return column is null && isNeeded
            ? throw new ArgumentException(
                $"{TypeWord.Of(type)} needs a column \"{name}\", and the frame has none.{NearestName.Hint(name, table.Columns.Select(known => known.Name))}", nameof(name))
            : column;
    }

    private static bool IsName(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static object? Fitted(FrameColumn column, int row, Type wanted)
    {
        var type = Nullable.GetUnderlyingType(wanted) ?? wanted;
        var value = column.Value(row);
        if (value is null)
        {
            return type == typeof(double) && wanted == type ? double.NaN
                : type == typeof(float) && wanted == type ? float.NaN
                : !wanted.IsValueType || wanted != type ? null
                : throw Misfit(column, row, $"there is no value, and {TypeWord.Of(wanted)} cannot be unknown. Declare it as {TypeWord.Of(wanted)}?.");
        }

        return type.IsInstanceOfType(value) ? value
            : type == typeof(string) ? ValueText.Of(value)
            : value is string text ? Parsed(column, row, text, type)
            : IsNumber(value.GetType()) && IsNumber(type) ? Number(column, row, value, type)
            : throw Misfit(column, row, $"{ValueText.Of(value)} is {TypeWord.Of(value.GetType())}; expected {TypeWord.Of(type)}.");
    }

    private static object Parsed(FrameColumn column, int row, string text, Type type)
    {
        if (type.IsEnum && Enum.TryParse(type, text, out var word))
        {
            return word;
        }

        try
        {
            return type.GetMethod("Parse", BindingFlags.Public | BindingFlags.Static, [typeof(string), typeof(IFormatProvider)])
                ?.Invoke(null, [text, CultureInfo.InvariantCulture]) ?? throw new FormatException();
        }
        catch (Exception error) when (error is FormatException or TargetInvocationException)
        {
            var known = type.IsEnum ? NearestName.Hint(text, Enum.GetNames(type)) : "";
            throw Misfit(column, row, $"\"{text}\" is no {TypeWord.Of(type)}.{known}");
        }
    }

    // A number may change its type, and not its value.
    private static object Number(FrameColumn column, int row, object value, Type type)
    {
        try
        {
            var changed = Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
            if (type == typeof(float) || Convert.ChangeType(changed, value.GetType(), CultureInfo.InvariantCulture).Equals(value))
            {
                return changed;
            }
        }
        catch (OverflowException)
        {
            // Said below.
        }

        throw Misfit(column, row, $"{ValueText.Of(value)} does not fit into {TypeWord.Of(type)}.");
    }

    private static bool IsNumber(Type type) => type.IsPrimitive ? type != typeof(bool) && type != typeof(char) : type == typeof(decimal);

    private static ArgumentException Misfit(FrameColumn column, int row, string why) =>
        new(FormattableString.Invariant($"Row {row}, column \"{column.Name}\": {why}"));
}
