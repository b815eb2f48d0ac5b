using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NeuroPose.Values;

namespace NeuroPose.Live.Messages;

/// <summary>
/// The members of a JSON object from another program, read without trust: a member that is missing or of another kind is null. Numbers may
/// stand in strings, names may be numbers, and yes may be true or a number above 0.
/// </summary>
internal readonly struct LooseFields(JsonElement element)
{
    private readonly JsonElement element = element;

    /// <summary>The object in a member; one without members when there is none.</summary>
    public LooseFields Object(string name) => Member(name) is { ValueKind: JsonValueKind.Object } found ? new(found) : default;

    /// <summary>The objects of a list; none when the member is no list. What is no object in it is passed over.</summary>
    public IEnumerable<LooseFields> Objects(string name)
    {
        if (Member(name) is { ValueKind: JsonValueKind.Array } list)
        {
            foreach (var item in list.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Object)
                {
                    yield return new(item);
                }
            }
        }
    }

    public bool Has(string name) => Member(name) is not null;

    public bool IsEmpty => element.ValueKind != JsonValueKind.Object;

    /// <summary>A member that is there and not null.</summary>
    public JsonElement? Member(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    /// <summary>A finite number, also one in a string.</summary>
    public double? Number(string name) => Member(name) is { } found ? NumberOf(found) : null;

    public long? Integer(string name) => Number(name) is { } number && Math.Abs(number) < 9e15 && number == Math.Truncate(number) ? (long)number : null;

    public int? Count(string name) => Integer(name) is >= 0 and <= int.MaxValue and var count ? (int)count : null;

    public string? Text(string name) => Member(name) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    /// <summary>A name that may be written as a string or as a whole number.</summary>
    public string? Name(string name) => Text(name) ?? Integer(name)?.ToString(CultureInfo.InvariantCulture);

    /// <summary>True or false, also as a number (above 0 is true) or in the words ON and OFF.</summary>
    public bool? Truth(string name) => Member(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text when TruthOf(text.GetString()) is { } truth => truth,
        { } found when NumberOf(found) is { } number => number > 0,
        _ => null,
    };

    /// <summary>A list of numbers; NaN for what is none in it.</summary>
    public ImmutableArray<double> Numbers(string name)
    {
        if (Member(name) is not { ValueKind: JsonValueKind.Array } list)
        {
            return [];
        }

        var numbers = ImmutableArray.CreateBuilder<double>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            numbers.Add(NumberOf(item) ?? double.NaN);
        }

        return numbers.MoveToImmutable();
    }

    public static double? NumberOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number
        : value.ValueKind == JsonValueKind.String && NumberText.TryRead<double>(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && double.IsFinite(read) ? read
        : null;

    public static bool? TruthOf(string? word) => word?.ToUpperInvariant() switch
    {
        "ON" or "TRUE" or "YES" => true,
        "OFF" or "FALSE" or "NO" => false,
        _ => null,
    };
}
