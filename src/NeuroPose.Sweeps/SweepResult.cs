using System.Globalization;
using NeuroPose.Files;
using NeuroPose.Json;

namespace NeuroPose.Sweeps;

/// <summary>What became of a point. Its file has the same bytes whatever computed it.</summary>
internal sealed record SweepResult
{
    /// <summary>The version of the format.</summary>
    public const int Version = 1;

    /// <summary>The point's hash.</summary>
    public required string Point { get; init; }

    public required IReadOnlyList<SweepInput> Inputs { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; }

    /// <summary>The JSON object that the verb gave; null where it failed.</summary>
    public JsonTree? Value { get; init; }

    /// <summary>Why there is no value; null where there is one.</summary>
    public string? Reason { get; init; }

    public bool IsCompleted => Value is not null;

    public static SweepResult Completed(SweepPoint point, JsonTree value) => new() { Point = point.Hash, Inputs = point.Inputs, Parameters = point.Parameters, Value = value };

    public static SweepResult Failed(SweepPoint point, string reason) => new() { Point = point.Hash, Inputs = point.Inputs, Parameters = point.Parameters, Reason = reason };

    /// <summary>The result on a line.</summary>
    public string Line() => ObjectText.Of(json =>
    {
        json.BeginObject();
        json.Member("sweep_result_version", Version);
        json.Member("point", Point);
        json.Member("status", IsCompleted ? "completed" : "failed");
        json.Name("inputs");
        json.Literal(SweepPoint.TextOf(Inputs));
        json.Name("parameters");
        json.Literal(SweepPoint.TextOf(Parameters));
        if (Value is { } value)
        {
            json.Name("result");
            json.Tree(value);
        }
        else
        {
            json.Member("reason", Reason);
        }

        json.EndObject();
    });

    /// <summary>Reads a result.</summary>
    /// <param name="text">What <see cref="Line"/> wrote.</param>
    /// <param name="file">What it is called in messages.</param>
    /// <exception cref="FileFormatException">It is no result, or one of another version.</exception>
    public static SweepResult Parse(string text, string file)
    {
        var members = ObjectText.Value(text, file).Members;
        if (!members.TryGetValue("sweep_result_version", out var version) || version.Text != "1")
        {
            throw new FileFormatException(FormattableString.Invariant($"this is no result of a sweep of version {Version}; found {(version is null ? "no version" : "version " + version.Text)}."), new(File: file));
        }

        try
        {
            return new()
            {
                Point = members["point"].Text,
                Inputs = SweepPoint.InputsOf(members["inputs"]),
                Parameters = [.. members["parameters"].Members.Select(member => KeyValuePair.Create(member.Key, member.Value.Text))],
                Value = members.TryGetValue("result", out var value) ? value : null,
                Reason = members.TryGetValue("reason", out var reason) ? reason.Text : null,
            };
        }
        catch (KeyNotFoundException problem)
        {
            throw new FileFormatException($"this is no whole result: {problem.Message}", new(File: file), problem);
        }
    }

    /// <summary>
    /// Numbers, words and flags of the value by their paths, such as <c>summary.cadence</c>. A list has the number of its items
    /// (<c>strides.count</c>), and the mean of what is a number in them (<c>strides.seconds.mean</c>), over those items that have it.
    /// </summary>
    public IEnumerable<KeyValuePair<string, string>> Fields() => Value is null ? [] : Flat("", Value);

    private static IEnumerable<KeyValuePair<string, string>> Flat(string path, JsonTree tree)
    {
        switch (tree.Kind)
        {
            case JsonKind.Object:
                return tree.Members.SelectMany(member => Flat(Join(path, member.Key), member.Value));
            case JsonKind.Array:
                return Listed(path, tree.Items);
            default:
                return [KeyValuePair.Create(path, tree.Kind switch { JsonKind.Null => "", JsonKind.True => "true", JsonKind.False => "false", _ => tree.Text })];
        }
    }

    private static List<KeyValuePair<string, string>> Listed(string path, IReadOnlyList<JsonTree> items)
    {
        List<KeyValuePair<string, string>> fields = [KeyValuePair.Create(Join(path, "count"), items.Count.ToString(CultureInfo.InvariantCulture))];
        OrderedDictionary<string, (double Sum, int Count)> sums = new(StringComparer.Ordinal);
        foreach (var item in items)
        {
            foreach (var (name, number) in Numbers(path, item))
            {
                var (sum, count) = sums.GetValueOrDefault(name);
                sums[name] = (sum + number, count + 1);
            }
        }

        fields.AddRange(sums.Select(one => KeyValuePair.Create(Join(one.Key, "mean"), CsvField.Number(one.Value.Sum / one.Value.Count))));
        return fields;
    }

    private static IEnumerable<(string Path, double Number)> Numbers(string path, JsonTree item) => item.Kind switch
    {
        JsonKind.Object => item.Members.SelectMany(member => Numbers(Join(path, member.Key), member.Value)),
        JsonKind.Number when double.TryParse(item.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => [(path, number)],
        _ => [],
    };

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
