using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuroPose.Notebooks.Scripting;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>A cell's text as its author means it, where the services for editors would take it for something else.</summary>
internal static partial class MeantText
{
    private const string Assignment = "_ = ";

    /// <summary>The text, and the place in it.</summary>
    public static (string Text, int Position) Of(string text, int position) => WithExpression(OverrideOnItsLine(text, position), position);

    // A last line "figure with { Wi" is for C# a property of the name "with". As the right side of an assignment it is an expression.
    private static (string Text, int Position) WithExpression(string text, int position)
    {
        if (!text.Contains("with", StringComparison.Ordinal))
        {
            return (text, position);
        }

        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(text, ScriptCompiler.Syntax).GetRoot();
        var taken = root.Members.FirstOrDefault(member => member is PropertyDeclarationSyntax { Identifier.Text: "with" } && member.FullSpan.IntersectsWith(position) && member.SpanStart < position);
        return taken is null ? (text, position) : (text.Insert(taken.SpanStart, Assignment), position + Assignment.Length);
    }

    // Overrides are offered only where nothing else stands on their line: a blank before and one after becomes the end of a line.
    private static string OverrideOnItsLine(string text, int position)
    {
        var line = text.LastIndexOf('\n', Math.Max(0, position - 1)) + 1;
        if (position <= line || !Override().IsMatch(text[line..position]))
        {
            return text;
        }

        var letters = text.ToCharArray();
        letters[line + Override().Match(text[line..position]).Groups["blank"].Index] = '\n';
        if (position < letters.Length && letters[position] == ' ')
        {
            letters[position] = '\n';
        }

        return new string(letters);
    }

    [GeneratedRegex(@"[{};](?<blank> )\s*((public|protected|internal|private|sealed|async|unsafe|new)\s+)*override\s+[\w<>\[\]?,.\s]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Override();
}
