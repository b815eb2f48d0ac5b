using System.Text.RegularExpressions;

namespace NeuroPose.Notebooks.Html;

/// <summary>Terminal escape sequences in text, which a page cannot show.</summary>
internal static partial class Ansi
{
    /// <summary>The text without them.</summary>
    public static string Strip(string text) => Sequence().Replace(text, "");

    [GeneratedRegex(@"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[@-Z\\^_])", RegexOptions.CultureInvariant)]
    private static partial Regex Sequence();
}
