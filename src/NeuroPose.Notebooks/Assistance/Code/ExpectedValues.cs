using Microsoft.CodeAnalysis;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>The values that a type offers of itself, for a place that expects it: the words of an enum, and what its static members return.</summary>
internal static class ExpectedValues
{
    private const int Most = 30;

    /// <summary>The choices, as they are written at the place.</summary>
    public static IEnumerable<Choice> Of(ITypeSymbol type, CodePlace place)
    {
        if (type is not INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Enum or TypeKind.Class or TypeKind.Struct, IsTupleType: false, IsAnonymousType: false } named || place.IsMember)
        {
            return [];
        }

        var name = named.ToMinimalDisplayString(place.Model, place.Start);
        return named.GetMembers()
            .Where(member => member is { IsStatic: true, DeclaredAccessibility: Accessibility.Public, CanBeReferencedByName: true } && place.Model.IsAccessible(place.Start, member))
            .Where(member => Returned(member) is { } returned && SymbolEqualityComparer.Default.Equals(returned, named))
            .DistinctBy(member => member.Name)
            .Take(Most)
            .Select(member => new Choice($"{name}.{member.Name}", SymbolWords.KindOf(member), member, IsPreferred: named.TypeKind == TypeKind.Enum) { Name = member.Name });
    }

    private static ITypeSymbol? Returned(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IMethodSymbol { MethodKind: MethodKind.Ordinary, IsGenericMethod: false } method => method.ReturnType,
        _ => null,
    };
}
