using System.Text.RegularExpressions;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace NeuroPose.Papers;

/// <summary>
/// Finds citations, and references to figures and tables (<c>@fig:id</c>, <c>@tbl:id</c>), while Markdig reads a text: so none is found in
/// code, formulas and addresses.
/// </summary>
internal sealed partial class CitationSyntax : IMarkdownExtension
{
    private readonly SortedDictionary<int, Found> found = [];

    /// <summary>What was found, in order.</summary>
    public IReadOnlyCollection<Found> All => found.Values;

    /// <summary>A citation, or a reference to a figure or table.</summary>
    /// <param name="Index">Where it begins in the text.</param>
    /// <param name="Length">How long it is.</param>
    /// <param name="Citation">The citation; null for a reference.</param>
    /// <param name="Reference">The id of a figure or table; null for a citation.</param>
    public sealed record Found(int Index, int Length, Citation? Citation, string? Reference);

    /// <inheritdoc/>
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new Parser(this));

    /// <inheritdoc/>
    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private static Citation? InBrackets(string inside)
    {
        var works = inside.Split(';').Select(Work).ToList();
        return works.All(work => work is not null) ? new([.. works.OfType<CitedWork>()], IsNarrative: false) : null;
    }

    /// <summary>One work of a citation: words, the key, and behind a comma or a blank the place in it.</summary>
    private static CitedWork? Work(string part)
    {
        var at = part.IndexOf('@', StringComparison.Ordinal);
        if (at < 0 || part.IndexOf('@', at + 1) >= 0 || Key().Match(part, at + 1) is not { Success: true } key)
        {
            return null;
        }

        var (before, after) = (part[..at], part[(key.Index + key.Length)..]);
        var omits = before.EndsWith('-');
        before = omits ? before[..^1] : before;
        return (before.Length == 0 || char.IsWhiteSpace(before[^1])) && (after.Length == 0 || after[0] == ',' || char.IsWhiteSpace(after[0]))
            ? new(key.Value, Line(before), Line(after.TrimStart().TrimStart(',')), omits)
            : null;
    }

    private static string Line(string text) => Spaces().Replace(text, " ").Trim();

    private sealed class Parser : InlineParser
    {
        private readonly CitationSyntax syntax;

        public Parser(CitationSyntax syntax)
        {
            this.syntax = syntax;
            OpeningCharacters = ['[', '@'];
        }

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var (length, citation, reference) = slice.CurrentChar == '[' ? Bracketed(slice) : InSentence(slice);
            if (length == 0)
            {
                return false;
            }

            var at = processor.GetSourcePosition(slice.Start, out _, out _);
            syntax.found[at] = new(at, length, citation, reference);
            processor.Inline = new LiteralInline(new StringSlice(slice.Text, slice.Start, slice.Start + length - 1));
            slice.Start += length;
            return true;
        }

        private static (int Length, Citation? Citation, string? Reference) Bracketed(StringSlice slice) =>
            Brackets().Match(slice.Text, slice.Start, slice.Length) is { Success: true } brackets && InBrackets(brackets.Groups["inside"].Value) is { } citation
                ? (brackets.Length, citation, null)
                : default;

        private static (int Length, Citation? Citation, string? Reference) InSentence(StringSlice slice)
        {
            var before = slice.Start > 0 ? slice.Text[slice.Start - 1] : ' ';
            if (char.IsLetterOrDigit(before) || before is '@' or '/' or '.' or '_' || Narrative().Match(slice.Text, slice.Start, slice.Length) is not { Success: true } narrative)
            {
                return default;
            }

            var key = narrative.Groups["key"];
            return key.Value.StartsWith("fig:", StringComparison.Ordinal) || key.Value.StartsWith("tbl:", StringComparison.Ordinal)
                ? (key.Index + key.Length - slice.Start, null, key.Value[4..])
                : (narrative.Length, new([new(key.Value, "", Line(narrative.Groups["where"].Value), OmitsAuthor: false)], IsNarrative: true), null);
        }
    }

    [GeneratedRegex(@"\G\[(?<inside>[^\[\]]{2,2000})\](?![(\[:])")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\G[A-Za-z0-9_](?:[A-Za-z0-9_]|[:.#$%&+?<>~/-](?=[A-Za-z0-9_]))*")]
    private static partial Regex Key();

    [GeneratedRegex(@"\G@(?<key>[A-Za-z0-9_](?:[A-Za-z0-9_]|[:.#$%&+?<>~/-](?=[A-Za-z0-9_]))*)(?: \[(?<where>[^\[\]@]{1,200})\](?![(\[:]))?")]
    private static partial Regex Narrative();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
