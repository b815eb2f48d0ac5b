using Microsoft.CodeAnalysis;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>What a symbol is called in completion lists.</summary>
internal static class SymbolKinds
{
    private static readonly SymbolDisplayFormat Line = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithParameterOptions(
            SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeModifiers | SymbolDisplayParameterOptions.IncludeOptionalBrackets);

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
}
