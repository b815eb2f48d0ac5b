using System.Collections;
using System.CommandLine;
using System.Globalization;
using NeuroPose.Cli.Terminal;
using NeuroPose.Processes;
using NeuroPose.Sessions.Configuration;
using NeuroPose.Sessions.Pipeline;
using NeuroPose.Sessions.Synthesis;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose session</c>: from cameras, pulses and poses to one validated NWB file with its quality report.</summary>
internal static class SessionCommand
{
    private const string Inspector = "nwbinspector";

    private static readonly string[] SchemaParts = ["nwb-schema-2.9.0", "ndx-pose-0.2.0", "ndx-events-0.4.0"];

    /// <summary>The stages that have a command of their own, with what they are for; validate takes NWB files of any maker.</summary>
    private static readonly (SessionStage Stage, string Description)[] Stages =
    [
        (SessionStage.Ingest, "Finds a session's files and compares frames with pulses: manifest.json, verification_summary.json."),
        (SessionStage.Sync, "Gives each frame its time from pulses: timestamps_CAMERA.csv, sync_summary.json."),
        (SessionStage.Transcode, "Transcodes videos where config.toml asks for it; what is there of the same source and options is kept."),
        (SessionStage.Pose, "Imports poses and gives their points the names of config.toml."),
        (SessionStage.Facemap, "Imports Facemap's signals and measures motion in regions."),
        (SessionStage.Events, "Reads trials and events and places them in the clock of the pulses: trials.csv, events.csv."),
        (SessionStage.ToNwb, "Writes the NWB file."),
        (SessionStage.Report, "Writes the quality report."),
    ];

    public static Command Create(Screen screen)
    {
        var session = new Command("session", "Brings sessions of several cameras, pulses, poses and trials into one NWB file with a quality report.") { Run(screen) };
        foreach (var (stage, description) in Stages)
        {
            session.Subcommands.Add(Alone(screen, stage, description));
        }

        session.Subcommands.Add(SessionValidateCommand.Create(screen));
        session.Subcommands.Add(Synth(screen));
        return session;
    }

    /// <summary>The name of a stage on the command line.</summary>
    internal static string Word(SessionStage stage) => stage == SessionStage.ToNwb ? "to-nwb" : stage.ToString().ToLowerInvariant();

    private static Command Run(Screen screen)
    {
        string[] words = [.. Enum.GetValues<SessionStage>().Select(Word)];
        var from = new Option<string>("--from") { Description = "The first stage.", HelpName = "STAGE", DefaultValueFactory = _ => words[0] }.AcceptOnlyFromAmong(words);
        var to = new Option<string>("--to") { Description = "The last stage.", HelpName = "STAGE", DefaultValueFactory = _ => words[^1] }.AcceptOnlyFromAmong(words);
        var options = new RunOptions();
        var run = new Command(
            "run", "Runs all stages, from raw files to the quality report. A stage whose files are there, made of the same inputs, is kept. Exit code 1 when a quality gate fails.") { from, to };
        options.AddTo(run);
        run.SetAction((parsed, cancellation) =>
        {
            var (first, last) = (Array.IndexOf(words, parsed.GetRequiredValue(from)), Array.IndexOf(words, parsed.GetRequiredValue(to)));
            return first > last
                ? throw new UsageException($"--from {words[first]} comes after --to {words[last]}.")
                : options.Run(screen, parsed, (SessionStage)first, (SessionStage)last, cancellation);
        });
        return run;
    }

    private static Command Alone(Screen screen, SessionStage stage, string description)
    {
        var options = new RunOptions();
        var alone = new Command(Word(stage), description);
        options.AddTo(alone);
        alone.SetAction((parsed, cancellation) => options.Run(screen, parsed, stage, stage, cancellation));
        return alone;
    }

