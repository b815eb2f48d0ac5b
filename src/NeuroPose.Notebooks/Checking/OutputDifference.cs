using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NeuroPose.Notebooks.Display;
using NeuroPose.Notebooks.Documents;

namespace NeuroPose.Notebooks.Checking;

/// <summary>
/// Says in what a cell's outputs differ from those that executing it gives: the line with its numbers, or the hash of the figure.
/// </summary>
internal static partial class OutputDifference
{
    /// <summary>The first difference in words; null where there is none.</summary>
    public static string? Of(CodeCell committed, CodeCell executed)
    {
        var (old, now) = (Texts(committed), Texts(executed));
        if (committed.Outputs.Count != executed.Outputs.Count)
        {
            return FormattableString.Invariant($"{committed.Outputs.Count} outputs, but executing it gives {executed.Outputs.Count}");
        }

        foreach (var (kind, text) in now)
        {
            var was = old.FirstOrDefault(one => one.Kind == kind).Text;
            if (was != text)
            {
                return was is null ? $"{kind} is missing" : $"{kind}: {Between(was, text)}";
            }
        }

        return old.Count == now.Count ? null : "a form of an output is left over";
    }

    private static string Between(string old, string now)
    {
        var (was, stands) = (Hashed(old).Split('\n'), Hashed(now).Split('\n'));
        var line = was.Zip(stands).TakeWhile(pair => pair.First == pair.Second).Count();
        return FormattableString.Invariant($"line {line + 1}: \"{Short(was.ElementAtOrDefault(line))}\" → \"{Short(stands.ElementAtOrDefault(line))}\"");
    }

    // A figure is shown by its hash; nobody reads base64.
    private static string Hashed(string text) =>
        Picture().Replace(text, picture => "\nfigure " + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(picture.Value)))[..8] + "\n");

    private static string Short(string? line) => line is null ? "" : line.Trim() is { Length: > 160 } longer ? longer[..160] + "…" : line.Trim();

    private static List<(string Kind, string Text)> Texts(CodeCell cell) =>
    [
        .. cell.Outputs.SelectMany((output, index) => output switch
        {
            StreamOutput stream => [($"output {index + 1}, {stream.Name}", stream.Text)],
            DisplayDataOutput display => Forms(display.Data, index),
            ExecuteResultOutput result => Forms(result.Data, index),
            ErrorOutput error => [($"output {index + 1}, error", error.Message)],
            _ => Enumerable.Empty<(string, string)>(),
        }),
    ];

    // What a person sees first; JSON for a front end after it.
    private static IEnumerable<(string, string)> Forms(MimeBundle data, int index) =>
        data.Forms.OrderBy(form => MimeBundle.IsJson(form.Key)).Select(form => (FormattableString.Invariant($"output {index + 1}, {form.Key}"), form.Value));

    [GeneratedRegex(@"data:image/svg\+xml;base64,[A-Za-z0-9+/=]+", RegexOptions.CultureInvariant)]
    private static partial Regex Picture();
}
