using System.CommandLine;
using NeuroPose.Cli.Terminal;

namespace NeuroPose.Cli.Tests;

/// <summary>What one call of the command said and how it ended.</summary>
internal sealed record CommandRun(int Code, string Out, string Error)
{
    /// <summary>Runs the command in this process, with words as a shell would pass them.</summary>
    public static Task<CommandRun> OfAsync(params string[] words) => OfAsync(() => Stream.Null, words);

    /// <summary>The same, with something on standard input.</summary>
    public static async Task<CommandRun> OfAsync(Func<Stream> input, params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await NeuroPoseCommand.RunAsync(words, new Screen(output, error, input));

        // In a test run the process has the test host's name, which the help shows.
        string Text(StringWriter writer) => writer.ToString().ReplaceLineEndings("\n").Replace(RootCommand.ExecutableName, "neuropose", StringComparison.Ordinal);
        return new(code, Text(output), Text(error));
    }

    /// <summary>The complaint: exactly one paragraph, in words and not in stack frames.</summary>
    public string Complaint
    {
        get
        {
            Assert.StartsWith("error: ", Error, StringComparison.Ordinal);
            Assert.Single(Error.TrimEnd('\n').Split('\n'));
            Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", Error, StringComparison.Ordinal);
            return Error["error: ".Length..].TrimEnd('\n');
        }
    }
}
