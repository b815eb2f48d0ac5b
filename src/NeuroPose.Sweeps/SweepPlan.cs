using NeuroPose.Formats;

namespace NeuroPose.Sweeps;

/// <summary>All points of a sweep, in the order of its file: recordings outermost, the last parameter innermost.</summary>
internal sealed class SweepPlan
{
    /// <summary>More points than this are a mistake in the file.</summary>
    public const int MostPoints = 10_000_000;

    private SweepPlan(SweepDefinition definition, IReadOnlyList<SweepPoint> points, IReadOnlyList<string> notices) =>
        (Definition, Points, Notices) = (definition, points, notices);

    public SweepDefinition Definition { get; }

    public IReadOnlyList<SweepPoint> Points { get; }

    /// <summary>What seems odd about the recordings, in sentences.</summary>
    public IReadOnlyList<string> Notices { get; }

    /// <summary>Finds and hashes the inputs, and expands the sweep.</summary>
    /// <param name="definition">The sweep.</param>
    /// <param name="programVersion">The version of the program, which is part of what a point is.</param>
    /// <param name="cancellation">Stops the hashing.</param>
    /// <exception cref="FileFormatException">An input is not there, a point appears twice, or there is none.</exception>
    public static SweepPlan Of(SweepDefinition definition, string programVersion, CancellationToken cancellation = default)
    {
        var hash = new ContentHash(definition.Folder);
        var (inputs, notices) = Inputs(definition, hash, cancellation);
        IReadOnlyList<SweepInput>[] groups = [.. Groups(definition, inputs)];
        var place = new Place(File: definition.File);
        var combinations = definition.Parameters.Aggregate(1L, (product, parameter) => Math.Min(MostPoints + 1L, product * parameter.Values.Count));
        if (groups.Length == 0)
        {
            throw new FileFormatException(definition.Form == SweepInputForm.Pairs
                ? FormattableString.Invariant($"compare: pairs needs two recordings at least; found {inputs.Count}.")
                : "no recording was found for \"inputs\": the sweep has no points.", place);
        }

        if (combinations * groups.Length > MostPoints)
        {
            throw new FileFormatException(FormattableString.Invariant($"the sweep has {groups.Length} × {combinations} points, more than {MostPoints}. A distance matrix is made by \"dtw matrix\"."), place);
        }

        var files = new Dictionary<(string, string), SweepInput?>();
        SweepInput? FileOf(string name, string value) =>
            files.TryGetValue((name, value), out var file) ? file : files[(name, value)] = LooksLikeFile(value) && hash.Of(value) is { } sha ? new(value, sha, NoValues) : null;

        SweepInput[] bases = definition.Base is { } file ? [new(file, hash.Of(file) ?? throw new FileFormatException($"the base {file} is not there.", place), NoValues)] : [];
        List<SweepPoint> points = new((int)(combinations * groups.Length));
        KeyValuePair<string, string>[][] settings = [.. Combinations(definition.Parameters)];
        SweepInput[][] named = [.. settings.Select(setting => (SweepInput[])[.. bases, .. setting.Select(one => FileOf(one.Key, one.Value)).OfType<SweepInput>()])];
        string[] namedTexts = [.. named.Select(SweepPoint.TextOf)], settingTexts = [.. settings.Select(SweepPoint.TextOf)];
        foreach (var group in groups)
        {
            var inputsText = SweepPoint.TextOf(group);
            for (var at = 0; at < settings.Length; at++)
            {
                points.Add(new()
                {
                    Run = definition.Run,
                    Base = definition.Base ?? "",
                    Inputs = group,
                    Parameters = settings[at],
                    Files = named[at],
                    ProgramVersion = programVersion,
                    InputsText = inputsText,
                    ParametersText = settingTexts[at],
                    FilesText = namedTexts[at],
                });
            }
        }

        return new(definition, points, notices);
    }

    private static IReadOnlyDictionary<string, string> NoValues { get; } = new Dictionary<string, string>();

    private static bool LooksLikeFile(string value) => value.Length is > 0 and < 1000 && value.AsSpan().IndexOfAny("\0\n[{") < 0 && value is not ("." or "..");

    private static (IReadOnlyList<SweepInput> Inputs, IReadOnlyList<string> Notices) Inputs(SweepDefinition definition, ContentHash hash, CancellationToken cancellation)
    {
        var place = new Place(File: definition.File);
        if (definition.Recordings is not { } folder)
        {
            if (definition.Files.GroupBy(file => file, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            {
                throw new FileFormatException($"\"files\" has {twice.Key} twice: its points would appear twice. Keep one.", place);
            }

            return ([.. definition.Files.Select(file => new SweepInput(file.Replace('\\', '/'), hash.Of(file) ?? throw new FileFormatException($"the input {file} is not there.", place), NoValues))], []);
        }

        var options = new RecordingsOptions();
        if (definition.Participants is { } table)
        {
            options = options with { Participants = Path.Combine(definition.Folder, table) };
        }

        var recordings = Recordings.Open(Path.Combine(definition.Folder, folder), definition.Pattern, options, cancellation);
        List<SweepInput> inputs = [];
        foreach (var recording in recordings)
        {
            cancellation.ThrowIfCancellationRequested();
            var path = Path.GetRelativePath(definition.Folder, recording.Path).Replace('\\', '/');
            var values = new OrderedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var name in recording.Names)
            {
                values[name] = recording[name] ?? "";
            }

            inputs.Add(new(path, hash.Of(path) ?? throw new FileFormatException($"the input {path} was removed meanwhile.", place), values));
        }

        return (inputs, recordings.Notices);
    }

    private static IEnumerable<IReadOnlyList<SweepInput>> Groups(SweepDefinition definition, IReadOnlyList<SweepInput> inputs)
    {
        if (definition.Form == SweepInputForm.Each)
        {
            return inputs.Select(one => (IReadOnlyList<SweepInput>)[one]);
        }

        return inputs.SelectMany((first, at) => inputs.Skip(at + 1).Select(second => (IReadOnlyList<SweepInput>)[first, second]));
    }

    private static IEnumerable<KeyValuePair<string, string>[]> Combinations(IReadOnlyList<SweepParameter> parameters)
    {
        var places = new int[parameters.Count];
        while (true)
        {
            yield return [.. parameters.Select((parameter, at) => KeyValuePair.Create(parameter.Name, parameter.Values[places[at]]))];
            var last = parameters.Count - 1;
            while (last >= 0 && ++places[last] == parameters[last].Values.Count)
            {
                places[last--] = 0;
            }

            if (last < 0)
            {
                yield break;
            }
        }
    }
}
