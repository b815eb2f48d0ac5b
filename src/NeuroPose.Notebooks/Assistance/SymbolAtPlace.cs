using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>What a reader means who asks for help at a place: the name there, or the call whose arguments the place is among.</summary>
internal static class SymbolAtPlace
{
    /// <summary>The symbol with its overloads, the best match first; empty where there is none.</summary>
    public static IReadOnlyList<ISymbol> Find(SemanticModel model, SyntaxNode root, int position, CancellationToken cancellationToken)
    {
        // The name under the cursor, or the one that ends at it.
        foreach (var place in new[] { position, position - 1 }.Where(place => place >= 0 && place < root.FullSpan.End))
        {
            var token = root.FindToken(place);
            if (token.Span.Contains(place) && token.Parent is { } node && (token.IsKind(SyntaxKind.IdentifierToken) || node is PredefinedTypeSyntax or ThisExpressionSyntax)
                && Of(node, model, cancellationToken) is { Count: > 0 } found)
            {
                return found;
            }
        }

        var around = root.FindToken(Math.Max(0, position - 1)).Parent;
        var call = around?.AncestorsAndSelf().FirstOrDefault(node => node is BaseArgumentListSyntax list && list.SpanStart < position && (position < list.Span.End || list.GetLastToken(includeZeroWidth: true).IsMissing))?.Parent;
        return call switch
        {
            InvocationExpressionSyntax invocation => Of(Name(invocation.Expression), model, cancellationToken),
            null => [],
            _ => Of(call, model, cancellationToken),
        };
    }

    private static IReadOnlyList<ISymbol> Of(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetDeclaredSymbol(node, cancellationToken) is { } declared)
        {
            return [declared];
        }

        var info = model.GetSymbolInfo(node, cancellationToken);
        var group = model.GetMemberGroup(node, cancellationToken);
        ISymbol[] all = [.. (info.Symbol is { } one ? [one] : info.CandidateSymbols).Concat(group)];
        if (all.Length == 0 && model.GetTypeInfo(node, cancellationToken).Type is { TypeKind: not TypeKind.Error } type)
        {
            all = [type];
        }

        return [.. all.Select(symbol => symbol is IAliasSymbol alias ? alias.Target : symbol).Where(symbol => symbol is not IErrorTypeSymbol).Distinct(SymbolEqualityComparer.Default)!];
    }

    private static SyntaxNode Name(ExpressionSyntax callee) => callee is MemberAccessExpressionSyntax access ? access.Name : callee;
}
