using System.ComponentModel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>Names and keywords that may stand at a place in C#.</summary>
internal static class SymbolCompletion
{
    private static readonly string[] Keywords =
    [
        .. SyntaxFacts.GetReservedKeywordKinds().Concat(
        [
            SyntaxKind.VarKeyword, SyntaxKind.AwaitKeyword, SyntaxKind.AsyncKeyword, SyntaxKind.RecordKeyword, SyntaxKind.WhenKeyword, SyntaxKind.WithKeyword,
            SyntaxKind.YieldKeyword, SyntaxKind.WhereKeyword, SyntaxKind.FromKeyword, SyntaxKind.SelectKeyword, SyntaxKind.OrderByKeyword, SyntaxKind.RequiredKeyword, SyntaxKind.InitKeyword,
        ]).Select(SyntaxFacts.GetText),
    ];

    /// <summary>The choices that start like what is typed, each name once.</summary>
    public static IReadOnlyList<CompletionItem> Of(IReadOnlyList<ISymbol> symbols, string typed, bool afterDot)
    {
        var names = symbols
            .Where(symbol => symbol.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase) && symbol.CanBeReferencedByName && IsShown(symbol))
            .GroupBy(symbol => symbol.Name, StringComparer.Ordinal)
            .Select(Item);
        var keywords = typed.Length == 0 || afterDot
            ? []
            : Keywords.Where(word => word.StartsWith(typed, StringComparison.Ordinal)).Select(word => new CompletionItem(word, "keyword", ""));
        return [.. names.Concat(keywords).DistinctBy(item => item.Text).OrderBy(item => item.Text, StringComparer.OrdinalIgnoreCase).ThenBy(item => item.Text, StringComparer.Ordinal)];
    }

    private static CompletionItem Item(IGrouping<string, ISymbol> overloads)
    {
        var symbol = overloads.First();
        var more = overloads.Count() - 1;
        var signature = SymbolWords.SignatureOf(symbol);
        return new CompletionItem(
            overloads.Key,
            SymbolWords.KindOf(symbol),
            more > 0 && symbol is IMethodSymbol ? FormattableString.Invariant($"{signature} (+ {more} more)") : signature);
    }

    private static bool IsShown(ISymbol symbol) => !symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == nameof(EditorBrowsableAttribute)
        && attribute.ConstructorArguments is [{ Value: (int)EditorBrowsableState.Never }]);
}
