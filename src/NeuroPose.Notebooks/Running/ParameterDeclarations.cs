using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuroPose.Notebooks.Running;

/// <summary>The declarations of a parameters cell that a run can set: variables that start as a literal.</summary>
internal static class ParameterDeclarations
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>Each variable's default value, by name, in order; null where the default is no literal.</summary>
    public static IReadOnlyList<KeyValuePair<string, ParameterKind?>> Of(string source)
    {
        var unit = SyntaxFactory.ParseCompilationUnit(source, options: Script);
        var declarations = unit.Members.SelectMany(member => member switch
        {
            // A constant cannot be set again.
            FieldDeclarationSyntax field when !field.Modifiers.Any(SyntaxKind.ConstKeyword) => [field.Declaration],
            GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax { IsConst: false } local } => [local.Declaration],
            _ => Enumerable.Empty<VariableDeclarationSyntax>(),
        });

        return
        [
            .. declarations.SelectMany(declaration => declaration.Variables.Select(variable =>
                KeyValuePair.Create(variable.Identifier.ValueText, KindOf(declaration.Type, variable.Initializer?.Value)))),
        ];
    }

    private static ParameterKind? KindOf(TypeSyntax type, ExpressionSyntax? value)
    {
        // -1.5 is a sign and a literal; double.NaN is a name.
        var literal = value is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression or (int)SyntaxKind.UnaryPlusExpression } signed
            ? signed.Operand
            : value;
        var declared = type.IsVar ? null : (type as NullableTypeSyntax)?.ElementType.ToString() ?? type.ToString();
        return (declared, literal) switch
        {
            ("double" or "float" or "decimal" or "int" or "long" or "bool" or "string" or "char", not null) => ParameterKind.Of(declared),
            (_, MemberAccessExpressionSyntax { Expression: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.DoubleKeyword } }) => ParameterKind.Of("double"),
            (_, LiteralExpressionSyntax found) => found.Token.Value switch
            {
                double => ParameterKind.Of("double"),
                float => ParameterKind.Of("float"),
                decimal => ParameterKind.Of("decimal"),
                int => ParameterKind.Of("int"),
                long => ParameterKind.Of("long"),
                bool => ParameterKind.Of("bool"),
                string => ParameterKind.Of("string"),
                char => ParameterKind.Of("char"),
                _ => null,
            },
            _ => null,
        };
    }
}
