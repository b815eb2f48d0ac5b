using System.Reflection;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using NeuroPose.Notebooks.Assistance;
using NeuroPose.Notebooks.Scripting;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>A session's C#: what is compiled and loaded so far, and what files are called in messages.</summary>
internal sealed class SessionScripts
{
    private static readonly string[] UsualImports =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "Microsoft.DotNet.Interactive.Formatting",
        "NeuroPose.Notebooks.Sessions.HtmlTags",
        "NeuroPose.Notebooks.Sessions.CellFunctions",
    ];

    private readonly SessionFolder folder;
    private readonly ScriptReferences references;
    private readonly ScriptLoader loader;
    private readonly ScriptCompiler compiler;
    private readonly ScriptRunner runner;

    public SessionScripts(SessionOptions options, SessionFolder folder)
    {
        this.folder = folder;

        // What cells share with the host, so that their objects are of one type.
        Assembly[] host = [.. options.References.Concat([typeof(CellFunctions).Assembly, typeof(Formatter).Assembly, typeof(IHtmlContent).Assembly]).Distinct()];
        Shared = new SharedLibraries(host);
        references = new ScriptReferences(host, Shared);
        loader = new ScriptLoader(Shared);
        compiler = new ScriptCompiler(Shared, loader, references, UsualImports.Concat(options.Imports));
        runner = new ScriptRunner(compiler);
    }

    /// <summary>The libraries of which there is one, for cells and for what runs them.</summary>
    public SharedLibraries Shared { get; }

    /// <summary>The session's variables; of those with one name, the last.</summary>
    public IReadOnlyList<ScriptVariable> Variables => runner.Variables;

    /// <summary>What the session knows now, for questions about text that is not executed.</summary>
    public SessionView View()
    {
        var last = runner.Previous;
        return new SessionView(last?.Compilation, compiler.ReferencesAfter(last), compiler.Options, folder.Current, references) { Variables = runner.Variables };
    }

    /// <summary>Compiles and runs C#; what it declares stays, also when it throws half way.</summary>
    /// <exception cref="ScriptCompilationException">The text does not compile.</exception>
    public Task<ScriptResult> RunAsync(string code, string name, string from, CancellationToken cancellationToken) =>
        runner.RunAsync(code, name, from, cancellationToken);

    /// <summary>Declares a variable that holds a value of a type that every cell can name.</summary>
    public async Task DeclareAsync(string name, object value, string from, CancellationToken cancellationToken)
    {
        await runner.RunAsync($"global::{value.GetType().FullName} {name} = default!;", $"the variable {name}", from, cancellationToken).ConfigureAwait(false);
        Variables.Last(variable => variable.Name == name).Set(value);
    }

    /// <summary>Declares a variable that holds what another holds now.</summary>
    public Task DeclareAliasAsync(string name, string other, string from, CancellationToken cancellationToken) =>
        runner.RunAsync($"var {name} = {other};", $"the variable {name}", from, cancellationToken);

    /// <summary>Compiles a cell that never runs and that no other cell sees.</summary>
    public void WarmUp(CancellationToken cancellationToken) => compiler.Check("var warm = 1;\nwarm + 1", "warm", folder.Current, cancellationToken);

    /// <summary>Makes a native library available to the code of cells and packages.</summary>
    public void AddNative(string file) => loader.AddNative(file);

    /// <summary>Makes the library that a package brings available to the cells that follow, where that is one of .NET's.</summary>
    public void AddFramework(string package)
    {
        if (SharedLibraries.FrameworkFile(package) is { } file)
        {
            compiler.AddReference(file);
        }
    }

    /// <summary>Makes a file, or a library of .NET by its name, available to the cells that follow.</summary>
    /// <returns>Whether there is one.</returns>
    public bool AddReference(string name, string from)
    {
        var path = Path.GetFullPath(name, from);
        var found = File.Exists(path) ? path : ScriptReferences.Platform.GetValueOrDefault(name);
        if (found is not null)
        {
            compiler.AddReference(found);
        }

        return found is not null;
    }

    /// <summary>
    /// What a source file is called in messages: a cell by its name, a loaded file from the session's folder; null for others' code.
    /// </summary>
    public string? NameOf(string file)
    {
        if (runner.IsCell(file))
        {
            return file;
        }

        var isSource = file.EndsWith(".csx", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);
        var relative = isSource && Path.IsPathRooted(file) ? Path.GetRelativePath(folder.Current, file).Replace('\\', '/') : null;
        return relative is null || relative.StartsWith("../../..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }
}
