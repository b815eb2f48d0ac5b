using System.Text;

namespace NeuroPose.Json;

/// <summary>
/// Remembers the names that were read last, so that a name which stands in every frame is one string and not a hundred thousand.
/// </summary>
internal sealed class JsonNames
{
    private const int LongestRemembered = 32;

    private readonly string?[] remembered = new string?[64];

    /// <summary>The text of a name's inner bytes; null when they are not valid.</summary>
    public string? Unescape(ReadOnlySpan<byte> inner)
    {
        if (inner.Length is 0 or > LongestRemembered)
        {
            return JsonText.Unescape(inner);
        }

        ref var place = ref remembered[Hash(inner) % remembered.Length];
        if (place is not null && Ascii.Equals(inner, place))
        {
            return place;
        }

        // As many characters as bytes: no escape and ASCII alone, so that equal bytes are the same name.
        var text = JsonText.Unescape(inner);
        place = text?.Length == inner.Length ? text : place;
        return text;
    }

    private static uint Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 0u;
        foreach (var one in bytes)
        {
            hash = (hash * 31) + one;
        }

        return hash;
    }
}
