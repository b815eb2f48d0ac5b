using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace NeuroPose.Values;

/// <summary>
/// Any value in one line, the same in every culture, time zone and run, bounded in depth and in length: what is left out is an ellipsis.
/// So a value
/// that contains itself, or goes 20,000 levels deep, has a text too.
/// </summary>
internal sealed class ValueText
{
    /// <summary>What stands for what is left out.</summary>
    public const char Rest = '…';

    private const int MostLevels = 6;
    private const int MostItems = 20;
    private const int MostLetters = 20_000;

    private readonly StringBuilder text = new();

    private ValueText()
    {
    }

    /// <summary>
    /// The text. Numbers in round-trip form, dates as ISO 8601, sequences in brackets, tuples in parentheses, records by their members.
    /// </summary>
    public static string Of(object? value)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            // Whoever writes a text of their own may forget the culture.
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            var written = new ValueText();
            written.Write(value, level: 0);
            return written.text.ToString();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>The text of what has no parts: numbers, dates, words; null for anything else.</summary>
    public static string? OfSimple(object value) => value switch
    {
        string word => word,
        bool isSo => isSo ? "true" : "false",
        DateTime or DateTimeOffset or DateOnly or TimeOnly => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        Enum or char => value.ToString()!,
        Delegate call => OfDelegate(call),
        IFormattable one when value.GetType().IsPrimitive || value is decimal or Guid or Half or Int128 or UInt128 or System.Numerics.BigInteger =>
            one.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>A delegate's type and the method behind it, without the numbers that the compiler gives to what has no name.</summary>
    public static string OfDelegate(Delegate call)
    {
        var method = call.Method;
        var parameters = method.GetParameters().Where(parameter => parameter.ParameterType.Name is not "Closure");
        var name = method.Name.StartsWith('<') || method.DeclaringType is null ? "" : $"{TypeWord.Of(method.DeclaringType)}.{method.Name}";
        var arguments = string.Join(", ", parameters.Select(parameter => $"{TypeWord.Of(parameter.ParameterType)} {parameter.Name}".TrimEnd()));
        return $"{TypeWord.Of(call.GetType())}: {name}({arguments}) → {TypeWord.Of(method.ReturnType)}";
    }

    private void Write(object? value, int level)
    {
        if (value is null)
        {
            text.Append("null");
        }
        else if (text.Length > MostLetters)
        {
            text.Append(Rest);
        }
        else if (OfSimple(value) is { } simple)
        {
            text.Append(simple.Length <= MostLetters ? simple : simple.AsSpan(0, MostLetters).ToString() + Rest);
        }
        else if (level == MostLevels)
        {
            text.Append(Rest);
        }
        else if (value is ITuple tuple)
        {
            List('(', Enumerable.Range(0, tuple.Length).Select(index => tuple[index]), tuple.Length, ')', level);
        }
        else if (value is Array { Rank: > 1 } array)
        {
            Block(array, new int[array.Rank], dimension: 0, level);
        }
        else if (value is IEnumerable items)
        {
            List('[', items.Cast<object?>(), MostItems, ']', level);
        }
        else if (Members.HasTextOfMembers(value.GetType()))
        {
            Record(value, level);
        }
        else
        {
            text.Append(value.ToString());
        }
    }

    private void List(char open, IEnumerable<object?> items, int most, char close, int level)
    {
        text.Append(open);
        var written = 0;
        foreach (var item in items)
        {
            Separate(written > 0);
            if (written == most || text.Length > MostLetters)
            {
                text.Append(Rest);
                break;
            }

            Write(item, level + 1);
            written++;
        }

        text.Append(close);
    }

    private void Separate(bool isNeeded)
    {
        if (isNeeded)
        {
            text.Append(", ");
        }
    }

    private void Block(Array array, int[] at, int dimension, int level)
    {
        var (first, length) = (array.GetLowerBound(dimension), array.GetLength(dimension));
        text.Append('[');
        for (var index = 0; index < length; index++)
        {
            Separate(index > 0);
            if (index == MostItems || text.Length > MostLetters)
            {
                text.Append(Rest);
                break;
            }

            at[dimension] = first + index;
            if (dimension == array.Rank - 1)
            {
                Write(array.GetValue(at), level + 1);
            }
            else
            {
                Block(array, at, dimension + 1, level);
            }
        }

        text.Append(']');
    }

    private void Record(object value, int level)
    {
        var type = value.GetType();
        text.Append(type.Name.StartsWith('<') ? "" : TypeWord.Of(type) + " ").Append("{ ");
        var isFirst = true;
        foreach (var property in Members.Of(type))
        {
            Separate(!isFirst);
            text.Append(property.Name).Append(" = ");
            isFirst = false;
            Property(value, property, level);
        }

        text.Append(" }");
    }

    private void Property(object value, PropertyInfo property, int level)
    {
        object? held;
        try
        {
            held = property.GetValue(value);
        }
        catch (TargetInvocationException error)
        {
            text.Append('(').Append(error.InnerException?.GetType().Name).Append(')');
            return;
        }

        Write(held, level + 1);
    }
}
