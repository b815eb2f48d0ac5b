using System.Text.RegularExpressions;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Notebooks.Running;

/// <summary>Says how a process that executed cells came to its end before its time.</summary>
internal static partial class ProcessEnd
{
    private const string FailFast = "Process terminated.";
    private const int SignalBase = 128;
    private const int Killed = 9;
    private const string Kept = "What was shown until then is kept; what cells had declared is gone.";

    /// <summary>The error of the cell that ran.</summary>
    /// <param name="exitCode">The process's exit code; 128 and a number where a signal ended it.</param>
    /// <param name="errors">What it wrote to standard error.</param>
    public static CellError Describe(int exitCode, string errors)
    {
        if (errors.Contains("Stack overflow.", StringComparison.Ordinal))
        {
            var method = Frames().Matches(errors)
                .Select(frame => UserFrames.MethodName(frame.Groups["type"].Value, frame.Groups["method"].Value))
                .FirstOrDefault(name => name is not null);
            return new("StackOverflow", $"endless recursion{(method is null ? "" : $" in {method}")}: calls went so deep that the stack ended, and with it the process that executes the cells. {Kept}");
        }

        if (Unhandled().Match(errors) is { Success: true } unhandled)
        {
            var cause = unhandled.Groups["kind"].Value == FailFast ? "Environment.FailFast" : "an exception that nothing caught";
            return new("ProcessEnded", $"{cause} ended the process that executes the cells: {Sentence(unhandled.Groups["what"].Value)} {Kept}");
        }

        var how = exitCode switch
        {
            > SignalBase => FormattableString.Invariant($"ended by signal {exitCode - SignalBase}{(exitCode - SignalBase == Killed ? ", as the system does where memory is short" : "")}"),
            _ => FormattableString.Invariant($"ended with exit code {exitCode}, as by Environment.Exit"),
        };
        return new("ProcessEnded", $"the process that executes the cells was {how}, before this cell had ended.{LastLine(errors)} {Kept}");
    }

    private static string LastLine(string errors) =>
        errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() is { } line ? $" Its last line: {Sentence(line)}" : "";

    private static string Sentence(string words) => words.Trim() is var text && text.EndsWith('.') ? text : text + ".";

    [GeneratedRegex(@"^\s+at (?<type>[^\r\n(]*Submission#[^\r\n(]*)\.(?<method>[^\r\n(.]+)\(", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Frames();

    [GeneratedRegex(@"^(?<kind>Unhandled exception\.|Process terminated\.)\s*(?<what>[^\r\n]*)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Unhandled();
}
