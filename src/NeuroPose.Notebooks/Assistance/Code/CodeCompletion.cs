using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>Names, keywords and declarations that may stand at a place in C#, the likeliest first.</summary>
internal static class CodeCompletion
{
    private const int Most = 500;

    /// <summary>The choices, with how many characters before the place and after it they replace.</summary>
    public static (int Before, int After, IReadOnlyList<CompletionItem> Items) Of(CodePlace place, IReadOnlyList<string> variables, CancellationToken cancellationToken)
    {
        if (IsNewName(place))
        {
            return (0, 0, []);
        }

        if (IsOverride(place.Before))
        {
            return Overrides(place, cancellationToken);
        }

        var expected = ExpectedType.At(place);
        var relevance = new Relevance(place, expected, variables);
        Choice[] all =
        [
            .. expected.SelectMany(type => ExpectedValues.Of(type, place))
                .Concat(ReturnOfCell(place))
                .Concat(place.List.ItemsList.Select(item => Choice.Of(item, place.Symbols)).OfType<Choice>())
                .Where(relevance.IsOffered)
                .DistinctBy(choice => choice.Text),
        ];
        var fitting = all.Where(choice => Starts(choice, place.Typed)).ToArray();
        if (fitting.Length == 0)
        {
            fitting = [.. all.Where(choice => NameMatch.Capitals(choice.Name, place.Typed))];
        }

        var members = InitializedMembers(place);
        var items = (members.Count > 0 ? fitting.OrderBy(choice => members.IndexOf(choice.Text)) : Mixed([.. fitting.OrderBy(relevance.Of).Take(Most)])).Concat(UnimportedTypes.Of(place, fitting, cancellationToken)).Select(choice => Item(choice, place));
        return (place.Typed.Length, RestOfName(place), [.. items.DistinctBy(item => item.Text)]);
    }

    private static bool Starts(Choice choice, string typed) =>
        choice.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase) || choice.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase);

    // Whoever declares a variable thinks of a name that is not there yet.
    private static bool IsNewName(CodePlace place) => place.Before is { } before && before.Parent switch
    {
        VariableDeclarationSyntax { Type: { IsVar: true } type } => type.GetLastToken() == before && place.Start > type.Span.End,
        ForEachStatementSyntax loop => loop.Type.IsVar && loop.Type.GetLastToken() == before,
        IdentifierNameSyntax { Identifier.Text: "var", Parent: VariableDeclarationSyntax or ForEachStatementSyntax or DeclarationPatternSyntax or DeclarationExpressionSyntax } => place.Start > before.Span.End,
        _ => false,
    };

    // An override is written with its parameters and a call of what it replaces; the modifiers before it are rewritten with it.
    private static (int Before, int After, IReadOnlyList<CompletionItem> Items) Overrides(CodePlace place, CancellationToken cancellationToken)
    {
        var start = place.Position;
        var items = new List<CompletionItem>();
        foreach (var item in place.List.ItemsList.Where(item => item.IsComplexTextEdit && item.FilterText.StartsWith(place.Typed, StringComparison.OrdinalIgnoreCase)))
        {
            var change = place.Service.GetChangeAsync(place.Document, item, cancellationToken: cancellationToken).GetAwaiter().GetResult().TextChange;
            var replaced = place.Text[change.Span.Start..place.Position];
            start = Math.Min(start, place.Position - replaced.TrimStart().Length);
            items.Add(new CompletionItem(change.NewText?.TrimStart() ?? "", "function", item.DisplayText));
        }

        return (place.Position - start, RestOfName(place), items);
    }

    private static CompletionItem Item(Choice choice, CodePlace place)
    {
        var symbol = choice.Symbol ?? (choice.Kind == "keyword" || choice.Signature is not null ? null : Find(choice, place));
        if (symbol is null)
        {
            return new CompletionItem(choice.Text, choice.Kind, choice.Signature ?? "");
        }

        var more = symbol is IMethodSymbol ? place.Symbols[symbol.Name].Count() - 1 : 0;
        var signature = SymbolWords.SignatureOf(symbol);
        return new CompletionItem(choice.Text, SymbolWords.KindOf(symbol), more > 0 ? FormattableString.Invariant($"{signature} (+ {more} more)") : signature);
    }

    // Members of an initializer and names of arguments are no names of their own at the place.
    private static ISymbol? Find(Choice choice, CodePlace place)
    {
        var parent = place.Before?.Parent;
        if (choice.Text.EndsWith(':'))
        {
            return parent?.FirstAncestorOrSelf<BaseArgumentListSyntax>() is { } list
                ? ExpectedType.Overloads(place.Model, list).SelectMany(method => method.Parameters).FirstOrDefault(parameter => parameter.Name + ":" == choice.Text)
                : null;
        }

        return ExpectedType.Levels(Initialized(place)).SelectMany(level => level.GetMembers(choice.Name)).FirstOrDefault();
    }

    // In the order in which their author declared them, which is the order of their weight.
    private static List<string> InitializedMembers(CodePlace place) => place.List.ItemsList.All(item => item.Tags.Contains("Property") || item.Tags.Contains("Field"))
        ? [.. ExpectedType.Levels(Initialized(place)).SelectMany(level => level.GetMembers()).Select(member => member.Name)]
        : [];

    private static ITypeSymbol? Initialized(CodePlace place) =>
        place.Before?.Parent?.FirstAncestorOrSelf<InitializerExpressionSyntax>()?.Parent is { } made ? place.Model.GetTypeInfo(made).Type : null;

    // Where nothing is typed, the names of arguments stand behind the first values that fit, and not behind all of them.
    private static IEnumerable<Choice> Mixed(Choice[] ordered)
    {
        const int Values = 5;
        var arguments = ordered.Where(choice => choice.Text.EndsWith(':')).ToArray();
        var values = ordered.Except(arguments).ToArray();
        return [.. values.Take(Values), .. arguments, .. values.Skip(Values)];
    }

    // A cell may end in "return", which the services do not know of scripts.
    private static IEnumerable<Choice> ReturnOfCell(CodePlace place) =>
        !place.IsMember && place.List.ItemsList.Any(item => item.DisplayText == "foreach") ? [new Choice("return", "keyword", null)] : [];

    private static bool IsOverride(SyntaxToken? before)
    {
        const int Most = 8;
        var token = before ?? default;
        for (var count = 0; count < Most && !token.IsKind(SyntaxKind.None) && token.Kind() is not (SyntaxKind.OpenBraceToken or SyntaxKind.CloseBraceToken or SyntaxKind.SemicolonToken or SyntaxKind.OpenParenToken); count++)
        {
            if (token.IsKind(SyntaxKind.OverrideKeyword))
            {
                return true;
            }

            token = token.GetPreviousToken();
        }

        return false;
    }

    private static int RestOfName(CodePlace place)
    {
        var end = place.Position;
        while (end < place.Text.Length && SyntaxFacts.IsIdentifierPartCharacter(place.Text[end]))
        {
            end++;
        }

        return end - place.Position;
    }
}
