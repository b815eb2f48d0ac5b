using System.Net;
using System.Text;

namespace NeuroPose.Papers;

/// <summary>What a paper's page and its report are written with.</summary>
internal static class PaperHtml
{
    /// <summary>Text as it is to be read, whatever marks it holds.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A figure as a picture: what is drawn may hold text from anybody's files, and a picture runs no script.</summary>
    public static string Picture(string alternative, string svg) =>
        $"<img alt=\"{Text(alternative)}\" src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))}\">";
}
