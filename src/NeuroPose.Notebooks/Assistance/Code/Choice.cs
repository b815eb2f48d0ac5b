using Microsoft.CodeAnalysis;
using RoslynItem = Microsoft.CodeAnalysis.Completion.CompletionItem;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>Something that may stand at a place, with what decides its place in the list.</summary>
/// <param name="Text">What is inserted.</param>
/// <param name="Kind">What it is, in the words that Jupyter has icons for.</param>
/// <param name="Symbol">The symbol it names, if any.</param>
/// <param name="IsPreferred">Whether the editor services would select it.</param>
internal sealed record Choice(string Text, string Kind, ISymbol? Symbol, bool IsPreferred = false)
{
    /// <summary>What typed letters are compared with.</summary>
    public string Name { get; init; } = Text;

    /// <summary>How it is declared, where the symbol does not say it.</summary>
    public string? Signature { get; init; }

    /// <summary>The choice that an editor's item is; null where it is no name.</summary>
    public static Choice? Of(RoslynItem item, ILookup<string, ISymbol> symbols)
    {
        if (item.Tags.Contains("Snippet") || item.Tags.Contains("Operator") || item.DisplayText.Length == 0 || !(char.IsLetter(item.DisplayText[0]) || item.DisplayText[0] is '_' or '@') || item.DisplayText.StartsWith("this[", StringComparison.Ordinal))
        {
            return null;
        }

        var name = item.Properties.GetValueOrDefault("SymbolName") ?? item.DisplayText;
        var text = item.Properties.GetValueOrDefault("InsertionText") ?? item.DisplayText;
        var kind = item.Properties.GetValueOrDefault("SymbolKind");
        var isArgument = item.DisplayTextSuffix == ":";
        return new Choice(
            isArgument ? item.DisplayText + ":" : text,
            KindOf(item.Tags.FirstOrDefault()),
            isArgument ? null : symbols[name].FirstOrDefault(symbol => kind is null || FormattableString.Invariant($"{(int)symbol.Kind}") == kind),
            item.Rules.MatchPriority > 1_000_000)
        {
            Name = item.DisplayText,
        };
    }

    // The tags are those of Microsoft.CodeAnalysis.Tags.WellKnownTags.
    private static string KindOf(string? tag) => tag switch
    {
        "Namespace" => "module",
        "Class" or "Delegate" => "class",
        "Structure" => "struct",
        "Interface" => "interface",
        "Enum" => "enum",
        "EnumMember" => "enum member",
        "Method" or "ExtensionMethod" => "function",
        "Property" => "property",
        "Field" => "field",
        "Constant" => "constant",
        "Event" => "event",
        "Parameter" => "param",
        "TypeParameter" => "type",
        "Keyword" => "keyword",
        _ => "instance",
    };
}