    private static Command Synth(Screen screen)
    {
        var folder = new Argument<string>("folder") { Description = "A folder that is not there yet." }.NoOptions();
        var seed = new Option<long>("--seed") { Description = "The same seed gives the same session.", DefaultValueFactory = _ => 1 };
        var seconds = new Option<double>("--seconds") { Description = "How long it lasts.", DefaultValueFactory = _ => 20 };
        var synth = new Command("synth", "Writes a synthetic session with its config.toml and truth.json: lost and extra pulses, drift, dropped frames, poses, trials.") { folder, seed, seconds };
        synth.SetAction((parsed, cancellation) =>
        {
            var length = parsed.GetValue(seconds);
            if (!(length is >= 12 and <= 3600))
            {
                throw new UsageException(FormattableString.Invariant($"--seconds {length}: must be between 12 and 3600."));
            }

            var config = TerminalProgress.Run(screen.Error, "session", progress =>
                SyntheticSession.Write(parsed.GetRequiredValue(folder), new() { Seed = parsed.GetValue(seed), Seconds = length }, progress, cancellation));
            screen.WriteLine($"{config} written. Run it: neuropose session run {config}");
            return Task.FromResult(ExitCode.Success);
        });
        return synth;
    }

    /// <summary>What every stage is told.</summary>
    private sealed class RunOptions
    {
        private readonly Argument<string> config = new Argument<string>("config") { Description = "The project's config.toml." }.NoOptions();
        private readonly Option<string?> session = new("--session") { Description = "The session, where the project has several.", HelpName = "ID" };
        private readonly Option<bool> again = new("--again") { Description = "Does stages again whose files are there already." };
        private readonly Option<string?> date = new("--file-date") { Description = "The date of the NWB file with its zone, such as 2026-01-31T12:00:00Z; by default now. With one date, the same inputs give the same bytes.", HelpName = "DATE" };
        private readonly Option<string?> schema = new("--schema") { Description = "A folder with the NWB schema, which is put into the file; by default what dataset fetch has brought (nwb-schema-2.9.0, ndx-pose-0.2.0, ndx-events-0.4.0).", HelpName = "DIR" };
        private readonly Option<bool> json = new("--json") { Description = "Writes one JSON object: stages, files, gates." };

        public void AddTo(Command command)
        {
            command.Add(config);
            command.Add(session);
            command.Add(again);
            command.Add(date);
            command.Add(schema);
            command.Add(json);
        }

        public Task<int> Run(Screen screen, ParseResult parsed, SessionStage from, SessionStage to, CancellationToken cancellation)
        {
            DateTimeOffset? created = null;
            if (parsed.GetValue(date) is { } text)
            {
                created = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var known)
                    ? known
                    : throw new UsageException($"--file-date {text}: expected a date such as 2026-01-31T12:00:00Z.");
            }

            SessionRunOptions options = new()
            {
                SessionId = parsed.GetValue(session),
                From = from,
                To = to,
                Again = parsed.GetValue(again),
                FileDate = created,
                SchemaFolder = parsed.GetValue(schema) ?? FetchedSchema(),
                InspectorProgram = ExternalProgram.Find(Inspector) is null ? null : Inspector,
            };
            var project = SessionConfig.Load(parsed.GetRequiredValue(config), Overrides());
            var isForPrograms = parsed.GetValue(json);
            var result = TerminalProgress.Run(screen.Error, "session", progress => SessionPipeline.Run(
                project, options, progress, stage => ShowStart(screen, stage, isForPrograms || from == to), cancellation));
            screen.WriteLine(isForPrograms ? SessionText.Json(result) : string.Join('\n', SessionText.Lines(result)));
            return Task.FromResult(result.IsGood ? ExitCode.Success : ExitCode.Difference);
        }

        private static void ShowStart(Screen screen, SessionStage stage, bool isQuiet)
        {
            if (!isQuiet)
            {
                screen.WriteErrorLine(Word(stage));
            }
        }

        // The folder of fetched datasets, where all parts of the schema are in it.
        private static string? FetchedSchema() =>
            CacheFolder.OfTheUser?.Folder is { } folder && SchemaParts.All(part => Directory.Exists(Path.Combine(folder, part))) ? folder : null;

        private static Dictionary<string, string> Overrides() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(pair => (string)pair.Key, pair => pair.Value as string ?? "", StringComparer.Ordinal);
    }
}
