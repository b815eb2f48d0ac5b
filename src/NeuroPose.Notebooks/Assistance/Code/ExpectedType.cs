using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>The types that a value at a place may have to have: that of the parameter, of the property it is assigned to, of what it is compared with.</summary>
internal static class ExpectedType
{
    /// <summary>The types, one for each overload that may be meant; empty where any will do, or it cannot be known.</summary>
    public static IReadOnlyList<ITypeSymbol> At(CodePlace place)
    {
        if (place.Before is not { Parent: { } parent } before)
        {
            return [];
        }

        var model = place.Model;
        var types = (before.Kind(), parent) switch
        {
            (SyntaxKind.OpenParenToken or SyntaxKind.CommaToken or SyntaxKind.OpenBracketToken, BaseArgumentListSyntax list) =>
                Parameters(model, list, place.Position).Select(parameter => parameter.IsParams ? Element(parameter.Type) : parameter.Type),
            (SyntaxKind.ColonToken, NameColonSyntax { Parent.Parent: BaseArgumentListSyntax list } name) => Named(model, list, name.Name.Identifier.Text).Select<IParameterSymbol, ITypeSymbol?>(parameter => parameter.Type),
            _ => [One(place, model, before, parent)],
        };
        return
        [
            .. types
                .Select(type => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : type)
                .OfType<ITypeSymbol>()
                .Where(type => type is not (IErrorTypeSymbol or ITypeParameterSymbol or { SpecialType: SpecialType.System_Object }))
                .Distinct<ITypeSymbol>(SymbolEqualityComparer.Default),
        ];
    }

    private static ITypeSymbol? One(CodePlace place, SemanticModel model, SyntaxToken before, SyntaxNode parent) => (before.Kind(), parent) switch
    {
        (SyntaxKind.EqualsToken, EqualsValueClauseSyntax value) => Declared(model, value),
        (SyntaxKind.EqualsToken, AssignmentExpressionSyntax assignment) => TypeOf(model, assignment.Left),
        (_, BinaryExpressionSyntax binary) when binary.OperatorToken == before => Compared(model, binary),
        (_, ReturnStatementSyntax) => (model.GetEnclosingSymbol(place.Start) as IMethodSymbol)?.ReturnType is { SpecialType: not SpecialType.System_Void } result ? result : null,
        (SyntaxKind.OpenParenToken, IfStatementSyntax or WhileStatementSyntax) => model.Compilation.GetSpecialType(SpecialType.System_Boolean),
        (SyntaxKind.OpenBraceToken or SyntaxKind.CommaToken, SwitchExpressionSyntax choice) => TypeOf(model, choice.GoverningExpression),
        (SyntaxKind.IsKeyword, IsPatternExpressionSyntax pattern) => TypeOf(model, pattern.Expression),
        (SyntaxKind.ColonToken, ConditionalExpressionSyntax condition) => TypeOf(model, condition.WhenTrue),
        (SyntaxKind.ColonToken, NameColonSyntax { Parent: SubpatternSyntax } member) => (model.GetSymbolInfo(member.Name).Symbol as IPropertySymbol)?.Type,
        (SyntaxKind.OpenBracketToken or SyntaxKind.CommaToken, CollectionExpressionSyntax items) => Element(model.GetTypeInfo(items).ConvertedType),
        (SyntaxKind.CaseKeyword, _) => parent.FirstAncestorOrSelf<SwitchStatementSyntax>() is { } statement ? TypeOf(model, statement.Expression) : null,
        _ => null,
    };

    /// <summary>What a call may call: every overload.</summary>
    public static IEnumerable<IMethodSymbol> Overloads(SemanticModel model, BaseArgumentListSyntax list)
    {
        var call = list.Parent!;
        var named = call is InvocationExpressionSyntax invocation ? invocation.Expression : call;
        var info = model.GetSymbolInfo(call);
        ISymbol[] found =
        [
            .. (info.Symbol is { } one ? [one] : info.CandidateSymbols)
                .Concat(model.GetMemberGroup(named))
                .Concat(named == call ? [] : model.GetSymbolInfo(named).CandidateSymbols),
        ];
        if (found.Length == 0 && call is ElementAccessExpressionSyntax access)
        {
            found = TypeOf(model, access.Expression) is { } type ? [.. Levels(type).SelectMany(level => level.GetMembers().OfType<IPropertySymbol>()).Where(property => property.IsIndexer)] : [];
        }

        return found
            .Select(symbol => symbol is IPropertySymbol property ? property.GetMethod : symbol as IMethodSymbol)
            .OfType<IMethodSymbol>()
            .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default);
    }

    /// <summary>The parameters that a place among arguments may be for, one of each overload.</summary>
    public static IEnumerable<IParameterSymbol> Parameters(SemanticModel model, BaseArgumentListSyntax list, int position)
    {
        var index = list.Arguments.GetSeparators().Count(separator => separator.SpanStart < position);
        var argument = list.Arguments.ElementAtOrDefault(index);
        return argument?.NameColon is { } name && name.Span.End <= position
            ? Named(model, list, name.Name.Identifier.Text)
            : Overloads(model, list)
                .Select(method => method.Parameters is [.., { IsParams: true } last] parameters && index >= parameters.Length - 1 ? last : method.Parameters.ElementAtOrDefault(index))
                .OfType<IParameterSymbol>();
    }

    private static IEnumerable<IParameterSymbol> Named(SemanticModel model, BaseArgumentListSyntax list, string name) =>
        Overloads(model, list).SelectMany(method => method.Parameters).Where(parameter => parameter.Name == name);

    private static ITypeSymbol? Declared(SemanticModel model, EqualsValueClauseSyntax value) => value.Parent switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: false } declaration } => TypeOf(model, declaration.Type),
        PropertyDeclarationSyntax property => TypeOf(model, property.Type),
        ParameterSyntax { Type: { } parameter } => TypeOf(model, parameter),
        _ => null,
    };

    private static ITypeSymbol? Compared(SemanticModel model, BinaryExpressionSyntax binary) => binary.Kind() switch
    {
        SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression => model.Compilation.GetSpecialType(SpecialType.System_Boolean),
        SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.CoalesceExpression or SyntaxKind.IsExpression
            or SyntaxKind.LessThanExpression or SyntaxKind.GreaterThanExpression => TypeOf(model, binary.Left),
        _ => null,
    };

    private static ITypeSymbol? Element(ITypeSymbol? collection) => collection switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var element] } => element,
        _ => null,
    };

    /// <summary>A type and those it derives from.</summary>
    public static IEnumerable<ITypeSymbol> Levels(ITypeSymbol? type)
    {
        for (var level = type; level is not null; level = level.BaseType)
        {
            yield return level;
        }
    }

    private static ITypeSymbol? TypeOf(SemanticModel model, SyntaxNode node) => model.GetTypeInfo(node).Type;
}
