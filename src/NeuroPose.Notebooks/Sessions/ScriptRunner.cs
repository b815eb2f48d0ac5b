using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using NeuroPose.Notebooks.Assistance;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>Runs C# on the state that earlier cells left, and keeps the state it leaves.</summary>
internal sealed class ScriptRunner(ScriptCompiler compiler, SessionFolder folder) : IDisposable
{
    private readonly HashSet<string> cells = new(StringComparer.Ordinal);
    private ScriptState<object>? state;

    /// <summary>The session's variables; of those with one name, the last.</summary>
    public IEnumerable<ScriptVariable> Variables =>
        (state?.Variables ?? []).GroupBy(variable => variable.Name, StringComparer.Ordinal).Select(group => group.Last());

    /// <summary>What the session knows now, for questions about text that is not executed.</summary>
    public SessionView View => compiler.ViewOf(state, folder.Current);

    /// <summary>Makes a file or library available to this and later cells.</summary>
    public bool AddReference(string path, string from) => compiler.AddReference(path, from);

    /// <summary>What a source file is called in messages: a cell by its name, a loaded file from the session's folder; null for others' code.</summary>
    public string? NameOf(string file)
    {
        if (cells.Contains(file))
        {
            return file;
        }

        var isSource = file.EndsWith(".csx", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);
        var relative = isSource && Path.IsPathRooted(file) ? Path.GetRelativePath(folder.Current, file).Replace('\\', '/') : null;
        return relative is null || relative.StartsWith("../../..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }

    /// <inheritdoc/>
    public void Dispose() => compiler.Dispose();

    /// <summary>Compiles and runs C#; what it declares stays, also when it throws half way.</summary>
    /// <exception cref="ScriptCompilationException">The text does not compile.</exception>
    public async Task<ScriptResult> RunAsync(string code, string name, string from, CancellationToken cancellationToken)
    {
        cells.Add(name);
        var script = compiler.Create(state, code, name, from);
        var diagnostics = script.Compile(cancellationToken);
        if (diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            throw new ScriptCompilationException([.. diagnostics]);
        }

        var hasValue = ScriptCompiler.HasValue(script, name);
        var before = state;
        var run = new AbortableRun<ScriptState<object>>();
        using var interruption = cancellationToken.UnsafeRegister(_ => run.Abort(), null);
        var after = await run.StartAsync(() => before is null
            ? script.RunAsync(globals: null, _ => true, cancellationToken)
            : script.RunFromAsync(before, _ => true, cancellationToken)).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        state = after;
        return new ScriptResult(hasValue, after.ReturnValue, after.Exception);
    }
}

/// <summary>What a cell's C# came to.</summary>
/// <param name="HasValue">Whether it ends in an expression with a value.</param>
/// <param name="Value">That value.</param>
/// <param name="Exception">What it threw; null where it ran to its end.</param>
internal sealed record ScriptResult(bool HasValue, object? Value, Exception? Exception);

/// <summary>C# that does not compile.</summary>
internal sealed class ScriptCompilationException(IReadOnlyList<Diagnostic> diagnostics) : NotebookException("The cell does not compile.")
{
    /// <summary>What the compiler found.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;
}
