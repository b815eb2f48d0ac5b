using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace NeuroPose.Notebooks.Scripting;

/// <summary>Compiles cells, each on top of those before it.</summary>
internal sealed class ScriptCompiler(SharedLibraries shared, ScriptLoader loader, ScriptReferences files, IEnumerable<string> imports)
{
    /// <summary>The symbol that says to an extension which of its hosts runs it: this session, and not .NET Interactive.</summary>
    public const string SessionSymbol = "NEUROPOSE_SESSION";

    private static readonly EmitOptions Emission = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    private readonly CSharpCompilationOptions options = new(
        OutputKind.DynamicallyLinkedLibrary,
        usings: imports,
        // Optimized code does not know the line on which it failed (decision 0041).
        optimizationLevel: OptimizationLevel.Debug,
        allowUnsafe: true,
        concurrentBuild: false,
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);

    private MetadataReference[] references = [.. files.Initial];

    /// <summary>How cells are parsed.</summary>
    public static CSharpParseOptions Syntax { get; } = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script, [SessionSymbol]);

    /// <summary>What a cell after another is compiled against besides what that one was.</summary>
    public IReadOnlyList<MetadataReference> ReferencesAfter(CompiledCell? previous) => references[(previous?.ReferenceCount ?? 0)..];

    /// <summary>How cells are compiled.</summary>
    public CSharpCompilationOptions Options => options;

    /// <summary>
    /// Makes an assembly available to the cells that follow. A file with the name of one that is shared with the host is that one.
    /// </summary>
    public void AddReference(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        if (shared.IsHosts(name))
        {
            return;
        }

        var framework = SharedLibraries.FrameworkFile(name);
        if (framework is null)
        {
            loader.Add(path);
        }

        var reference = files.FromFile(framework ?? path);
        if (!references.Contains(reference))
        {
            references = [.. references, reference];
        }
    }

    /// <summary>Compiles a cell; nothing of it runs.</summary>
    /// <param name="previous">The cells before; null for the first.</param>
    /// <param name="code">The cell's C#.</param>
    /// <param name="file">What errors call it.</param>
    /// <param name="number">A number that no other cell of the session has.</param>
    /// <param name="folder">Where the paths of <c>#load</c> start.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ScriptCompilationException">The text does not compile.</exception>
    public CompiledCell Compile(CompiledCell? previous, string code, string file, int number, string folder, CancellationToken cancellationToken)
    {
        var name = FormattableString.Invariant($"Submission#{number}");
        var (compilation, tree) = Parse(previous, code, file, name, folder, cancellationToken);
        if (!compilation.SyntaxTrees.Any(part => ((CompilationUnitSyntax)part.GetRoot(cancellationToken)).Members.Count > 0))
        {
            // Usings and comments: later cells see them, but there is nothing to run, and the compiler counts no slot for them.
            RequireNoError(compilation.GetDiagnostics(cancellationToken));
            return new CompiledCell(compilation, references.Length, Script: null, HasValue: false);
        }

        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var (emitted, hasValue) = Emit(compilation, tree, image, symbols, cancellationToken);
        return new CompiledCell(emitted, references.Length, loader.LoadCell(name, image, symbols).GetType(name, throwOnError: true)!, hasValue);
    }

    /// <summary>Compiles a first cell without loading it.</summary>
    public void Check(string code, string file, string folder, CancellationToken cancellationToken)
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        Parse(null, code, file, "Unseen", folder, cancellationToken).Compilation.Emit(image, symbols, options: Emission, cancellationToken: cancellationToken);
    }

    private (CSharpCompilation Compilation, SyntaxTree Tree) Parse(CompiledCell? previous, string code, string file, string name, string folder, CancellationToken cancellationToken)
    {
        var tree = CellSyntax.Parse(code, file, cancellationToken);

        // A cell inherits the references of the one before. Naming them again would bind each once more for every cell before it.
        return (files.Bound(CSharpCompilation.CreateScriptCompilation(
            name,
            tree,
            ReferencesAfter(previous),
            options
                .WithScriptClassName(name)
                .WithSourceReferenceResolver(new CellSourceResolver(file, folder))
                .WithMetadataReferenceResolver(new CellReferenceResolver(loader, files, folder)),
            previous?.Compilation,
            typeof(object))), tree);
    }

    private static void RequireNoError(IReadOnlyList<Diagnostic> diagnostics)
    {
        if (diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            throw new ScriptCompilationException(diagnostics);
        }
    }

    // A cell that ends in a span shows a copy of it; any other text that does not compile is an error.
    private static (CSharpCompilation Compilation, bool HasValue) Emit(
        CSharpCompilation compilation, SyntaxTree tree, MemoryStream image, MemoryStream symbols, CancellationToken cancellationToken)
    {
        var diagnostics = compilation.Emit(image, symbols, options: Emission, cancellationToken: cancellationToken).Diagnostics;
        var last = CellSyntax.LastExpression(tree);
        var type = last is null ? null : compilation.GetSemanticModel(tree).GetTypeInfo(last, cancellationToken).Type;
        if (type is INamedTypeSymbol { IsRefLikeType: true, Name: nameof(Span<>) or nameof(ReadOnlySpan<>) })
        {
            var copying = CellSyntax.CopyingLastSpan(tree);
            (compilation, tree) = (compilation.ReplaceSyntaxTree(tree, copying), copying);
            image.SetLength(0);
            symbols.SetLength(0);
            diagnostics = compilation.Emit(image, symbols, options: Emission, cancellationToken: cancellationToken).Diagnostics;
        }

        RequireNoError(diagnostics);
        image.Position = 0;
        symbols.Position = 0;
        return (compilation, last is null ? CellSyntax.EndsInReturn(tree) : type?.SpecialType != SpecialType.System_Void);
    }
}

/// <summary>A cell that compiles.</summary>
/// <param name="Compilation">What the compiler knows of it and of the cells before.</param>
/// <param name="ReferenceCount">How many of the session's references it was compiled against.</param>
/// <param name="Script">The class it became, loaded; null where there is nothing to run.</param>
/// <param name="HasValue">Whether it ends in an expression with a value.</param>
internal sealed record CompiledCell(CSharpCompilation Compilation, int ReferenceCount, Type? Script, bool HasValue);

/// <summary>C# that does not compile.</summary>
internal sealed class ScriptCompilationException(IReadOnlyList<Diagnostic> diagnostics) : NotebookException("The cell does not compile.")
{
    /// <summary>What the compiler found.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;
}
