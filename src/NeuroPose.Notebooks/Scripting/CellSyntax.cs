using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NeuroPose.Notebooks.Scripting;

/// <summary>Parses cells as their authors mean them, and finds what a cell ends in.</summary>
internal static class CellSyntax
{
    /// <summary>The tree of a cell; each of its characters stays in its place.</summary>
    public static SyntaxTree Parse(string code, string file = "", CancellationToken cancellationToken = default)
    {
        var tree = SyntaxFactory.ParseSyntaxTree(SourceText.From(code, System.Text.Encoding.UTF8), ScriptCompiler.Syntax, file, cancellationToken);
        var root = (CompilationUnitSyntax)tree.GetRoot(cancellationToken);

        // C# takes a last line "figure with { Width = 400 }" for a property of the name "with".
        var taken = root.Members.Where(member => member is PropertyDeclarationSyntax { Identifier.Text: "with" });
        return taken.Select(member => EndingIn(code, root, member)).FirstOrDefault(meant => meant is not null) is { } meant
            ? tree.WithRootAndOptions(meant, ScriptCompiler.Syntax)
            : tree;
    }

    /// <summary>The expression that a cell ends in, whose value is shown; null where it ends in something else.</summary>
    public static ExpressionSyntax? LastExpression(SyntaxTree tree) =>
        Root(tree).Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement } ? statement.Expression : null;

    /// <summary>Whether a cell ends in <c>return</c> with a value.</summary>
    public static bool EndsInReturn(SyntaxTree tree) =>
        Root(tree).Members.LastOrDefault() is GlobalStatementSyntax { Statement: ReturnStatementSyntax { Expression: not null } };

    /// <summary>The cell with a copy of the span that it ends in: a span itself cannot leave the cell.</summary>
    public static SyntaxTree CopyingLastSpan(SyntaxTree tree)
    {
        var last = LastExpression(tree)!;
        var copy = SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression,
            SyntaxFactory.ParenthesizedExpression(last.WithoutTrailingTrivia()),
            SyntaxFactory.IdentifierName(nameof(Span<>.ToArray))));
        return tree.WithRootAndOptions(Root(tree).ReplaceNode(last.Parent!, Statement(copy.WithTrailingTrivia(last.GetTrailingTrivia()))), ScriptCompiler.Syntax);
    }

    // The cell whose last statement is such an expression, where its text from a member on is one.
    private static CompilationUnitSyntax? EndingIn(string code, CompilationUnitSyntax root, MemberDeclarationSyntax member)
    {
        var text = code[member.FullSpan.Start..];
        var copy = SyntaxFactory.ParseExpression(text, options: ScriptCompiler.Syntax, consumeFullText: false);
        var rest = text[copy.FullSpan.Length..].Trim();
        if (copy is not WithExpressionSyntax || copy.ContainsDiagnostics || rest is not ("" or ";"))
        {
            return null;
        }

        // With a semicolon it is no statement of C#, which the compiler then says.
        var statement = rest.Length > 0 ? SyntaxFactory.ExpressionStatement(copy) : Statement(copy);
        return root
            .WithMembers([.. root.Members.TakeWhile(before => before != member), SyntaxFactory.GlobalStatement(statement)])
            .WithEndOfFileToken(SyntaxFactory.Token(SyntaxKind.EndOfFileToken));
    }

    private static ExpressionStatementSyntax Statement(ExpressionSyntax expression) =>
        SyntaxFactory.ExpressionStatement(expression, SyntaxFactory.MissingToken(SyntaxKind.SemicolonToken));

    private static CompilationUnitSyntax Root(SyntaxTree tree) => (CompilationUnitSyntax)tree.GetRoot();
}
