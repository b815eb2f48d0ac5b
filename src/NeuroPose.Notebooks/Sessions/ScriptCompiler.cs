using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using NeuroPose.Notebooks.Assistance;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>Compiles cells, each on top of the state that the cells before it left.</summary>
internal sealed class ScriptCompiler : IDisposable
{
    private static readonly string[] UsualImports =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "Microsoft.DotNet.Interactive.Formatting",
        "Microsoft.DotNet.Interactive.Formatting.PocketViewTags",
        "NeuroPose.Notebooks.Sessions.CellFunctions",
    ];

    private readonly InteractiveAssemblyLoader loader = new();
    private readonly HashSet<string> hostNames = new(StringComparer.OrdinalIgnoreCase);
    private ScriptOptions options;

    public ScriptCompiler(SessionOptions session)
    {
        var host = SessionReferences.Own.Concat(session.References).Distinct().ToArray();
        foreach (var assembly in host)
        {
            loader.RegisterDependency(assembly);
            hostNames.Add(assembly.GetName().Name!);
        }

        options = ScriptOptions.Default
            .WithReferences(SessionReferences.Framework().Concat(host.Select(assembly => SessionReferences.FromFile(assembly.Location))))
            .WithImports(UsualImports.Concat(session.Imports))
            .WithEmitDebugInformation(true)
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithAllowUnsafe(true)
            .WithFileEncoding(Encoding.UTF8);
    }

    /// <summary>
    /// Adds what a cell names with <c>#r</c>. A file with the name of an assembly that the host gave is the host's own.
    /// </summary>
    /// <returns>Whether there is such a file or library.</returns>
    public bool AddReference(string name, string folder)
    {
        var path = Path.GetFullPath(name, folder);
        if (!File.Exists(path))
        {
            // "System.Xml" names a library and not a file.
            if (SessionReferences.FindPlatform(name) is not { } known)
            {
                return false;
            }

            path = known;
        }

        if (!hostNames.Contains(Path.GetFileNameWithoutExtension(path)))
        {
            var reference = SessionReferences.FromFile(path);
            if (!options.MetadataReferences.Contains(reference))
            {
                options = options.AddReferences(reference);
            }
        }

        return true;
    }

    /// <summary>A cell as a script that continues a state; nothing is compiled yet.</summary>
    public Script<object> Create(ScriptState<object>? state, string code, string file, string folder)
    {
        var cell = options
            .WithFilePath(file)
            .WithSourceResolver(new CellSourceResolver(file, folder))
            .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(folder));
        return state is null
            ? CSharpScript.Create<object>(code, cell, globalsType: null, loader)
            : state.Script.ContinueWith<object>(code, cell);
    }

    /// <summary>What a state and this compiler's options come to for the next cell.</summary>
    public SessionView ViewOf(ScriptState<object>? state, string folder) => new(
        (CSharpCompilation?)state?.Script.GetCompilation(),
        [.. options.MetadataReferences],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: options.Imports, allowUnsafe: true),
        folder);

    /// <inheritdoc/>
    public void Dispose() => loader.Dispose();

    /// <summary>Whether a compiled cell ends in an expression with a value.</summary>
    public static bool HasValue(Script script, string file)
    {
        var compilation = script.GetCompilation();
        var tree = compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == file) ?? compilation.SyntaxTrees.Last();
        var last = ((CompilationUnitSyntax)tree.GetRoot()).Members.LastOrDefault();
        return last is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement }
            && compilation.GetSemanticModel(tree).GetTypeInfo(statement.Expression).Type?.SpecialType != SpecialType.System_Void;
    }
}
