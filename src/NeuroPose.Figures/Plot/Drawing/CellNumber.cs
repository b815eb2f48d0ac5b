using System.Globalization;

namespace NeuroPose.Figures.Drawing;

/// <summary>Numbers as they stand in cells and summaries.</summary>
internal static class CellNumber
{
    /// <summary>
    /// Three significant digits at the matrix's greatest value, the same decimals in every cell so that columns of numbers compare.
    /// </summary>
    public static Func<double, string> FormatFor(double largest)
    {
        if (largest is 0 or >= 1e5 or < 1e-3)
        {
            return value => value == 0 ? "0" : Short(value);
        }

        var decimals = 2;
        for (var bound = 10.0; bound <= 100 && largest >= bound; bound *= 10)
        {
            decimals--;
        }

        for (var bound = 1.0; largest < bound; bound /= 10)
        {
            decimals++;
        }

        var format = "F" + decimals.ToString(CultureInfo.InvariantCulture);
        return value => value == 0 ? "0" : value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
    }

    /// <summary>Four significant digits.</summary>
    public static string Short(double value) =>
        (Math.Abs(value) is 0 or (>= 1e-3 and < 1e6)
            ? double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString("0.######", CultureInfo.InvariantCulture)
            : value.ToString("0.###e0", CultureInfo.InvariantCulture)).Replace('-', '−');
}
