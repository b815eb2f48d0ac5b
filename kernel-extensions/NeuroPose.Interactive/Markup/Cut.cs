namespace NeuroPose.Interactive.Markup;

/// <summary>Bounds the length of texts from files, so that no name makes an output huge.</summary>
internal static class Cut
{
    /// <summary>The longest value on a card.</summary>
    public const int LongestValue = 2000;

    /// <summary>The text, ended by an ellipsis where it is longer than allowed.</summary>
    public static string To(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return text[..end] + "…";
    }
}
