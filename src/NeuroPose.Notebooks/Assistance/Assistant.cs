using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuroPose.Notebooks.Display;
using NeuroPose.Notebooks.Scripting;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>Answers questions about a cell that is being written.</summary>
internal sealed class Assistant : IDisposable
{
    // Roslyn's services are composed at the first question, not at the start of the session.
    private readonly Lazy<Recommendations> recommendations = new(() => new Recommendations());

    /// <summary>What may stand at the cursor.</summary>
    public CompletionList Complete(string code, int cursor, SessionView session, CancellationToken cancellationToken)
    {
        var start = cursor;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1]))
        {
            start--;
        }

        var end = cursor;
        while (end < code.Length && SyntaxFacts.IsIdentifierPartCharacter(code[end]))
        {
            end++;
        }

        var typed = code[start..cursor];
        var (_, symbols) = recommendations.Value.At(code, cursor, session, cancellationToken);
        var items = symbols
            .Where(symbol => symbol.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase) && symbol.CanBeReferencedByName)
            .GroupBy(symbol => symbol.Name, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new CompletionItem(group.Key, SymbolKinds.KindOf(group.First()), SymbolKinds.SignatureOf(group.First())));
        return new CompletionList(start, end, [.. items]);
    }

    /// <summary>What stands at the cursor.</summary>
    public static MimeBundle? Inspect(string code, int cursor, int detail, SessionView session, CancellationToken cancellationToken)
    {
        var tree = CSharpSyntaxTree.ParseText(code, ScriptCompiler.Syntax, cancellationToken: cancellationToken);
        var token = tree.GetRoot(cancellationToken).FindToken(cursor > 0 && cursor == code.Length ? cursor - 1 : cursor);
        return token.Parent is { } node && session.ModelOf(tree).GetSymbolInfo(node, cancellationToken).Symbol is { } symbol
            ? MimeBundle.Of(MimeBundle.PlainText, SymbolKinds.SignatureOf(symbol))
            : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (recommendations.IsValueCreated)
        {
            recommendations.Value.Dispose();
        }
    }
}
