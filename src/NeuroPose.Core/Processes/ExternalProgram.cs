using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace NeuroPose.Processes;

/// <summary>
/// A program of the system and how it is run: the one place that starts processes. It has limits for its time and its output, and
/// whatever ends it early ends the processes that it has started too.
/// </summary>
/// <param name="Name">A path, or a name that is looked for in the PATH and nowhere else.</param>
/// <param name="Arguments">What it is called with.</param>
internal sealed record ExternalProgram(string Name, IReadOnlyList<string> Arguments)
{
    /// <summary>How long a child that outlives the program may keep its output open.</summary>
    internal static readonly TimeSpan Drain = TimeSpan.FromSeconds(2);

    /// <summary>The folder that it runs in; empty for the current one.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Variables that are set for it, beside those that it inherits.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>After this time it is ended.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>When it has written more characters than this to standard output, or to standard error, it is ended.</summary>
    public int OutputLimit { get; init; } = 4_000_000;

    /// <summary>
    /// The path of a program; null where there is none. A name is not looked for in the current folder, whose files may be another's.
    /// </summary>
    public static string? Find(string name)
    {
        string[] names = OperatingSystem.IsWindows() && !Path.HasExtension(name) ? [name, name + ".exe"] : [name];
        if (name.AsSpan().ContainsAny(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar))
        {
            return names.Select(Path.GetFullPath).FirstOrDefault(IsProgram);
        }

        new ProcessStartInfo().Environment.TryGetValue("PATH", out var path);
        return (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathRooted)
            .SelectMany(folder => names.Select(file => Path.Combine(folder, file)))
            .FirstOrDefault(IsProgram);
    }

    /// <summary>Runs the program to its end and returns what it wrote. Its standard input is empty.</summary>
    /// <exception cref="ProgramException">There is no such program, it does not start, or it went over a limit.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, and ended.</exception>
    public async Task<ProgramResult> RunAsync(CancellationToken cancellation = default)
    {
        using var process = Start(isCaptured: true);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var (output, error) = (new Capture(OutputLimit, limit), new Capture(OutputLimit, limit));
        limit.CancelAfter(TimeLimit);
        try
        {
            process.StandardInput.Close();
            var reading = Task.WhenAll(output.ReadAsync(process.StandardOutput), error.ReadAsync(process.StandardError));
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            await Task.WhenAny(reading, Task.Delay(Drain, limit.Token)).ConfigureAwait(false);
            limit.Token.ThrowIfCancellationRequested();
            return new(this, process.ExitCode, output.Text, error.Text);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            var excess = output.IsFull || error.IsFull
                ? FormattableString.Invariant($"wrote more than {OutputLimit} characters")
                : FormattableString.Invariant($"took longer than {TimeLimit.TotalSeconds} s");
            throw new ProgramException($"{Name} {excess} and was ended. {ProgramResult.LastLines(output.Text, error.Text)}".TrimEnd());
        }
        finally
        {
            End(process);
        }
    }

    /// <summary>
    /// Starts the program, to read what it writes, or to write what it reads, while it runs. <see cref="TimeLimit"/> holds for each wait.
    /// </summary>
    /// <param name="takesErrorLine">Takes a line of standard error, on a thread of its own; true where the line is a datum, which no
    /// message repeats.</param>
    /// <param name="cancellation">Ends it, and those that it has started.</param>
    /// <exception cref="ProgramException">There is no such program, or it does not start.</exception>
    public RunningProgram Run(Func<string, bool>? takesErrorLine = null, CancellationToken cancellation = default) =>
        new(this, Start(isCaptured: true), takesErrorLine, cancellation);

    /// <summary>Runs the program to its end in the terminal that this process has: it reads and writes there itself.</summary>
    /// <returns>Its exit code, also where it was cancelled and so ended.</returns>
    /// <exception cref="ProgramException">There is no such program, or it does not start.</exception>
    public int RunInTerminal(CancellationToken cancellation = default)
    {
        using var process = Start(isCaptured: false);
        using var end = cancellation.Register(() => End(process));
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Starts the program. Whoever calls this reads what it writes, and ends it.</summary>
    /// <exception cref="ProgramException">There is no such program, or it does not start.</exception>
    public Process Start(bool isCaptured)
    {
        var path = Find(Name) ?? throw new ProgramException($"{Name} was not found. Install it, or see that its folder is in the PATH.");
        var start = new ProcessStartInfo(path, Arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = isCaptured,
            RedirectStandardOutput = isCaptured,
            RedirectStandardError = isCaptured,
        };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception problem)
        {
            throw new ProgramException($"{Name} does not start: {problem.Message}.", problem);
        }
    }

    /// <summary>Ends a process, and those that it has started, where it still runs.</summary>
    public static void End(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit(Drain);
            }
        }
        catch (Exception problem) when (problem is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It, or one of those that it had started, ended by itself meanwhile.
        }
    }

    private static bool IsProgram(string path) => File.Exists(path)
        && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);

    /// <summary>What was read of a stream so far. When it is full, it asks for the end of the program.</summary>
    private sealed class Capture(int limit, CancellationTokenSource end)
    {
        private readonly StringBuilder text = new();

        public bool IsFull { get; private set; }

        public string Text
        {
            get
            {
                lock (text)
                {
                    return text.ToString();
                }
            }
        }

        public async Task ReadAsync(StreamReader reader)
        {
            var buffer = new char[8192];
            try
            {
                while (await reader.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var count)
                {
                    lock (text)
                    {
                        IsFull = text.Length + count > limit;
                        text.Append(buffer, 0, Math.Min(count, limit - text.Length));
                    }

                    if (IsFull)
                    {
                        await end.CancelAsync().ConfigureAwait(false);
                        return;
                    }
                }
            }
            catch (Exception problem) when (problem is IOException or ObjectDisposedException or OperationCanceledException)
            {
                // The process was ended, and its streams closed.
            }
        }
    }
}
