using System.Text.Json;
using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Formats.Tests.Real;

/// <summary>What independent readers found in one real file: a JSON file in the folder's <c>oracle</c>.</summary>
internal sealed class Oracle
{
    private readonly JsonElement json;

    private Oracle(JsonElement json) => this.json = json;

    /// <summary>
    /// The names of all oracle files; one without a meaning where the folder is not there, as a theory needs a case to be skipped.
    /// </summary>
    public static IReadOnlyList<string> Names { get; } = Directory.Exists(RealFiles.PathTo("oracle"))
        ? [.. Directory.EnumerateFiles(RealFiles.PathTo("oracle"), "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)]
        : ["none"];

    public static Oracle Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(RealFiles.PathTo(Path.Combine("oracle", name))));
        return new(document.RootElement.Clone());
    }

    public string Format => json.GetProperty("format").GetString()!;

    /// <summary>The file or folder that the numbers are of.</summary>
    public string FilePath => RealFiles.PathTo(json.GetProperty("file").GetString()!["samples/".Length..]);

    /// <summary>True where the labels are those of all people together, as they stand in the file.</summary>
    public bool IsRaw => Format is "C3D" or "TRC" or "Vicon Nexus CSV";

    public JsonElement this[string field] => json.GetProperty(field);

    public bool Has(string field) => json.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>The rate to be reported; NaN where the file has none.</summary>
    public double Rate => Has("rateToReport") ? json.GetProperty("rateToReport").GetDouble() : Has("rate") ? json.GetProperty("rate").GetDouble() : double.NaN;

    public string[] Labels => Strings("labels");

    public LengthUnit Unit => json.GetProperty("units").GetString() switch
    {
        "mm" => LengthUnit.Millimeter,
        "m" or "Meters" or "m, hip-centred" => LengthUnit.Meter,
        "px" => LengthUnit.Pixel,
        { } text when text.StartsWith("normalized", StringComparison.Ordinal) => LengthUnit.Normalized,
        _ => LengthUnit.Unknown,
    };

    /// <summary>The points whose numbers are known, as the person's index, the label's index, and the numbers.</summary>
    public IEnumerable<(int Person, int Label, JsonElement Numbers)> Points()
    {
        string[] people = [.. json.GetProperty("persons").EnumerateArray().Select(person => person.GetRawText().Trim('"'))];
        foreach (var person in json.GetProperty("points").EnumerateObject())
        {
            foreach (var point in person.Value.EnumerateObject())
            {
                yield return (Array.IndexOf(people, person.Name), int.Parse(point.Name[..point.Name.IndexOf(':', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture), point.Value);
            }
        }
    }

    public string[] Strings(string field) => [.. json.GetProperty(field).EnumerateArray().Select(item => item.GetString()!)];

    /// <summary>An array of numbers, null as NaN.</summary>
    public static double[] Numbers(JsonElement array) =>
        [.. array.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Null ? double.NaN : item.GetDouble())];
}
