using Microsoft.CodeAnalysis.CSharp;
using NeuroPose.Notebooks.Display;
using NeuroPose.Notebooks.Scripting;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>Answers questions about a cell that is being written.</summary>
internal sealed class Assistant : IDisposable
{
    // Loaded and composed at the first question about code: until then a session knows nothing of them.
    private readonly Lazy<EditorServices> services = new(() => new EditorServices());

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

        var (text, position) = MeantText.Of(cell.Text, cell.Position);
        var root = CSharpSyntaxTree.ParseText(text, ScriptCompiler.Syntax, cancellationToken: cancellationToken).GetRoot(cancellationToken);
        var place = TextPlace.At(root, position);
        var known = session.With(cell.References);
        if (place.IsString)
        {
            return new CompletionList(cursor - place.Typed.Length, cursor, StringCompletion.Of(root, position, place.Typed, known, cancellationToken));
        }

        if (!place.IsCode)
        {
            return new CompletionList(cursor, cursor, []);
        }

        var (before, after, items) = CodeCompletion.Of(services.Value.At(text, position, known, cancellationToken), [.. session.Variables.Select(variable => variable.Name)], cancellationToken);
        return new CompletionList(cursor - before, cursor + after, items);
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
        if (services.IsValueCreated)
        {
            services.Value.Dispose();
        }
    }
}
