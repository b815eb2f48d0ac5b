using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>Which choices are offered at a place, and which come first: what fits the expected type, then what is nearest to the reader.</summary>
internal sealed class Relevance
{
    // What is asked for most of a type that has much; without it "Aggregate" and "BackgroundColor" come first.
    private static readonly Dictionary<string, string[]> Usual = new(StringComparer.Ordinal)
    {
        ["System.Linq.Enumerable"] =
            ["Select", "Where", "ToArray", "ToList", "OrderBy", "First", "Count", "Sum", "Average", "Min", "Max", "Any", "All", "GroupBy", "Zip", "ToDictionary", "SelectMany", "Take", "Skip", "Last"],
        ["System.Console"] = ["Write", "WriteLine", "ReadLine"],
        ["System.Math"] = ["Abs", "Sqrt", "Pow", "Min", "Max", "PI", "Round", "Sin", "Cos"],
        ["System.String"] = ["Length", "Split", "Replace", "Contains", "StartsWith", "EndsWith", "Trim", "Substring", "Join", "Format", "IsNullOrEmpty"],
        ["System.Array"] = ["Length", "Sort", "IndexOf", "Reverse"],
        ["System.Collections.Generic.List"] = ["Count", "Add", "AddRange", "Contains", "IndexOf", "Insert", "Remove", "Sort"],
        ["System.Collections.Generic.Dictionary"] = ["Keys", "Values", "Count", "Add", "ContainsKey", "TryGetValue", "Remove"],
        ["System.Threading.Tasks.Task"] = ["Run", "Delay", "WhenAll", "WhenAny", "FromResult"],
        ["System.IO.File"] = ["ReadAllText", "ReadAllLines", "WriteAllText", "WriteAllLines", "ReadLines", "Exists"],
        ["System.IO.Path"] = ["Combine", "GetFileName", "GetFullPath", "GetExtension", "GetDirectoryName"],
    };

