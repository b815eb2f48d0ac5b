using System.Reflection;

namespace NeuroPose.Notebooks.Scripting;

/// <summary>Runs C# on what earlier cells left, and keeps what it leaves.</summary>
internal sealed class ScriptRunner(ScriptCompiler compiler)
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly List<ScriptVariable> variables = [];

    // Each cell is an object, in the slot that its compilation counted; slot 0 is for a host's object, of which there is none.
    private object?[] cells = new object?[64];
    private CompiledCell? previous;
    private int cellCount;
    private int compiled;

    /// <summary>The last cell, which stands on all before it; null before the first.</summary>
    public CompiledCell? Previous => previous;

    /// <summary>The session's variables in the order of their declaration; of those with one name, the last.</summary>
    public IReadOnlyList<ScriptVariable> Variables
    {
        get
        {
            lock (variables)
            {
                return [.. variables];
            }
        }
    }

    /// <summary>Whether a source file is a cell of this session.</summary>
    public bool IsCell(string file) => names.Contains(file);

    /// <summary>Compiles and runs C#; what it declares stays, also when it throws half way.</summary>
    /// <exception cref="ScriptCompilationException">The text does not compile.</exception>
    public async Task<ScriptResult> RunAsync(string code, string name, string from, CancellationToken cancellationToken)
    {
        names.Add(name);
        var before = previous;
        var cell = compiler.Compile(before, code, name, compiled++, from, cancellationToken);
        if (cell.Script is not { } script)
        {
            previous = cell;
            return new ScriptResult(HasValue: false, null, null);
        }

        var slot = cellCount + 1;
        if (slot >= cells.Length)
        {
            Array.Resize(ref cells, 2 * cells.Length);
        }

        // Kept before it runs: code that cannot be stopped and is left behind belongs to the past of the next cell all the same.
        previous = cell;
        cellCount++;
        var slots = cells;
        try
        {
            return await RunAsync(script, cell.HasValue, slots, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (slots[slot] is { } ran)
            {
                Note(script, ran);
            }
            else if (previous == cell)
            {
                // Stopped before its first line: it never was.
                previous = before;
                cellCount--;
            }
        }
    }

    private static async Task<ScriptResult> RunAsync(Type script, bool hasValue, object?[] slots, CancellationToken cancellationToken)
    {
        var start = script.GetMethod("<Factory>", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
        var run = new AbortableRun<object?>();
        using var interruption = cancellationToken.UnsafeRegister(_ => run.Abort(), null);
        try
        {
            var value = await run.StartAsync(() => start(slots)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();

            // A return within a block may have ended the cell.
            return new ScriptResult(hasValue || value is not null, value, null);
        }
#pragma warning disable CA1031 // Whatever a user's code throws is its result.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            return new ScriptResult(HasValue: false, null, error);
        }
#pragma warning restore CA1031
    }

    private void Note(Type script, object cell)
    {
        lock (variables)
        {
            foreach (var field in script.GetFields(Declared).Where(field => !field.Name.Contains('<', StringComparison.Ordinal)))
            {
                variables.RemoveAll(variable => variable.Name == field.Name);
                variables.Add(new ScriptVariable(field, cell));
            }
        }
    }
}

/// <summary>What a cell's C# came to.</summary>
/// <param name="HasValue">Whether it ends in an expression with a value.</param>
/// <param name="Value">That value.</param>
/// <param name="Exception">What it threw; null where it ran to its end.</param>
internal sealed record ScriptResult(bool HasValue, object? Value, Exception? Exception);
