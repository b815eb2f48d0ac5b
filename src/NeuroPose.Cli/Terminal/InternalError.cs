using System.CommandLine;
using System.Runtime.InteropServices;
using NeuroPose.Files;

namespace NeuroPose.Cli.Terminal;

/// <summary>A mistake in this program: a sentence for the user, and, where they are asked for, the details for those who mend it.</summary>
internal static class InternalError
{
    /// <summary>The option's name.</summary>
    public const string Debug = "--debug";

    private const string Variable = "NEUROPOSE_DEBUG";

    /// <summary>The option <c>--debug</c>, which every command has. No help lists it: the message that it is for names it.</summary>
    public static Option<bool> DebugOption() => new(Debug)
    {
        Description = $"After an internal error, prints where it happened and saves that in a file; {Variable}=1 does the same.",
        Recursive = true,
        Hidden = true,
    };

    /// <summary>Reports an internal error on standard error.</summary>
    public static void Report(Exception error, IReadOnlyList<string> arguments, bool isAskedForDetails, Screen screen)
    {
        var sentence = $"internal error, please report it: {error.GetType().Name}: {error.Message}";
        if (!isAskedForDetails && Environment.GetEnvironmentVariable(Variable) is null or "" or "0")
        {
            screen.WriteError($"{sentence} For where it happened, run it again with --debug.");
            return;
        }

        var details = Details(error, arguments);
        screen.WriteError($"{sentence} {Save(details)}");
        screen.WriteErrorDetail(details.TrimEnd().ReplaceLineEndings("\n  "));
    }

    private static string Details(Exception error, IReadOnlyList<string> arguments) => $"""
        neuropose {typeof(NeuroPoseException).Assembly.GetName().Version!.ToString(3)} on {RuntimeInformation.FrameworkDescription}
        {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}
        neuropose {string.Join(' ', arguments)}
        {error}

        """;

    // A folder that cannot be written to must not hide the error itself.
    private static string Save(string details)
    {
        var name = FormattableString.Invariant($"neuropose-error-{DateTime.UtcNow:yyyyMMdd-HHmmss}-{Environment.ProcessId}.txt");
        var path = Path.Combine(Path.GetTempPath(), name);
        try
        {
            AtomicFile.WriteNote(path, details);
            return $"The details below are saved in {path}.";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return $"The details below could not be saved: {problem.Message}";
        }
    }
}
