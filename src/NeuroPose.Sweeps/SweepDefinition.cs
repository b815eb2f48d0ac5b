using NeuroPose.Files;
using NeuroPose.Yaml;

namespace NeuroPose.Sweeps;

/// <summary>How inputs become the inputs of points.</summary>
internal enum SweepInputForm
{
    /// <summary>A point for each recording.</summary>
    Each,

    /// <summary>A point for each two recordings, the earlier one first.</summary>
    Pairs,
}

/// <summary>A parameter and the values that it takes; one value is fixed.</summary>
/// <param name="Name">An option of the verb without its dashes, or the path of a field of an experiment.</param>
/// <param name="Values">The values as text: of a list its JSON.</param>
/// <param name="Place">Where it stands, for messages.</param>
internal sealed record SweepParameter(string Name, IReadOnlyList<string> Values, Place Place);

/// <summary>A sweep as its file describes it: what is run, on which recordings, with which values of its parameters.</summary>
internal sealed record SweepDefinition
{
    /// <summary>The version of the format.</summary>
    public const int Version = 1;

    /// <summary>Runs an experiment's file with other values in it.</summary>
    public const string Experiment = "experiment";

    private const long LongestFile = 4_000_000;

    /// <summary>The sweep's file, and the folder that paths in it start at.</summary>
    public required string File { get; init; }

    public string Folder => Path.GetDirectoryName(Path.GetFullPath(File))!;

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>The verb that each point runs, such as <c>dtw</c> or <c>gait compare</c>; or <see cref="Experiment"/>.</summary>
    public required string Run { get; init; }

    /// <summary>The experiment that points are made from; null for other verbs.</summary>
    public string? Base { get; init; }

    /// <summary>A folder of recordings; null where files are named.</summary>
    public string? Recordings { get; init; }

    /// <summary>How recordings of the folder are named.</summary>
    public string? Pattern { get; init; }

    /// <summary>The table of participants.</summary>
    public string? Participants { get; init; }

    /// <summary>Files, where no folder is named.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    public SweepInputForm Form { get; init; }

    /// <summary>The parameters, in their order.</summary>
    public IReadOnlyList<SweepParameter> Parameters { get; init; } = [];

    /// <summary>Reads a sweep's file.</summary>
    /// <exception cref="FileFormatException">It is not there, or not a sweep; the message names line and column.</exception>
    public static SweepDefinition Load(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var text = ForeignFile.ReadText(folder, Path.GetFileName(file), LongestFile);
        var root = YamlText.Parse(text, file);
        var fields = new YamlFields(root, "", file, "sweep_version", "name", "run", "base", "inputs", "parameters");
        fields.Whole("sweep_version", Version, Version);
        var run = string.Join(' ', fields.Text("run").Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var @base = fields.OptionalText("base");
        if ((run == Experiment) != (@base is not null))
        {
            throw fields.Error(@base is null ? "run" : "base", run == Experiment
                ? "an experiment needs \"base\": the experiment's file that the points are made from."
                : $"\"base\" is for run: {Experiment}; the verb {run} has none.");
        }

        var inputs = fields.Map("inputs", "recordings", "pattern", "participants", "files", "compare");
        var (recordings, files) = (inputs.OptionalText("recordings"), inputs.OptionalList("files"));
        if ((recordings is null) == (files.Count == 0))
        {
            throw fields.Error("inputs", "expected either \"recordings\", a folder, or \"files\", a list of files.");
        }

        if (recordings is null && (inputs.OptionalText("pattern") ?? inputs.OptionalText("participants")) is not null)
        {
            throw fields.Error("inputs", "\"pattern\" and \"participants\" are for \"recordings\".");
        }

        return new()
        {
            File = file,
            Name = fields.OptionalText("name") ?? Path.GetFileNameWithoutExtension(file),
            Run = run,
            Base = @base,
            Recordings = recordings,
            Pattern = inputs.OptionalText("pattern"),
            Participants = inputs.OptionalText("participants"),
            Files = [.. files.Select(one => (one as YamlScalar ?? throw YamlText.Error(file, one.Line, one.Column, $"expected a file's name, found {one.Kind}.")).Text)],
            Form = inputs.OptionalText("compare") switch
            {
                null or "each" => SweepInputForm.Each,
                "pairs" => SweepInputForm.Pairs,
                var other => throw inputs.Error("compare", $"\"compare\" is \"{other}\"; expected each or pairs."),
            },
            Parameters = [.. ParametersOf(root, file)],
        };
    }

    private static IEnumerable<SweepParameter> ParametersOf(YamlNode root, string file)
    {
        if (((YamlMap)root).Members.FirstOrDefault(member => member.Key.Text == "parameters").Value is not { } node)
        {
            yield break;
        }

        var map = node as YamlMap ?? throw YamlText.Error(file, node.Line, node.Column, $"\"parameters\" is {node.Kind}; expected names and values.");
        foreach (var (key, value) in map.Members)
        {
            string[] values = value is YamlList list ? [.. list.Items.Select(YamlValue.Text)] : [YamlValue.Text(value)];
            if (values.Length == 0)
            {
                throw YamlText.Error(file, key.Line, key.Column, $"\"{key.Text}\" has no value: a sweep with it has no points.");
            }

            if (values.GroupBy(one => one, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            {
                throw YamlText.Error(file, key.Line, key.Column, $"\"{key.Text}\" has the value {twice.Key} twice: its points would appear twice. Keep one.");
            }

            yield return new(key.Text, values, new(File: file, Line: key.Line, Column: key.Column));
        }
    }
}
