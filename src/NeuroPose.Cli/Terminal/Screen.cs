using Spectre.Console;

namespace NeuroPose.Cli.Terminal;

/// <summary>
/// Standard output and standard error, and standard input where a command takes one. Color and wrapping only where a person is watching.
/// </summary>
internal sealed class Screen(TextWriter output, TextWriter error, Func<Stream>? input = null)
{
    /// <summary>Opens standard input.</summary>
    public Func<Stream> Input { get; } = input ?? Console.OpenStandardInput;

    /// <summary>Results and progress.</summary>
    public IAnsiConsole Out { get; } = Open(output);

    /// <summary>What went wrong.</summary>
    public IAnsiConsole Error { get; } = Open(error);

    /// <summary>The plain writers, for the parser's own help and messages.</summary>
    public (TextWriter Output, TextWriter Error) Writers { get; } = (output, error);

    /// <summary>A line of plain text on standard output.</summary>
    public void WriteLine(string text) => Out.WriteLine(text);

    /// <summary>A line of plain text on standard error, where standard output is for results alone.</summary>
    public void WriteErrorLine(string text) => Error.WriteLine(text);

    /// <summary>A paragraph on standard error, headed "error:".</summary>
    public void WriteError(string problem)
    {
        Error.Markup("[red]error:[/] ");
        Error.WriteLine(problem);
    }

    /// <summary>An indented line below an error.</summary>
    public void WriteErrorDetail(string text) => Error.WriteLine("  " + text);

    private static IAnsiConsole Open(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (!console.Profile.Out.IsTerminal)
        {
            // A log or a pipe has no width: long lines stay whole, so that they can be searched.
            console.Profile.Width = int.MaxValue / 4;
            console.Profile.Capabilities.Ansi = false;
        }

        return console;
    }
}
