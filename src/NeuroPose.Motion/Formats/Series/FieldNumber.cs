using System.Globalization;
using NeuroPose.Values;

namespace NeuroPose.Formats;

/// <summary>Numbers of fields, and the words that stand where a number is missing.</summary>
internal sealed class FieldNumber
{
    private static readonly string[] KnownMissing = ["NA", "N/A", "#N/A", "null", "nan"];

    private readonly NumberFormatInfo format;
    private readonly HashSet<string> missingWords;
    private readonly HashSet<double> missingNumbers = [];

    public FieldNumber(SeriesCsvOptions options)
    {
        format = new() { NumberDecimalSeparator = options.DecimalSeparator.ToString(), NumberGroupSeparator = "\u2009" };
        missingWords = new(KnownMissing.Concat(options.MissingWords), StringComparer.OrdinalIgnoreCase);
        foreach (var word in options.MissingWords)
        {
            if (NumberText.TryRead<double>(word, NumberStyles.Float, format, out var number))
            {
                missingNumbers.Add(number);
            }
        }
    }

    /// <summary>The field's number, NaN where it is missing; false when it is neither.</summary>
    public bool TryRead(string field, out double value)
    {
        value = double.NaN;
        if (field.Length == 0 || missingWords.Contains(field))
        {
            return true;
        }

        if (!NumberText.TryRead(field, NumberStyles.Float, format, out value))
        {
            return false;
        }

        value = missingNumbers.Contains(value) ? double.NaN : value;
        return true;
    }
}
