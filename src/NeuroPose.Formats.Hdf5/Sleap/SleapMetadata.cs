using System.Text.Json;

namespace NeuroPose.Formats;

/// <summary>
/// The JSON of a SLEAP project: skeletons whose nodes are numbers of one list of names, in an order of their own that is also the order of points.
/// </summary>
internal sealed class SleapMetadata
{
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = 64 };

    private SleapMetadata(IReadOnlyList<Nodes> skeletons) => Skeletons = skeletons;

    /// <summary>A skeleton: its nodes in the order of points, and which are joined.</summary>
    public sealed record Nodes(string Name, IReadOnlyList<string> Names, IReadOnlyList<(int From, int To)> Edges);

    /// <summary>The skeletons of the project.</summary>
    public IReadOnlyList<Nodes> Skeletons { get; }

    public static SleapMetadata Read(HdfGroup metadata)
    {
        using var json = Parse(metadata.Text("json") ?? throw metadata.Broken("there is no attribute json."), metadata.Place);
        string[] names = [.. Items(json.RootElement, "nodes").Select(node => Text(node, "name") ?? throw metadata.Broken("a node has no name."))];
        return new([.. Items(json.RootElement, "skeletons").Select(skeleton => Skeleton(skeleton, names, metadata))]);
    }

    /// <summary>The names of tracks, which each stand behind a number: <c>[0, "left"]</c>.</summary>
    public static IReadOnlyList<string> Tracks(HdfDataset? dataset) => dataset is null ? [] : [.. dataset.Texts().Select(text =>
    {
        using var json = Parse(text, dataset.Place);
        return json.RootElement is { ValueKind: JsonValueKind.Array } track && track.GetArrayLength() >= 2 && track[1].ValueKind == JsonValueKind.String
            ? track[1].GetString()!
            : throw dataset.Broken("a track is no list of a number and a name.");
    })];

    /// <summary>The videos: the name of each file, and the number that frames know it by.</summary>
    public static IReadOnlyList<(string File, int Id)> Videos(HdfDataset? dataset) => dataset is null ? [] : [.. dataset.Texts().Select((text, index) =>
    {
        using var json = Parse(text, dataset.Place);
        var backend = json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("backend", out var inner) ? inner : json.RootElement;

        // A project with its pictures inside keeps the numbers of the project that it was made from: "video3/video".
        var embedded = Text(backend, "dataset")?.Split('/')[0] ?? "";
        var id = embedded.StartsWith("video", StringComparison.Ordinal) && int.TryParse(embedded.AsSpan(5), out var number) && number >= 0 ? number : index;
        return (Text(backend, "filename") ?? Text(json.RootElement, "filename") ?? "", id);
    })];

    private static Nodes Skeleton(JsonElement skeleton, string[] names, HdfGroup metadata)
    {
        var graph = skeleton.ValueKind == JsonValueKind.Object && skeleton.TryGetProperty("nx_graph", out var inner) ? inner : skeleton;
        int[] ids = [.. Items(graph, "nodes").Select(node => Id(node, names, metadata))];
        List<(int, int)> edges = [];
        List<int> types = [];
        foreach (var link in Items(graph, "links"))
        {
            var (from, to) = (Array.IndexOf(ids, Number(link, "source") ?? -1), Array.IndexOf(ids, Number(link, "target") ?? -1));
            if (IsBody(link, types) && from >= 0 && to >= 0)
            {
                edges.Add((from, to));
            }
        }

        var name = graph.ValueKind == JsonValueKind.Object && graph.TryGetProperty("graph", out var properties) ? Text(properties, "name") : null;
        return new(name ?? "", [.. ids.Select(id => names[id])], edges);
    }

    private static int Id(JsonElement node, string[] names, HdfGroup metadata) => Number(node, "id") is { } id && id >= 0 && id < names.Length
        ? id
        : throw metadata.Broken($"a skeleton has a node that is none of the {names.Length} nodes.");

    /// <summary>True for a bone; false for a symmetry. The kind is written out once, and by its number from then on.</summary>
    private static bool IsBody(JsonElement link, List<int> types)
    {
        if (link.ValueKind != JsonValueKind.Object || !link.TryGetProperty("type", out var type))
        {
            return true;
        }

        foreach (var part in Items(type, "py/reduce"))
        {
            if (Items(part, "py/tuple").FirstOrDefault() is { ValueKind: JsonValueKind.Number } kind && kind.TryGetInt32(out var number))
            {
                types.Add(number);
                return number == 1;
            }
        }

        return Number(type, "py/id") is not { } known || (known >= 1 && known <= types.Count ? types[known - 1] : known) == 1;
    }

    private static JsonDocument Parse(string text, Place place)
    {
        try
        {
            return JsonDocument.Parse(text, Limits);
        }
        catch (JsonException problem)
        {
            throw new FileFormatException($"the JSON is broken ({problem.Message.TrimEnd('.')}).", place, problem);
        }
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;

    private static string? Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static int? Number(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var whole) ? whole : null;
}
