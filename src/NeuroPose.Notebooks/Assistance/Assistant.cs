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
        var cell = new MaskedCell(code, cursor);
        if (DirectiveCompletion.Of(cell, session) is { } directive)
        {
            return directive;
        }

        if (!cell.IsCode)
        {
            return new CompletionList(cursor, cursor, []);
        }

        var (text, position) = (cell.Text, cell.Position);
        var root = CSharpSyntaxTree.ParseText(text, ScriptCompiler.Syntax, cancellationToken: cancellationToken).GetRoot(cancellationToken);
        var place = TextPlace.At(root, position);
        if (place.IsString)
        {
            return new CompletionList(cursor - place.Typed.Length, cursor, PathCompletion.Of(place.Typed, session.Folder, []));
        }

        if (!place.IsCode)
        {
            return new CompletionList(cursor, cursor, []);
        }

        var start = position;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(text[start - 1]))
        {
            start--;
        }

        var end = position;
        while (end < text.Length && SyntaxFacts.IsIdentifierPartCharacter(text[end]))
        {
            end++;
        }

        var symbols = recommendations.Value.At(text, position, session.With(cell.References), cancellationToken);
        var items = SymbolCompletion.Of(symbols, text[start..position], afterDot: start > 0 && text[start - 1] == '.');
        return new CompletionList(cursor - (position - start), cursor + (end - position), items);
    }

    /// <summary>What stands at the cursor; null where there is nothing to say.</summary>
    public static MimeBundle? Inspect(string code, int cursor, int detail, SessionView session, CancellationToken cancellationToken)
    {
        var cell = new MaskedCell(code, cursor);
        if (cell.Line.StartsWith("#!", StringComparison.Ordinal))
        {
            return session.Directives.FirstOrDefault(info => info.Name == cell.Line.Split(' ')[0]) is { } directive
                ? MimeBundle.Of(MimeBundle.PlainText, directive.ToString())
                : null;
        }

        if (!cell.IsCode)
        {
            return null;
        }

        var tree = CSharpSyntaxTree.ParseText(cell.Text, ScriptCompiler.Syntax, cancellationToken: cancellationToken);
        var symbols = SymbolAtPlace.Find(session.With(cell.References).ModelOf(tree), tree.GetRoot(cancellationToken), cell.Position, cancellationToken);
        return symbols.Count == 0 ? null : InspectionPage.Of(symbols, detail, cancellationToken);
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
