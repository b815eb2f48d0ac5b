namespace NeuroPose.Formats;

/// <summary>How much larger than the bytes that store it an array may become: so a small file cannot ask for all memory.</summary>
internal static class Inflation
{
    /// <summary>Deflate reaches 1,032; poses that are nearly all missing reach about 150.</summary>
    private const int MaxFactor = 256;

    /// <summary>Always allowed: frames between few labels take no bytes in a file.</summary>
    private const ulong AlwaysAllowed = 1UL << 26;

    /// <summary>True when so many bytes may come out of so many stored ones.</summary>
    public static bool IsPlausible(long stored, UInt128 bytes) => bytes <= AlwaysAllowed || bytes <= (UInt128)(ulong)Math.Max(stored, 0) * MaxFactor;
}
