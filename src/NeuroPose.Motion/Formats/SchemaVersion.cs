using NeuroPose.Json;

namespace NeuroPose.Formats;

/// <summary>
/// The schema version of a file: one counter for all kinds of file, missing means 1, and a file is brought to the current version
/// in memory before its fields are checked. From 1 to 2 <c>provenance</c> was added; where it is missing it is null.
/// </summary>
internal static class SchemaVersion
{
    public const int Current = 2;
    public const int WhenMissing = 1;

    /// <summary>The version that a file states. A JSON integer is wanted, as in the reference, which lets true pass as 1.</summary>
    /// <param name="stated">The value of <c>schema_version</c>.</param>
    /// <param name="place">Where it stands.</param>
    /// <exception cref="FutureSchemaException">The version is above the current one.</exception>
    public static int Of(JsonTree stated, Place place)
    {
        var version = stated.Kind == JsonKind.True ? 1
            : stated.Kind == JsonKind.Number && stated.Text.All(letter => letter is '-' or (>= '0' and <= '9')) ? LaxScalar.ToInteger(stated)
            : null;
        return version switch
        {
            null or < 1 => throw new FileFormatException($"expected a whole number, 1 or more, found {stated.Describe()}.", place),
            > Current => throw new FutureSchemaException(version.Value, Current, place),
            _ => (int)version,
        };
    }

    /// <summary>
    /// A document that was read as a whole, brought to the current version, and the version it was migrated from: null when it was
    /// current.
    /// </summary>
    public static (JsonTree Document, int? MigratedFrom) Migrate(JsonTree document, string file)
    {
        const string Name = "schema_version";
        if (document.Kind != JsonKind.Object)
        {
            throw new FileFormatException($"expected an object, found {document.Describe()}.", document.PlaceIn(file, ""));
        }

        var version = document.Members.TryGetValue(Name, out var stated) ? Of(stated, stated.PlaceIn(file, Name)) : WhenMissing;
        if (version == Current)
        {
            return (document, null);
        }

        var members = new OrderedDictionary<string, JsonTree>(document.Members, StringComparer.Ordinal);
        members.TryAdd("provenance", document with { Kind = JsonKind.Null, Members = [] });
        members[Name] = document with { Kind = JsonKind.Number, Text = FormattableString.Invariant($"{Current}"), Members = [] };
        return (document with { Members = members }, version);
    }
}
