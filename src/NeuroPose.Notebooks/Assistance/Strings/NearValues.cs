using System.Collections;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuroPose.Notebooks.Scripting;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>
/// The values around a string: of what is called or indexed, and of the other arguments. Nothing is run for it but the properties of the
/// workbench's own types; where there is no value yet, its type stands for it.
/// </summary>
internal sealed class NearValues(SemanticModel model, IReadOnlyList<ScriptVariable> variables, CancellationToken cancellationToken)
{
    /// <summary>The values, the nearest first.</summary>
    public IEnumerable<object> Around(BaseArgumentListSyntax list, int position)
    {
        var callee = list.Parent switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Expression,
            ElementAccessExpressionSyntax access => access.Expression,
            ObjectCreationExpressionSyntax creation => creation.Type,
            _ => null,
        };
        var others = list.Arguments.Where(argument => !argument.Span.Contains(position - 1)).Select(argument => argument.Expression);
        return (callee is null ? others : others.Prepend(callee)).Select(Of).OfType<object>();
    }

    private object? Of(ExpressionSyntax expression)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueOf(expression) ?? TypeOf(expression);
    }

    private object? ValueOf(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => ValueOf(inner.Expression),
        IdentifierNameSyntax name when model.GetSymbolInfo(name).Symbol is IFieldSymbol { ContainingType.IsScriptClass: true } field && !field.ContainingAssembly.Equals(model.Compilation.Assembly, SymbolEqualityComparer.Default) =>
            variables.FirstOrDefault(variable => variable.Name == field.Name)?.Value,
        MemberAccessExpressionSyntax access when model.GetSymbolInfo(access).Symbol is IPropertySymbol { IsStatic: true } property => Read(Loaded(property.ContainingType), null, property.Name),
        MemberAccessExpressionSyntax access when ValueOf(access.Expression) is { } owner => Read(owner.GetType(), owner, access.Name.Identifier.Text),
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: int index } }] } access
            when ValueOf(access.Expression) is IList items && index >= 0 && index < items.Count => items[index],
        _ => null,
    };

    private Type? TypeOf(ExpressionSyntax expression) => (model.GetSymbolInfo(expression).Symbol as ITypeSymbol ?? model.GetTypeInfo(expression).Type) is INamedTypeSymbol type ? Loaded(type) : null;

    // Properties of others may do anything; ours, and those that list columns and keys, only tell.
    private static object? Read(Type? type, object? owner, string property)
    {
        if (type is null || (type.Assembly.GetName().Name?.StartsWith("NeuroPose", StringComparison.Ordinal) != true && !ObjectNames.IsRead(property)))
        {
            return null;
        }

        try
        {
            var found = type.GetProperties(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance).FirstOrDefault(candidate => candidate.Name == property && candidate.GetIndexParameters().Length == 0);
            return found?.GetValue(owner, BindingFlags.Default, null, null, CultureInfo.InvariantCulture);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }

    private static Type? Loaded(INamedTypeSymbol type)
    {
        var name = type.OriginalDefinition.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat.WithGenericsOptions(SymbolDisplayGenericsOptions.None));
        return AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == type.ContainingAssembly?.Name)?.GetType(name);
    }
}
