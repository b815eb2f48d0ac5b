namespace NeuroPose.Processes;

/// <summary>The result of a program that has ended.</summary>
/// <param name="Program">The program.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record ProgramResult(ExternalProgram Program, int ExitCode, string Output, string Error)
{
    private const int Lines = 5;
    private const int Letters = 400;

    /// <summary>An exception that says what the program did not do, and what it wrote last.</summary>
    /// <param name="failure">What it did, such as <c>made no PNG</c>.</param>
    /// <param name="advice">What to do.</param>
    public ProgramException Failure(string failure, string advice = "") =>
        new(FormattableString.Invariant($"{Program.Name} {failure} (exit code {ExitCode}). {LastLines(Output, Error)} {advice}").TrimEnd());

    /// <summary>A sentence with the last lines of standard error, or of standard output where that is empty.</summary>
    internal static string LastLines(string output, string error)
    {
        const StringSplitOptions Trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        var lines = (string.IsNullOrWhiteSpace(error) ? output : error).ReplaceLineEndings("\n").Split('\n', Trimmed);
        var text = string.Join(" | ", lines.TakeLast(Lines));
        return text.Length == 0 ? "It wrote nothing." : $"Its last lines: {(text.Length > Letters ? "…" + text[^Letters..] : text)}";
    }
}

/// <summary>A program of the system is missing, does not start, went over a limit, or did not do what it was started for.</summary>
internal sealed class ProgramException(string problem, Exception? inner = null) : NeuroPoseException(problem, Place.Unknown, inner);
