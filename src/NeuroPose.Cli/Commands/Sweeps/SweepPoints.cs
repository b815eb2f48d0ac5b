using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Files;
using NeuroPose.Json;
using NeuroPose.Sweeps;
using NeuroPose.Yaml;

namespace NeuroPose.Cli.Commands;

/// <summary>How points of a sweep are computed: each is a call of this command that prints JSON.</summary>
internal sealed class SweepPoints(OwnCommand command)
{
    private const string Json = "--json";

    /// <summary>Refuses parameters that the verb does not have, before anything is computed.</summary>
    /// <exception cref="FileFormatException">The verb has no such option, or does not take the value; the message names the line.</exception>
    public void Check(SweepPlan plan)
    {
        var definition = plan.Definition;
        if (definition.Run == SweepDefinition.Experiment)
        {
            foreach (var setting in Settings(plan))
            {
                using var file = ExperimentFile.Of(setting, definition.Folder);
                CheckExperiment(definition, file);
            }

            return;
        }

        var root = command.Root(new Screen(TextWriter.Null, TextWriter.Null));
        var verb = Verb(root, definition);
        foreach (var parameter in definition.Parameters)
        {
            var names = verb.Options.Where(option => option.Name != Json && !option.Hidden).Select(option => option.Name.TrimStart('-')).ToArray();
            if (!names.Contains(parameter.Name, StringComparer.Ordinal))
            {
                throw new FileFormatException($"neuropose {definition.Run} has no option --{parameter.Name}.{NearestName.Hint(parameter.Name, names)}", parameter.Place);
            }
        }

        foreach (var setting in Settings(plan))
        {
            if (root.Parse(Call(setting)) is { Errors.Count: > 0 } refused)
            {
                throw new FileFormatException($"neuropose {string.Join(' ', Call(setting))}: {string.Join(' ', UsageProblem.Of(refused).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}", new(File: definition.File));
            }
        }
    }

    /// <summary>Computes a point. Whatever it does wrong is in the result.</summary>
    public SweepResult Compute(SweepPoint point)
    {
        var hash = new ContentHash(Environment.CurrentDirectory);
        if (point.Inputs.Concat(point.Files).FirstOrDefault(input => hash.Of(input.Path) != input.Sha256) is { } changed)
        {
            return SweepResult.Failed(point, $"{changed.Path} is {(hash.Of(changed.Path) is null ? "not there any more" : "not what it was when the sweep was planned")}: its content is part of the point. Run the sweep again.");
        }

        return point.Run == SweepDefinition.Experiment ? Experiment(point) : Run(point, Call(point));
    }

    private SweepResult Experiment(SweepPoint point)
    {
        using var file = ExperimentFile.Of(point, Environment.CurrentDirectory);
        var report = file.Path + ".json";
        try
        {
            var result = Run(point, ["analyze", "--config", file.Path, "--output", report], () => JsonOf(File.ReadAllText(report)).Members["results"]);
            return result.Reason is { } reason ? SweepResult.Failed(point, reason.Replace(file.Path, point.Base, StringComparison.Ordinal)) : result;
        }
        finally
        {
            File.Delete(report);
        }
    }

    private SweepResult Run(SweepPoint point, string[] call, Func<JsonTree>? value = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = command.RunAsync(call, new Screen(output, error, () => Stream.Null)).GetAwaiter().GetResult();
        if (code != ExitCode.Success)
        {
            var said = error.ToString().ReplaceLineEndings("\n").Trim();
            const string Heading = "error: ";
            return SweepResult.Failed(point, said.StartsWith(Heading, StringComparison.Ordinal) ? said[Heading.Length..] : said.Length > 0 ? said : FormattableString.Invariant($"it ended with exit code {code} and said nothing."));
        }

        return SweepResult.Completed(point, value?.Invoke() ?? JsonOf(output.ToString()));
    }

    private static JsonTree JsonOf(string text) => ObjectText.Value(text, "the result");

    private static string[] Call(SweepPoint point) =>
    [
        .. point.Run.Split(' '),
        .. point.Inputs.Select(input => input.Path.StartsWith('-') ? "./" + input.Path : input.Path),
        // With "=" a value may begin with a dash, and a switch may be said not to be there.
        .. point.Parameters.Select(one => $"--{one.Key}={one.Value}"),
        Json,
    ];

    private static Command Verb(RootCommand root, SweepDefinition definition)
    {
        Command verb = root;
        foreach (var word in definition.Run.Split(' '))
        {
            verb = verb.Subcommands.FirstOrDefault(one => one.Name == word && !one.Hidden)
                ?? throw new FileFormatException($"there is no verb \"{definition.Run}\".{NearestName.Hint(definition.Run, [.. Runnable(root, ""), SweepDefinition.Experiment])}", new(File: definition.File));
        }

        return verb.Options.Any(option => option.Name == Json) && verb.Name != "sweep"
            ? verb
            : throw new FileFormatException($"neuropose {definition.Run} prints no JSON, so that it cannot be a point of a sweep. These can: {string.Join(", ", Runnable(root, ""))}, {SweepDefinition.Experiment}.", new(File: definition.File));
    }

    private static IEnumerable<string> Runnable(Command command, string path) => command.Subcommands.Where(verb => !verb.Hidden && verb.Name != "sweep").SelectMany(verb =>
    {
        var name = path.Length == 0 ? verb.Name : $"{path} {verb.Name}";
        return (verb.Options.Any(option => option.Name == Json) ? [name] : Enumerable.Empty<string>()).Concat(Runnable(verb, name));
    });

    // One point for each setting of the parameters: those of the first recordings, which make no difference to what is checked.
    private static IEnumerable<SweepPoint> Settings(SweepPlan plan) => plan.Points.TakeWhile(point => ReferenceEquals(point.Inputs, plan.Points[0].Inputs));

    private static void CheckExperiment(SweepDefinition definition, ExperimentFile file)
    {
        try
        {
            NeuroPose.Experiments.AnalysisConfig.Load(file.Path).Validate();
        }
        catch (NeuroPoseException problem)
        {
            throw new FileFormatException($"a point's experiment is refused: {problem.Message.Replace(file.Path, definition.Base, StringComparison.Ordinal)}", new(File: definition.File), problem);
        }
    }

    /// <summary>An experiment with a point's inputs and values, in a temporary file.</summary>
    private sealed class ExperimentFile : IDisposable
    {
        private ExperimentFile(string path) => Path = path;

        public string Path { get; }

        public static ExperimentFile Of(SweepPoint point, string folder)
        {
            var @base = YamlText.Parse(File.ReadAllText(System.IO.Path.Combine(folder, point.Base)), point.Base);
            string[] names = ["inputs.primary", "inputs.reference"];
            var inputs = point.Inputs.Zip(names, (input, name) => KeyValuePair.Create(name, System.Text.Json.JsonSerializer.Serialize(input.Path)));
            var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"neuropose-{Guid.NewGuid():N}.yaml");
            AtomicFile.WriteText(path, YamlValue.With(@base, inputs.Concat(point.Parameters)));
            return new(path);
        }

        public void Dispose() => File.Delete(Path);
    }
}

/// <summary>The whole command line, which a sweep calls for each of its points.</summary>
/// <param name="Root">Its verbs and options.</param>
/// <param name="RunAsync">Runs a call.</param>
internal sealed record OwnCommand(Func<Screen, RootCommand> Root, Func<string[], Screen, Task<int>> RunAsync);
