using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Recommendations;
using Microsoft.CodeAnalysis.Text;
using NeuroPose.Notebooks.Scripting;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>
/// The symbols that fit at a place, from Roslyn's Recommender. It asks for a workspace, but answers from the semantic model that it is
/// given: so the workspace holds nothing but the text in question, and the meaning comes from the session's own compilation.
/// </summary>
internal sealed class Recommendations : IDisposable
{
    private readonly Lock gate = new();
    private readonly AdhocWorkspace workspace = new();
    private readonly ProjectId project = ProjectId.CreateNewId();

    public Recommendations() => workspace.AddProject(
        ProjectInfo.Create(project, VersionStamp.Default, "cells", "cells", LanguageNames.CSharp, parseOptions: ScriptCompiler.Syntax));

    /// <summary>The symbols that fit.</summary>
    public IReadOnlyList<ISymbol> At(string text, int position, SessionView session, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var id = DocumentId.CreateNewId(project);
            workspace.TryApplyChanges(workspace.CurrentSolution.AddDocument(
                DocumentInfo.Create(id, "cell", sourceCodeKind: SourceCodeKind.Script, loader: TextLoader.From(TextAndVersion.Create(SourceText.From(text), VersionStamp.Default)))));
            try
            {
                var document = workspace.CurrentSolution.GetDocument(id)!;

                // The text is in memory: there is nothing to wait for.
                var tree = document.GetSyntaxTreeAsync(cancellationToken).GetAwaiter().GetResult()!;
                var model = session.ModelOf(tree);
#pragma warning disable CS0618 // The overload for documents would need every cell as a project of the workspace: the session's memory twice.
                return [.. Recommender.GetRecommendedSymbolsAtPosition(model, position, workspace, options: null, cancellationToken)];
#pragma warning restore CS0618
            }
            finally
            {
                workspace.TryApplyChanges(workspace.CurrentSolution.RemoveDocument(id));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => workspace.Dispose();
}
