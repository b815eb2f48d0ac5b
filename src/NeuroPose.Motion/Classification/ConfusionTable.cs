using System.Text;

namespace NeuroPose.Classification;

/// <summary>How often each true class (row) was taken for each class (column).</summary>
public sealed class ConfusionTable
{
    private readonly int[] counts;

    private ConfusionTable(string[] classes, int[] counts) => (Classes, this.counts) = (classes, counts);

    /// <summary>The classes that occur as true or as predicted, in ordinal order.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>How many were given their true class.</summary>
    public int Correct => Enumerable.Range(0, Classes.Count).Sum(index => this[index, index]);

    /// <summary>How many of a true class were taken for a class, both by their number in <see cref="Classes"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int this[int actual, int predicted]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actual, (uint)Classes.Count, nameof(actual));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicted, (uint)Classes.Count, nameof(predicted));
            return counts[(actual * Classes.Count) + predicted];
        }
    }

    /// <summary>Counts how often each class was taken for each.</summary>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static ConfusionTable Of(IReadOnlyList<string> actual, IReadOnlyList<string> predicted)
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(predicted);
        if (actual.Count != predicted.Count)
        {
            throw new ArgumentException(FormattableString.Invariant($"One predicted class is needed for each true one; got {actual.Count} and {predicted.Count}."), nameof(predicted));
        }

        string[] classes = [.. actual.Concat(predicted).Distinct().Order(StringComparer.Ordinal)];
        var counts = new int[classes.Length * classes.Length];
        for (var index = 0; index < actual.Count; index++)
        {
            counts[(Array.IndexOf(classes, actual[index]) * classes.Length) + Array.IndexOf(classes, predicted[index])]++;
        }

        return new(classes, counts);
    }

    /// <summary>The table as aligned text: a row for each true class, a column for each predicted one.</summary>
    public override string ToString()
    {
        const string Corner = "true \\ predicted";
        var first = Classes.Select(name => name.Length).Append(Corner.Length).Max();
        var widths = Classes.Select((name, predicted) => Enumerable.Range(0, Classes.Count).Select(actual => Count(actual, predicted).Length).Append(name.Length).Max()).ToArray();
        var text = new StringBuilder(Corner.PadRight(first));
        for (var predicted = 0; predicted < Classes.Count; predicted++)
        {
            text.Append("  ").Append(Classes[predicted].PadLeft(widths[predicted]));
        }

        for (var actual = 0; actual < Classes.Count; actual++)
        {
            text.Append('\n').Append(Classes[actual].PadRight(first));
            for (var predicted = 0; predicted < Classes.Count; predicted++)
            {
                text.Append("  ").Append(Count(actual, predicted).PadLeft(widths[predicted]));
            }
        }

        return text.ToString();
    }

    private string Count(int actual, int predicted) => FormattableString.Invariant($"{this[actual, predicted]}");
}
