using System.Globalization;
using System.Numerics;

namespace NeuroPose.Values;

/// <summary>Numbers in texts of files.</summary>
internal static class NumberText
{
    /// <summary>Whether the whole text is a number. .NET also takes zero characters behind one, which in a file are damage.</summary>
    public static bool TryRead<T>(ReadOnlySpan<char> text, NumberStyles styles, IFormatProvider format, out T number)
        where T : struct, INumberBase<T>
    {
        if (text.EndsWith('\0'))
        {
            number = default;
            return false;
        }

        return T.TryParse(text, styles, format, out number);
    }
}
