using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NeuroPose.Papers;

/// <summary>A work that a paper cites. What is not known is empty.</summary>
internal sealed record Reference
{
    private const int LongestField = 2000;

    public required string Key { get; init; }

    /// <summary>What it is, in the words of CSL: article-journal, book, chapter, paper-conference, dataset, software …</summary>
    public required string Type { get; init; }

    public required IReadOnlyList<PersonName> Authors { get; init; }

    public required IReadOnlyList<PersonName> Editors { get; init; }

    public required string Year { get; init; }

    /// <summary>The title; it may hold the tags i, b, sub, sup and span (see <see cref="TitleText"/>).</summary>
    public required string Title { get; init; }

    /// <summary>The journal, book or proceedings that it is in.</summary>
    public required string Container { get; init; }

    public required string Volume { get; init; }

    public required string Issue { get; init; }

    /// <summary>Pages with an en dash, or an article's number.</summary>
    public required string Pages { get; init; }

    public required string Edition { get; init; }

    public required string Publisher { get; init; }

    /// <summary>The identifier alone, without an address before it.</summary>
    public required string Doi { get; init; }

    public required string Url { get; init; }

    /// <summary>Where it stands in the file of references.</summary>
    public required Place At { get; init; }

    /// <summary>Who it is by: its authors, else its editors.</summary>
    public IReadOnlyList<PersonName> Names => Authors.Count > 0 ? Authors : Editors;

    /// <summary>Reads a work of CSL JSON.</summary>
    public static Reference Of(JsonElement csl, string key, Place at) => new()
    {
        Key = key,
        Type = Field(csl, "type"),
        Authors = People(csl, "author"),
        Editors = People(csl, "editor"),
        Year = YearOf(csl),
        Title = Field(csl, "title"),
        Container = Field(csl, "container-title"),
        Volume = Field(csl, "volume"),
        Issue = Field(csl, "issue"),
        Pages = Field(csl, "page") is { Length: > 0 } pages ? pages.Replace("--", "–", StringComparison.Ordinal).Replace('-', '–') : Field(csl, "number"),
        Edition = Field(csl, "edition"),
        Publisher = Field(csl, "publisher"),
        Doi = BareDoi(Field(csl, "DOI")),
        Url = Field(csl, "URL"),
        At = at,
    };

    private static string Field(JsonElement csl, string name) => !csl.TryGetProperty(name, out var value) ? "" : value.ValueKind switch
    {
        JsonValueKind.String => Plain(value.GetString()!),
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };

    // A field of any file: no control characters, and no longer than a line of a list should be.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(Math.Min(text.Length, LongestField));
        foreach (var letter in text.Length > LongestField ? text[..LongestField] : text)
        {
            plain.Append(char.IsControl(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.Format ? ' ' : letter);
        }

        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)) + (text.Length > LongestField ? "…" : "");
    }

    private static string YearOf(JsonElement csl) =>
        csl.TryGetProperty("issued", out var issued) && issued.ValueKind == JsonValueKind.Object
            ? issued.TryGetProperty("date-parts", out var parts) && parts is { ValueKind: JsonValueKind.Array } && parts.GetArrayLength() > 0
                && parts[0] is { ValueKind: JsonValueKind.Array } first && first.GetArrayLength() > 0
                ? Plain(first[0].ToString())
                : Field(issued, "literal") is { Length: > 0 } literal ? literal : Field(issued, "raw")
            : "";

    private static string BareDoi(string doi)
    {
        var at = doi.IndexOf("10.", StringComparison.Ordinal);
        return at < 0 ? "" : doi[at..];
    }

    private static IReadOnlyList<PersonName> People(JsonElement csl, string role) =>
        csl.TryGetProperty(role, out var people) && people.ValueKind == JsonValueKind.Array
            ? [.. people.EnumerateArray().Where(person => person.ValueKind == JsonValueKind.Object).Select(Person).Where(person => person.Family.Length > 0)]
            : [];

    private static PersonName Person(JsonElement csl)
    {
        var particle = Field(csl, "non-dropping-particle");
        var family = Field(csl, "family");
        return family.Length == 0
            ? new(Field(csl, "literal") is { Length: > 0 } literal ? literal : Field(csl, "given"), "")
            : new(particle.Length > 0 ? $"{particle} {family}" : family, string.Join(' ', new[] { Field(csl, "given"), Field(csl, "dropping-particle") }.Where(part => part.Length > 0)))
            {
                Suffix = Field(csl, "suffix"),
            };
    }
}

/// <summary>The name of a person or of an organization.</summary>
/// <param name="Family">The family name with its particles, or the name of an organization.</param>
/// <param name="Given">The given names; empty for an organization.</param>
internal sealed record PersonName(string Family, string Given)
{
    /// <summary>Whether it stands for all who are not named: BibTeX's "and others".</summary>
    public bool IsOthers => this is { Family: "others", Given: "" };

    /// <summary>"Jr.", "III"; empty for most.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>The given names' first letters: "J.-P. M.".</summary>
    public string Initials => string.Join(' ', Given.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name =>
        string.Join('-', name.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(part => new StringInfo(part).SubstringByTextElements(0, 1) + "."))));
}
