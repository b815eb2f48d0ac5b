namespace NeuroPose.Notebooks.Dialect;

/// <summary>The languages a block of a cell may be in, and the names they go by.</summary>
internal static class CellLanguage
{
    public const string CSharp = "csharp";
    public const string Markdown = "markdown";
    public const string Html = "html";
    public const string JavaScript = "javascript";

    /// <summary>The names that may follow <c>#!</c> to switch the language.</summary>
    public static IReadOnlyList<string> Names { get; } = ["csharp", "c#", "markdown", "html", "javascript", "js"];

    /// <summary>The language of a name, in any case; null where it is none of ours.</summary>
    public static string? Of(string name) => name.ToLowerInvariant() switch
    {
        "csharp" or "c#" or ".net-csharp" or "cs" => CSharp,
        "markdown" or "md" => Markdown,
        "html" => Html,
        "javascript" or "js" => JavaScript,
        _ => null,
    };
}
