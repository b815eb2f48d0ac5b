namespace NeuroPose.Notebooks.Assistance;

/// <summary>Units that a name says, as this library writes them: <c>minCycleSeconds</c>, <c>FramesPerSecond</c>.</summary>
internal static class UnitNames
{
    private static readonly (string Ending, string Unit)[] Units =
    [
        ("FramesPerSecond", "frames/s"), ("MillimetersPerSecond", "mm/s"), ("MetersPerSecond", "m/s"), ("BreathsPerMinute", "breaths/min"), ("BeatsPerMinute", "beats/min"), ("PerMinute", "1/min"),
        ("PerSecond", "1/s"), ("Milliseconds", "ms"), ("Seconds", "s"), ("Minutes", "min"), ("Millimeters", "mm"), ("Meters", "m"), ("Degrees", "degrees"), ("Radians", "radians"), ("Hertz", "Hz"),
        ("Decibels", "dB"), ("Pixels", "pixels"), ("Percent", "%"),
    ];

    /// <summary>The unit at the end of a name; null where it says none.</summary>
    public static string? Of(string name) => Units.FirstOrDefault(unit => name.EndsWith(unit.Ending, StringComparison.OrdinalIgnoreCase)).Unit;
}
