namespace NeuroPose.Poses;

/// <summary>What coordinates are counted in. Lengths, speeds and thresholds need one of the first three.</summary>
public enum LengthUnit
{
    /// <summary>Not known: the file does not say, and nobody has said it since.</summary>
    Unknown,

    /// <summary>Thousandths of a meter.</summary>
    Millimeter,

    /// <summary>Hundredths of a meter.</summary>
    Centimeter,

    /// <summary>Meters.</summary>
    Meter,

    /// <summary>Pixels of a picture: no length, since a pixel is larger far away.</summary>
    Pixel,

    /// <summary>Parts of the picture's width and height, from 0 to 1: x and y are not in one scale.</summary>
    Normalized,
}

/// <summary>What follows from a unit.</summary>
public static class LengthUnits
{
    /// <summary>True for units of length in the world: millimeters, centimeters and meters.</summary>
    public static bool IsLength(this LengthUnit unit) => unit is LengthUnit.Millimeter or LengthUnit.Centimeter or LengthUnit.Meter;

    /// <summary>The unit as it stands behind a number: mm, cm, m, px; empty for parts of the picture and where it is not known.</summary>
    public static string Symbol(this LengthUnit unit) => unit switch
    {
        LengthUnit.Millimeter => "mm",
        LengthUnit.Centimeter => "cm",
        LengthUnit.Meter => "m",
        LengthUnit.Pixel => "px",
        _ => "",
    };

    /// <summary>The millimeters in one of the unit; NaN where it is no length.</summary>
    public static double InMillimeters(this LengthUnit unit) => unit switch
    {
        LengthUnit.Millimeter => 1,
        LengthUnit.Centimeter => 10,
        LengthUnit.Meter => 1000,
        _ => double.NaN,
    };

    /// <summary>Reads a unit as files and users write it: mm, cm, m, px, pixel, normalized, millimeters, …; null when it is none.</summary>
    public static LengthUnit? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Trim().ToUpperInvariant() switch
        {
            "MM" or "MILLIMETER" or "MILLIMETERS" or "MILLIMETRE" or "MILLIMETRES" => LengthUnit.Millimeter,
            "CM" or "CENTIMETER" or "CENTIMETERS" or "CENTIMETRE" or "CENTIMETRES" => LengthUnit.Centimeter,
            "M" or "METER" or "METERS" or "METRE" or "METRES" => LengthUnit.Meter,
            "PX" or "PIXEL" or "PIXELS" => LengthUnit.Pixel,
            "NORMALIZED" or "NORMALISED" => LengthUnit.Normalized,
            "UNKNOWN" => LengthUnit.Unknown,
            _ => null,
        };
    }
}
