using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Formatting;
using NeuroPose.Testing;

namespace NeuroPose.Interactive.Tests;

/// <summary>What a notebook's cell would show for a value.</summary>
internal sealed partial record Rendered(string Html, string Text)
{
    public static Rendered Of(object value)
    {
        NeuroPoseExtension.Register();
        return new(value.ToDisplayString("text/html"), value.ToDisplayString("text/plain"));
    }

    /// <summary>The value in a form that has to be asked for.</summary>
    public static string As(object value, string mimeType)
    {
        NeuroPoseExtension.Register();
        return value.ToDisplayString(mimeType);
    }

    /// <summary>The SVG documents inside the HTML's images, decoded.</summary>
    public IReadOnlyList<string> Pictures =>
        [.. ImageData().Matches(Sanitized).Select(match => Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups[1].Value)))];

    /// <summary>The HTML with the images' data cut out: what a snapshot holds beside the SVG.</summary>
    public string HtmlWithoutData => ImageData().Replace(Sanitized, "data:image/svg+xml;base64,…");

    // A picture that becomes a player does so with two attributes that a sanitizer takes out; the tests in a browser see that it does.
    private string Sanitized => Player().Replace(Html, "");

    /// <summary>Compares both forms with what was approved for the test; a picture's own snapshot is in the tests of the figures.</summary>
    public static void Match(object value, [CallerFilePath] string testFile = "", [CallerMemberName] string test = "")
    {
        var rendered = Of(value);
        Snapshot.Match($"{rendered.HtmlWithoutData}\n=== in a terminal\n{rendered.Text}\n", testFile: testFile, testMethod: test);
    }

    [GeneratedRegex(" data-(player|figure)=\"[^\"]*\" onload=\"[^\"]*\"")]
    private static partial Regex Player();

    [GeneratedRegex("data:image/svg\\+xml;base64,([A-Za-z0-9+/=]+)")]
    private static partial Regex ImageData();
}
