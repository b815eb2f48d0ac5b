using System.Diagnostics;
using NeuroPose.Processes;

namespace NeuroPose.Testing;

/// <summary>A finished process.</summary>
public sealed record ChildProcess(int Code, string Out, string Error)
{
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);

    // A shell that starts the tests in the background ignores SIGINT, and every child of it would too. GNU's env sets it back;
    // null where this system has none that does.
    private static readonly Lazy<string?> Launcher = new(FindLauncher);

    /// <summary>Called with what each process that has ended wrote, by the name of the program.</summary>
    public static event Action<string, string>? Ended;

    /// <summary>Why a test that sends SIGINT cannot run here; null where it can.</summary>
    public static string? ObstacleToInterrupt => Launcher.Value is null && IsInterruptIgnored()
        ? "these tests run with SIGINT ignored (in the background of a shell), and this system's env has no --default-signal"
        : null;

    /// <summary>Runs a program to its end; one that takes longer than its limit, a minute, is ended with all it has started.</summary>
    public static async Task<ChildProcess> RunAsync(
        string program,
        IEnumerable<string> words,
        string? folder = null,
        IReadOnlyDictionary<string, string>? environment = null,
        TimeSpan? patience = null)
    {
        string[] arguments = [.. words];
        var (name, line) = (Path.GetFileName(program), $"{program} {string.Join(' ', arguments)}");
        try
        {
            var child = Launched(program, arguments, folder, environment) with { TimeLimit = patience ?? Minute, OutputLimit = 50_000_000 };
            var run = await child.RunAsync();
            Ended?.Invoke(name, $"{line}\nexit code {run.ExitCode}\n{run.Output}\n{run.Error}");
            return new(run.ExitCode, run.Output, run.Error);
        }
        catch (ProgramException problem)
        {
            Ended?.Invoke(name, $"{line}\n{problem.Message}");
            throw new Xunit.Sdk.XunitException($"{line}: {problem.Message}", problem);
        }
    }

    /// <summary>Starts a program, its standard input at its end. Whoever calls this ends it.</summary>
    public static Process Start(
        string program, IEnumerable<string> words, string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var process = Launched(program, [.. words], folder, environment).Start(isCaptured: true);
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Ends a process and all that it has started.</summary>
    public static void End(Process process) => ExternalProgram.End(process);

    // env becomes the program: the process keeps its id.
    private static ExternalProgram Launched(
        string program, string[] words, string? folder, IReadOnlyDictionary<string, string>? environment)
    {
        var child = Launcher.Value is { } env
            ? new ExternalProgram(env, ["--default-signal=INT", program, .. words])
            : new ExternalProgram(program, words);
        return child with { Folder = folder ?? "", Environment = environment ?? new Dictionary<string, string>() };
    }

    private static string? FindLauncher()
    {
        if (OperatingSystem.IsWindows() || ExternalProgram.Find("env") is not { } env)
        {
            return null;
        }

        return new ExternalProgram(env, ["--default-signal=INT", "true"]).RunAsync().GetAwaiter().GetResult().ExitCode == 0 ? env : null;
    }

    // The mask of ignored signals, in hexadecimal; SIGINT is number 2. Only Linux says it.
    private static bool IsInterruptIgnored() =>
        File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } line
        && (Convert.ToUInt64(line["SigIgn:".Length..].Trim(), 16) & 2) != 0;
}
