using System.Diagnostics;

namespace NeuroPose.EndToEnd.Tests.Tools;

/// <summary>A finished process.</summary>
internal sealed record ChildProcess(int Code, string Out, string Error)
{
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);

    /// <summary>Runs a program to its end; one that takes longer, a minute where nothing else is said, is ended with all it has started.</summary>
    public static async Task<ChildProcess> RunAsync(
        string program,
        IEnumerable<string> words,
        string? folder = null,
        IReadOnlyDictionary<string, string>? environment = null,
        TimeSpan? patience = null)
    {
        var limitOf = patience ?? Minute;
        using var process = Start(program, words, folder, environment);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(limitOf);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', words)} was ended after {limitOf.TotalSeconds} s. It said: {await output}{await error}");
        }

        return new(process.ExitCode, await output, await error);
    }

    public static Process Start(string program, IEnumerable<string> words, string? folder, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(program, words)
        {
            WorkingDirectory = folder ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}
