using System.Text;
using NeuroPose.Cli.Terminal;
using Spectre.Console;

namespace NeuroPose.Cli.Tests;

/// <summary>How far work is, where a person is watching and in a log.</summary>
public sealed class TerminalProgressTests
{
    [Fact]
    public void In_a_log_there_is_a_line_for_each_tenth()
    {
        using var writer = new StringWriter();

        var result = TerminalProgress.Run(new Screen(writer, TextWriter.Null).Out, "distances", progress =>
        {
            for (var pair = 1; pair <= 1000; pair++)
            {
                progress.Report(new Progress(pair, 1000, "pairs"));
            }

            return "done";
        });

        Assert.Equal("done", result);
        var lines = writer.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        Assert.Equal(9, lines.Length);
        Assert.Equal("  10 % (100 of 1000 pairs)", lines[0]);
    }

    [Fact]
    public void In_a_terminal_a_bar_moves_and_a_name_with_markup_is_text()
    {
        using var terminal = new Watched();
        var console = AnsiConsole.Create(new() { Out = terminal, Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, ColorSystem = ColorSystemSupport.NoColors });

        TerminalProgress.Run(console, "[red]walks[/] <script>", progress =>
        {
            progress.Report(new Progress(37, 100, "pairs"));
            return 0;
        });

        // The bar is drawn a last time before it is taken away.
        Assert.Contains("[red]walks[/] <script> 37 % (37 of 100 pairs)", terminal.Text, StringComparison.Ordinal);
        Assert.Contains("37%", terminal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_fails_under_the_bar_fails_as_it_would_without()
    {
        using var terminal = new Watched();
        var console = AnsiConsole.Create(new() { Out = terminal, Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes });

        var error = Assert.Throws<InvalidOperationException>(() => TerminalProgress.Run<int>(console, "work", _ => throw new InvalidOperationException("why")));

        Assert.Equal("why", error.Message);
    }

    private sealed class Watched : IAnsiConsoleOutput, IDisposable
    {
        private readonly StringWriter text = new();

        public string Text => text.ToString();

        public TextWriter Writer => text;

        public bool IsTerminal => true;

        public int Width => 160;

        public int Height => 40;

        public void SetEncoding(Encoding encoding)
        {
        }

        public void Dispose() => text.Dispose();
    }
}
