namespace NeuroPose.Interactive.Tables;

/// <summary>The unit of a property, where its name ends with one: <c>StrideSeconds</c> is in s.</summary>
internal static class ColumnUnits
{
    // Rates before the times that they end with.
    private static readonly (string Ending, string Unit)[] Endings =
    [
        ("MillimetersPerSecond", "mm/s"),
        ("MetersPerSecond", "m/s"),
        ("RadiansPerSecond", "rad/s"),
        ("DegreesPerSecond", "°/s"),
        ("FramesPerSecond", "frames/s"),
        ("StepsPerMinute", "steps/min"),
        ("BeatsPerMinute", "beats/min"),
        ("BreathsPerMinute", "breaths/min"),
        ("PerMinute", "1/min"),
        ("PerSecond", "1/s"),
        ("Microseconds", "µs"),
        ("Milliseconds", "ms"),
        ("Seconds", "s"),
        ("Minutes", "min"),
        ("Hours", "h"),
        ("Millimeters", "mm"),
        ("Centimeters", "cm"),
        ("Meters", "m"),
        ("Radians", "rad"),
        ("Degrees", "°"),
        ("Percent", "%"),
        ("Megahertz", "MHz"),
        ("Kilohertz", "kHz"),
        ("Hertz", "Hz"),
        ("Decibels", "dB"),
        ("Bytes", "bytes"),
    ];

    /// <summary>The unit; empty where the name ends with none.</summary>
    public static string Of(string name)
    {
        var pascal = name.Length > 0 ? char.ToUpperInvariant(name[0]) + name[1..] : name;
        return Endings.FirstOrDefault(known => pascal.EndsWith(known.Ending, StringComparison.Ordinal)).Unit ?? "";
    }
}
