using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NeuroPose.Notebooks.Display;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>
/// A cell such as <c>Dtw.Distance?</c>, which is no C# but what Jupyter's users type for help: it opens what inspection says in the pager.
/// Two question marks ask for everything that is known.
/// </summary>
internal sealed partial record HelpQuestion(string Name, int Detail)
{
    /// <summary>The question that a cell is; null where it is none.</summary>
    public static HelpQuestion? In(string code) => Shape().Match(code) is { Success: true } match
        ? new HelpQuestion(match.Groups["name"].Value, match.Groups["marks"].Length - 1)
        : null;

    /// <summary>The payload of the reply that opens the pager.</summary>
    public JsonArray Answer(CSharpSession session)
    {
        var found = session.Inspect(Name, Name.Length, Detail) ?? MimeBundle.Of(MimeBundle.PlainText, $"Nothing is known of {Name}.");
        return [new JsonObject { ["source"] = "page", ["data"] = DisplayJson.Data(found), ["start"] = 0 }];
    }

    [GeneratedRegex(@"^\s*(?<name>@?[\p{L}_][\w.<>,]*)(?<marks>\?{1,2})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
