using Microsoft.CodeAnalysis;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>What a symbol is called where it is offered or explained.</summary>
internal static class SymbolWords
{
    private static readonly SymbolDisplayFormat Line = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithParameterOptions(
            SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeModifiers | SymbolDisplayParameterOptions.IncludeOptionalBrackets);

    private static readonly SymbolDisplayFormat Full = Line.WithMemberOptions(
        SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeRef
        | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeModifiers);

    /// <summary>The kind, in the words that Jupyter has an icon for.</summary>
    public static string KindOf(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => "module",
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => "enum",
        INamedTypeSymbol { TypeKind: TypeKind.Interface } => "interface",
        INamedTypeSymbol { TypeKind: TypeKind.Struct } => "struct",
        ITypeParameterSymbol => "type",
        ITypeSymbol => "class",
        IMethodSymbol => "function",
        IPropertySymbol => "property",
        IEventSymbol => "event",
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "enum member",
        IFieldSymbol { IsConst: true } => "constant",
        IFieldSymbol { ContainingType.IsScriptClass: true } => "instance",
        IFieldSymbol => "field",
        IParameterSymbol => "param",
        _ => "instance",
    };

    /// <summary>The declaration on one line.</summary>
    public static string SignatureOf(ISymbol symbol) => symbol.ToDisplayString(Line);

    /// <summary>The declaration with the type it belongs to, return type first.</summary>
    public static string FullSignatureOf(ISymbol symbol) => symbol.ToDisplayString(symbol.ContainingType is { IsScriptClass: true } ? Line : Full);
}
