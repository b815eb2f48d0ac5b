using System.Composition.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Recommendations;
using Microsoft.CodeAnalysis.Text;
using NeuroPose.Notebooks.Scripting;
using RoslynList = Microsoft.CodeAnalysis.Completion.CompletionList;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>
/// The completion of editors, from Roslyn's Features package, asked about the session's next cell. As long as no cell has run in between, the
/// next question only exchanges the text, so that nothing is bound twice.
/// </summary>
internal sealed class EditorServices : IDisposable
{
    // Composed once for the whole process, at its first question.
    private static readonly Lazy<MefHostServices> Host = new(() => MefHostServices.Create(
        new ContainerConfiguration().WithAssemblies(MefHostServices.DefaultAssemblies).WithPart<SubmissionService.Factory>().CreateContainer()));

    private readonly Lock gate = new();
    private readonly AdhocWorkspace workspace = new(Host.Value);
    private SessionView? asked;
    private Document? cell;

    /// <summary>What the services say about a place.</summary>
    /// <param name="text">The cell's C#.</param>
    /// <param name="position">The place.</param>
    /// <param name="session">The cells before.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public CodePlace At(string text, int position, SessionView session, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var document = (cell is not null && IsSame(session, asked) ? cell : NextCell(session)).WithText(SourceText.From(text));
            (asked, cell) = (session, document);

            // Everything is in memory: there is nothing to wait for.
            session.Files.Bound(() => (CSharpCompilation)Wait(document.Project.GetCompilationAsync(cancellationToken))!);
            var model = Wait(document.GetSemanticModelAsync(cancellationToken))!;
            var service = CompletionService.GetService(document)!;
            var list = Wait(service.GetCompletionsAsync(document, position, cancellationToken: cancellationToken));
            var symbols = Wait(Recommender.GetRecommendedSymbolsAtPositionAsync(document, position, cancellationToken: cancellationToken));
            return new CodePlace(document, service, model, text, position, list, symbols.ToLookup(symbol => symbol.Name, StringComparer.Ordinal));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (cell is not null)
        {
            SubmissionService.Forget(cell.Project.AssemblyName);
        }

        workspace.Dispose();
    }

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

    private static bool IsSame(SessionView one, SessionView? other) =>
        other is not null && one.Previous == other.Previous && one.Options == other.Options && one.References.SequenceEqual(other.References);

    private Document NextCell(SessionView session)
    {
        if (cell is not null)
        {
            SubmissionService.Forget(cell.Project.AssemblyName);
        }

        var name = SubmissionService.NameFor(session.Previous);
        var project = ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            name,
            name,
            LanguageNames.CSharp,
            compilationOptions: session.Options,
            parseOptions: ScriptCompiler.Syntax,
            metadataReferences: session.References,
            isSubmission: true,
            hostObjectType: typeof(object));
        var text = DocumentInfo.Create(DocumentId.CreateNewId(project.Id), "cell", sourceCodeKind: SourceCodeKind.Script);
        return workspace.CurrentSolution.AddProject(project).AddDocument(text).GetDocument(text.Id)!;
    }
}

/// <summary>What is known of a place in a cell.</summary>
/// <param name="Document">The cell.</param>
/// <param name="Service">What made the list.</param>
/// <param name="Model">The cell's meaning.</param>
/// <param name="Text">The cell's C#.</param>
/// <param name="Position">The place.</param>
/// <param name="List">What an editor would offer, related or not.</param>
/// <param name="Symbols">The symbols that fit, by name.</param>
internal sealed record CodePlace(
    Document Document, CompletionService Service, SemanticModel Model, string Text, int Position, RoslynList List, ILookup<string, ISymbol> Symbols)
{
    /// <summary>The start of the name that is being typed.</summary>
    public int Start { get; } = StartOf(Text, Position);

    /// <summary>What is typed of it.</summary>
    public string Typed => Text[Start..Position];

    /// <summary>The last token before that name; null at the start of the cell.</summary>
    public SyntaxToken? Before { get; } = TokenBefore(Model.SyntaxTree.GetRoot(), StartOf(Text, Position));

    /// <summary>Whether the name is a member of what stands before it.</summary>
    public bool IsMember => Before is { RawKind: (int)SyntaxKind.DotToken or (int)SyntaxKind.ColonColonToken or (int)SyntaxKind.MinusGreaterThanToken };

    private static int StartOf(string text, int position)
    {
        while (position > 0 && SyntaxFacts.IsIdentifierPartCharacter(text[position - 1]))
        {
            position--;
        }

        return position;
    }

    private static SyntaxToken? TokenBefore(SyntaxNode root, int position)
    {
        if (position == 0)
        {
            return null;
        }

        var token = root.FindToken(position - 1);
        while (token.Span.End > position || (token.Span.Length == 0 && token.SpanStart > 0))
        {
            token = token.GetPreviousToken();
        }

        return token.IsKind(SyntaxKind.None) ? null : token;
    }
}
