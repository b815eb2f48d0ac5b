using System.Text.Json;

namespace NeuroPose.Sessions.Nwb;

/// <summary>What kind of value a dataset or attribute has.</summary>
/// <param name="Word">The word of the schema, such as <c>float32</c>; null for any.</param>
/// <param name="Target">For references: the type that they lead to.</param>
/// <param name="IsCompound">True for rows of several fields.</param>
internal sealed record NwbDtype(string? Word, string? Target, bool IsCompound)
{
    public static NwbDtype Any { get; } = new(null, null, false);
}

/// <summary>An attribute in the schema.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dtype">What kind of value it has.</param>
/// <param name="Shapes">The shapes that it may have, null for any length; none for whatever.</param>
/// <param name="Value">The only value that it may have, as text; null for any.</param>
/// <param name="IsRequired">Whether it has to be there.</param>
internal sealed record NwbAttributeSpec(string Name, NwbDtype Dtype, IReadOnlyList<int?[]> Shapes, string? Value, bool IsRequired);

/// <summary>A link in the schema.</summary>
/// <param name="Name">Its name; null for any.</param>
/// <param name="Target">The type that it leads to.</param>
/// <param name="IsRequired">Whether it has to be there.</param>
internal sealed record NwbLinkSpec(string? Name, string Target, bool IsRequired);

/// <summary>A group or dataset in the schema: a type, or a part of one.</summary>
internal sealed record NwbObjectSpec
{
    public required bool IsGroup { get; init; }

    /// <summary>Its name; null for any.</summary>
    public string? Name { get; init; }

    /// <summary>The type that is defined here; null for a part.</summary>
    public string? Defined { get; init; }

    /// <summary>The type that it is, or is a kind of; null for none.</summary>
    public string? Included { get; init; }

    public NwbDtype Dtype { get; init; } = NwbDtype.Any;

    public IReadOnlyList<int?[]> Shapes { get; init; } = [];

    /// <summary>The least number of them.</summary>
    public int Least { get; init; } = 1;

    /// <summary>The largest number of them.</summary>
    public int Most { get; init; } = 1;

    public IReadOnlyList<NwbAttributeSpec> Attributes { get; init; } = [];

    public IReadOnlyList<NwbObjectSpec> Parts { get; init; } = [];

    public IReadOnlyList<NwbLinkSpec> Links { get; init; } = [];

    /// <summary>Reads a group or dataset.</summary>
    public static NwbObjectSpec Read(JsonElement element, bool isGroup)
    {
        var (least, most) = Quantity(element);
        return new()
        {
            IsGroup = isGroup,
            Name = Text(element, "name"),
            Defined = Text(element, "neurodata_type_def") ?? Text(element, "data_type_def"),
            Included = Text(element, "neurodata_type_inc") ?? Text(element, "data_type_inc"),
            Dtype = DtypeOf(element),
            Shapes = ShapesOf(element),
            Least = least,
            Most = most,
            Attributes = [.. Items(element, "attributes").Select(AttributeOf)],
            Parts = [.. Items(element, "datasets").Select(part => Read(part, isGroup: false)), .. Items(element, "groups").Select(part => Read(part, isGroup: true))],
            Links = [.. Items(element, "links").Select(link => new NwbLinkSpec(Text(link, "name"), Text(link, "target_type") ?? "", Quantity(link).Least > 0))],
        };
    }

    /// <summary>This one over another that it is a kind of: what has a name here takes the place of what has it there.</summary>
    public NwbObjectSpec Over(NwbObjectSpec inherited) => this with
    {
        Dtype = Dtype == NwbDtype.Any ? inherited.Dtype : Dtype,
        Shapes = Shapes.Count == 0 ? inherited.Shapes : Shapes,
        Attributes = [.. Attributes, .. inherited.Attributes.Where(old => Attributes.All(attribute => attribute.Name != old.Name))],
        Parts =
        [
            .. Parts.Select(part => inherited.Parts.FirstOrDefault(old => IsSame(old, part)) is { } old ? part.Over(old) : part),
            .. inherited.Parts.Where(old => !Parts.Any(part => IsSame(old, part))),
        ],
        Links = [.. Links, .. inherited.Links.Where(old => Links.All(link => (link.Name ?? link.Target) != (old.Name ?? old.Target)))],
    };

    private static bool IsSame(NwbObjectSpec one, NwbObjectSpec other) =>
        one.IsGroup == other.IsGroup && (one.Name, one.Name is null ? one.Included : null) == (other.Name, other.Name is null ? other.Included : null);

    private static NwbAttributeSpec AttributeOf(JsonElement element) => new(
        Text(element, "name") ?? "",
        DtypeOf(element),
        ShapesOf(element),
        element.TryGetProperty("value", out var value) ? (value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText()) : null,
        !element.TryGetProperty("default_value", out _) && !(element.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.False));

    private static NwbDtype DtypeOf(JsonElement element) => !element.TryGetProperty("dtype", out var dtype) ? NwbDtype.Any : dtype.ValueKind switch
    {
        JsonValueKind.String => new(dtype.GetString(), null, false),
        JsonValueKind.Object => new("reference", Text(dtype, "target_type"), false),
        JsonValueKind.Array => new(null, null, true),
        _ => NwbDtype.Any,
    };

    private static IReadOnlyList<int?[]> ShapesOf(JsonElement element)
    {
        if (!element.TryGetProperty("shape", out var shape) || shape.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        JsonElement[] items = [.. shape.EnumerateArray()];
        return items.Length > 0 && items[0].ValueKind == JsonValueKind.Array
            ? [.. items.Where(item => item.ValueKind == JsonValueKind.Array).Select(item => Sizes(item.EnumerateArray()))]
            : [Sizes(items)];

        static int?[] Sizes(IEnumerable<JsonElement> sizes) => [.. sizes.Select(size => size.ValueKind == JsonValueKind.Number ? size.GetInt32() : (int?)null)];
    }

    private static (int Least, int Most) Quantity(JsonElement element) => !element.TryGetProperty("quantity", out var quantity) ? (1, 1)
        : quantity.ValueKind == JsonValueKind.Number ? (quantity.GetInt32(), quantity.GetInt32())
        : quantity.GetString() switch
        {
            "?" or "zero_or_one" => (0, 1),
            "*" or "zero_or_many" => (0, int.MaxValue),
            "+" or "one_or_many" => (1, int.MaxValue),
            _ => (1, 1),
        };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;
}
