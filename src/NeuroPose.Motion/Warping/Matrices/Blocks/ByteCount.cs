using System.Globalization;

namespace NeuroPose.Warping.Blocks;

/// <summary>Bytes as people read them.</summary>
internal static class ByteCount
{
    /// <summary>Such as "28.8 GB"; units are powers of 1000.</summary>
    public static string Text(double bytes)
    {
        var unit = 0;
        string[] units = ["bytes", "kB", "MB", "GB", "TB", "PB", "EB"];
        while (bytes >= 1000 && unit < units.Length - 1)
        {
            (bytes, unit) = (bytes / 1000, unit + 1);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{bytes:0.#} {units[unit]}");
    }
}