    // Roslyn offers them everywhere; in a notebook nobody asks for them without naming them.
    private static readonly HashSet<string> Noise = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "ReferenceEquals", "MemberwiseClone", "Finalize", "Deconstruct", "PrintMembers", "EqualityContract", "GetTypeCode", "TryFormat", "GetEnumerator", "OnDeserialization",
    };

    private readonly CodePlace place;
    private readonly IReadOnlyList<ITypeSymbol> expected;
    private readonly bool isInTag;
    private readonly string? declaredHere;
    private readonly Dictionary<string, int> ages;

    /// <param name="place">The place.</param>
    /// <param name="expected">The types that a value there may have to have; empty where any will do.</param>
    /// <param name="variables">The session's variables, the oldest first.</param>
    public Relevance(CodePlace place, IReadOnlyList<ITypeSymbol> expected, IReadOnlyList<string> variables)
    {
        (this.place, this.expected) = (place, expected);
        isInTag = place.Before?.Parent is { } parent && parent.AncestorsAndSelf().OfType<InvocationExpressionSyntax>().Any(call => IsTag(place.Model.GetSymbolInfo(Callee(call)).Symbol));
        declaredHere = place.Before?.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } ? declarator.Identifier.Text : null;
        ages = variables.Reverse().Select((name, age) => (name, age)).DistinctBy(variable => variable.name).ToDictionary(variable => variable.name, variable => variable.age, StringComparer.Ordinal);
    }

    /// <summary>Whether a choice is offered.</summary>
    public bool IsOffered(Choice choice)
    {
        var symbol = choice.Symbol;
        var asked = place.Typed.Length >= 3;
        return choice.Text != declaredHere
            && (!IsTag(symbol) || isInTag)
            && !choice.Text.Contains('#', StringComparison.Ordinal)
            && (asked || !(choice.Kind == "function" && Noise.Contains(choice.Name)))
            && !(symbol is IMethodSymbol { IsExtensionMethod: true } extension && IsOfTheHost(extension) && extension.Name != nameof(CellFunctions.Display));
    }

    /// <summary>Where a choice stands: smaller comes first.</summary>
    public (int Fit, int Case, int Nearness, int Order, string Text) Of(Choice choice)
    {
        var starts = choice.Name.StartsWith(place.Typed, StringComparison.Ordinal) ? 0 : 1;
        var fits = choice.IsPreferred ? 0 : Fits(choice) ? 1 : 2;
        var order = place.IsMember ? Usually(choice) : ages.TryGetValue(choice.Text, out var age) ? age : int.MaxValue;
        return (fits, starts, place.IsMember ? NearnessOfMember(choice) : Nearness(choice), order, choice.Text);
    }

    private bool Fits(Choice choice)
    {
        if (choice.Kind == "keyword")
        {
            return expected is [{ SpecialType: SpecialType.System_Boolean }] && choice.Text is "true" or "false";
        }

        var type = choice.Symbol switch
        {
            ILocalSymbol local => local.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            IParameterSymbol parameter => parameter.Type,
            IMethodSymbol { ReturnsVoid: false, IsExtensionMethod: false } method when place.IsMember || choice.Text != choice.Name || method.ContainingType is { IsScriptClass: true } => method.ReturnType,
            _ => null,
        };
        return type is not null && type is not ITypeParameterSymbol && type.TypeKind != TypeKind.Dynamic && expected.Any(wanted => place.Model.Compilation.ClassifyConversion(type, wanted).IsImplicit);
    }

    // What is usual, then what a value has, then what it does.
    private static int Usually(Choice choice)
    {
        var type = choice.Symbol?.ContainingType;
        var names = type is null ? null : Usual.GetValueOrDefault($"{type.ContainingNamespace.ToDisplayString()}.{type.Name}");
        var order = names is null ? -1 : Array.IndexOf(names, choice.Name);
        return order >= 0 ? order : choice.Symbol is IPropertySymbol or IFieldSymbol ? 100 : 101;
    }

    private static int NearnessOfMember(Choice choice) => choice.Symbol switch
    {
        { ContainingType.SpecialType: SpecialType.System_Object } => 8,
        IMethodSymbol { IsOverride: true, Name: nameof(ToString) } => 7,
        IMethodSymbol { IsExtensionMethod: true } extension => IsOfTheHost(extension) ? 6 : IsOurs(extension) ? 2 : extension.ContainingType.ContainingNamespace.ToDisplayString() == "System.Linq" ? 3 : 4,
        INamedTypeSymbol { ContainingType: not null } => 1,
        INamespaceSymbol symbol => IsOurs(symbol) ? 0 : 1,
        _ => 0,
    };

    private int Nearness(Choice choice) => choice switch
    {
        { Kind: "param" } => 0,
        { Symbol: ILocalSymbol or IRangeVariableSymbol or IParameterSymbol } => 0,
        { Kind: "keyword" } => place.Typed.Length > 0 ? 3 : 6,
        { Symbol: null } => 1,
        { Symbol: IFieldSymbol or IPropertySymbol } when !IsTag(choice.Symbol) => choice.Symbol.ContainingType is { IsScriptClass: true } ? 1 : 2,
        { Symbol: { ContainingType: { IsScriptClass: true } } } => 2,
        { Symbol: IMethodSymbol { ContainingType.Name: nameof(CellFunctions) } } => 3,
        { Symbol: ITypeSymbol type } when IsOurs(type) => 4,
        { Symbol: ITypeSymbol { ContainingNamespace: { Name: "Generic" or "System" } } } => 5,
        { Symbol: INamespaceSymbol } => 8,
        _ => 7,
    };

    private static bool IsOurs(ISymbol symbol) => symbol is INamespaceSymbol { Name: "NeuroPose" } || symbol.ContainingAssembly is { } assembly && (assembly.IsInteractive || assembly.Name.StartsWith("NeuroPose", StringComparison.Ordinal));

    private static bool IsOfTheHost(IMethodSymbol extension) =>
        extension.ContainingNamespace.ToDisplayString().StartsWith("Microsoft.DotNet.Interactive", StringComparison.Ordinal) || extension.ContainingType.Name == nameof(CellFunctions);

    private static bool IsTag(ISymbol? symbol) => symbol?.ContainingType?.Name is nameof(HtmlTags) or "PocketViewTags";

    private static ExpressionSyntax Callee(InvocationExpressionSyntax call) =>
        call.Expression is ElementAccessExpressionSyntax attributes ? attributes.Expression : call.Expression;
}
