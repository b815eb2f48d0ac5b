namespace NeuroPose.Papers;

/// <summary>ORCID iDs: sixteen digits in groups of four, the last of which checks the others (ISO 7064, MOD 11-2).</summary>
internal static class Orcid
{
    private const int GroupLength = 4;

    /// <summary>Whether a text is an iD whose last digit fits.</summary>
    public static bool IsValid(string text) => HasForm(text) && text[^1] == CheckDigit(text);

    /// <summary>What is wrong with one that is not valid.</summary>
    public static string Problem(string text) => HasForm(text)
        ? $"its last digit should be {CheckDigit(text)}, so a digit is wrong or two are exchanged"
        : "expected four groups of four digits, such as 0000-0002-1825-0097, without an address before them";

    private static bool HasForm(string text) => text.Length == 19 && text.Index().All(letter =>
        (letter.Index + 1) % (GroupLength + 1) == 0 ? letter.Item == '-'
        : char.IsAsciiDigit(letter.Item) || (letter.Item == 'X' && letter.Index == text.Length - 1));

    private static char CheckDigit(string text)
    {
        var total = 0;
        foreach (var digit in text[..^1].Where(char.IsAsciiDigit))
        {
            total = (total + (digit - '0')) * 2 % 11;
        }

        var check = (12 - total) % 11;
        return check == 10 ? 'X' : (char)('0' + check);
    }
}
