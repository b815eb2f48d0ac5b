using System.Net;
using NeuroPose.Files;

namespace NeuroPose.Notebooks.Html;

/// <summary>What every page has around its body: it opens without a network and without a script.</summary>
internal static class PageShell
{
    /// <summary>Nothing is fetched, and no script runs, whoever wrote it.</summary>
    public const string StrictPolicy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

    // What the policy for loading does not speak of: where a form is sent, and what addresses start from.
    private const string Surroundings = "form-action 'none'; base-uri 'none'";

    private static readonly string Rules = EmbeddedText.Of(typeof(PageShell), "Page.css");

    /// <summary>A whole page.</summary>
    /// <param name="title">The title, as text.</param>
    /// <param name="body">The body, as HTML.</param>
    /// <param name="rules">Style rules of this page alone.</param>
    /// <param name="policy">What a browser may load for this page (Content-Security-Policy); empty leaves it to the browser.</param>
    public static string Of(string title, string body, string rules = "", string policy = "") => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">{(policy.Length > 0 ? Policy(policy) + Policy(Surroundings) : "")}
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{WebUtility.HtmlEncode(title)}</title>
        <style>
        {Rules}{(rules.Length > 0 ? "\n" + rules : "")}
        </style>
        </head>
        <body>
        <main>
        {body}</main>
        </body>
        </html>

        """.ReplaceLineEndings("\n");

    private static string Policy(string policy) => $"\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">";
}
