using System.Diagnostics;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using NeuroPose.Notebooks.Scripting;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>A frame of the stack in the user's own code.</summary>
/// <param name="Method">The method's name; null for the cell's own statements.</param>
/// <param name="File">The cell, or the file it loaded.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1; 0 where it is unknown.</param>
internal sealed record UserFrame(string? Method, string File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"   at {(Method is null ? "" : Method + ", ")}{File}, line {Line}");
}

/// <summary>Picks out of an exception's stack what the user wrote.</summary>
internal static partial class UserFrames
{
    /// <summary>The frames in the named files, innermost first; what the compiler made of them has the user's names again.</summary>
    public static IReadOnlyList<UserFrame> Of(Exception exception, Func<string, string?> nameOf)
    {
        var frames = new List<UserFrame>();
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            if (IsUsers(frame) && frame.GetFileName() is { } file && frame.GetFileLineNumber() > 0 && nameOf(file) is { } name)
            {
                var method = frame.GetMethod();
                frames.Add(new UserFrame(
                    MethodName(method?.DeclaringType?.FullName ?? "", method?.Name ?? ""), name, frame.GetFileLineNumber(), frame.GetFileColumnNumber()));
            }
        }

        // An awaiting method shows up once for itself and once for its awaiter.
        return [.. frames.Distinct()];
    }

    /// <summary>The context of the cell whose code is nearest to the stack's beginning; null where no cell's code is on it.</summary>
    public static ExecutionContext? OutermostCell(Exception exception) => new StackTrace(exception).GetFrames()
        .Reverse()
        .Select(frame => LoaderOf(frame) is { } loader ? loader.ContextOf(frame.GetMethod()!.Module.Assembly) : null)
        .FirstOrDefault(context => context is not null);

    // Files that cells load are compiled into the cell. A source file of the host's is not the user's, even where its symbols are at hand.
    private static bool IsUsers(StackFrame frame) => LoaderOf(frame) is { } loader && loader.IsCell(frame.GetMethod()!.Module.Assembly);

    private static ScriptLoader? LoaderOf(StackFrame frame) =>
        frame.GetMethod()?.Module.Assembly is { } assembly ? AssemblyLoadContext.GetLoadContext(assembly) as ScriptLoader : null;

    /// <summary>A method by the name that the user gave it; null for the cell's own statements.</summary>
    public static string? MethodName(string type, string method)
    {
        var full = $"{type}.{method}".Replace('+', '.');
        if (full.Contains("<<Initialize>>", StringComparison.Ordinal))
        {
            return LocalFunction().Match(method) is { Success: true } local ? local.Groups["name"].Value : null;
        }

        // Async and iterator methods live in a class named after them.
        if (method == "MoveNext" && StateMachine().Match(full) is { Success: true } machine)
        {
            return machine.Groups["name"].Value;
        }

        var simple = Submission().Replace(full, "");
        return simple.Contains('<', StringComparison.Ordinal) ? "lambda" : simple;
    }

    [GeneratedRegex(@"^Submission#\d+\.", RegexOptions.CultureInvariant)]
    private static partial Regex Submission();

    [GeneratedRegex(@"g__(?<name>[^|]+)\|", RegexOptions.CultureInvariant)]
    private static partial Regex LocalFunction();

    [GeneratedRegex(@"\.<(?<name>[^<>]+)>d(__\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex StateMachine();
}
