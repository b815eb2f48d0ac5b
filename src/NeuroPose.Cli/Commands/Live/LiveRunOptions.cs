using System.CommandLine;
using NeuroPose.Cli.Terminal;

namespace NeuroPose.Cli.Commands;

/// <summary>What all live sources have in common on the command line.</summary>
internal sealed class LiveRunOptions
{
    private readonly Option<string?> record = new("--record") { Description = "Also writes what arrives, as neuropose vitals reads it; the file must not be there yet.", HelpName = "FILE" };
    private readonly Option<bool> vitals = new("--vitals") { Description = "Reads breathing and heart rate of every node, beside what it reports by itself." };
    private readonly Option<bool> json = new("--json") { Description = "One JSON object a line, and nothing else on standard output: messages, or with --vitals readings." };
    private readonly Option<double?> duration = new("--duration") { Description = "Ends after so many seconds; otherwise with Ctrl-C.", HelpName = "SECONDS" };

    public void AddTo(Command command)
    {
        command.Add(record);
        command.Add(vitals);
        command.Add(json);
        command.Add(duration);
    }

    public LiveRunWishes Of(ParseResult parsed)
    {
        var file = parsed.GetValue(record);
        return new(file, parsed.GetValue(vitals), parsed.GetValue(json), Seconds("--duration", parsed.GetValue(duration)));
    }

    /// <summary>A time in seconds, above 0 and at most a year.</summary>
    public static TimeSpan? Seconds(string option, double? seconds) => seconds switch
    {
        null => null,
        > 0 and <= 31_536_000 => TimeSpan.FromSeconds(seconds.Value),
        _ => throw new UsageException(FormattableString.Invariant($"{option} {seconds}: expected seconds, above 0 and at most a year.")),
    };
}

/// <summary>What is wanted of a live run.</summary>
internal sealed record LiveRunWishes(string? Record, bool Vitals, bool Json, TimeSpan? Duration);
