using System.Globalization;

namespace NeuroPose.Videos;

/// <summary>A quotient of whole numbers, as video files write rates and units of time: 30000/1001.</summary>
/// <param name="Numerator">The number above.</param>
/// <param name="Denominator">The number below; 0 where the file does not say.</param>
public readonly record struct Ratio(long Numerator, long Denominator)
{
    /// <summary>Whether it is a number above zero.</summary>
    public bool IsKnown => Numerator > 0 && Denominator > 0;

    /// <summary>The quotient; NaN where it is not known.</summary>
    public double Value => IsKnown ? (double)Numerator / Denominator : double.NaN;

    /// <summary>As <c>30000/1001</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    /// <summary>Units of this size in seconds.</summary>
    internal double Seconds(long units) => IsKnown ? (double)units * Numerator / Denominator : double.NaN;

    /// <summary>What ffprobe writes: <c>30/1</c>, <c>1:1</c>, <c>N/A</c>.</summary>
    internal static Ratio Parse(string text)
    {
        var parts = text.Split('/', ':');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var above)
            && long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var below)
            ? new(above, below)
            : default;
    }
}
