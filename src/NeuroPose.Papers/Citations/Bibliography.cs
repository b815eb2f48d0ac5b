using System.Text;
using System.Text.Json;

namespace NeuroPose.Papers;

/// <summary>The file of references of a paper: which keys it has, and the work of each key, read when it is asked for.</summary>
internal sealed class Bibliography
{
    private readonly Dictionary<string, Func<Reference>> works = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);
    private readonly List<PaperProblem> problems = [];
    private readonly string file;

    private Bibliography(string file) => this.file = file;

    /// <summary>Whether the paper names a file of references.</summary>
    public bool IsThere => file.Length > 0;

    /// <summary>What is wrong in the file, and could be seen without reading what is not cited.</summary>
    public IReadOnlyList<PaperProblem> Problems => problems;

    /// <summary>All keys.</summary>
    public IReadOnlyCollection<string> Keys => works.Keys;

    /// <summary>Reads the outline of the paper's file; without a file there are no keys.</summary>
    /// <exception cref="PaperException">The file may not be read.</exception>
    public static Bibliography Open(PaperFolder paper)
    {
        if (paper.Manifest.References is not { } name)
        {
            return new("");
        }

        var bibliography = new Bibliography(paper.PathTo(name));
        var text = paper.Text(name).ReplaceLineEndings("\n");
        if (name.EndsWith(".bib", StringComparison.Ordinal))
        {
            bibliography.AddBibTex(text);
        }
        else
        {
            bibliography.AddCsl(text);
        }

        return bibliography;
    }

    /// <summary>The work of a key; null where there is none, or it is broken: then the problem is added to those of the file.</summary>
    public Reference? Find(string key)
    {
        if (!works.TryGetValue(key, out var read))
        {
            return null;
        }

        try
        {
            var work = read();
            if (work.Title.Length == 0)
            {
                Report($"the work \"{key}\" has no title.", lines[key]);
            }

            return work;
        }
        catch (BibTexException problem)
        {
            Report($"the entry \"{key}\" is not understood: {problem.Message}. Close what is open, and separate fields by commas.", problem.Line);
            return null;
        }
    }

    private void AddBibTex(string text)
    {
        var entries = BibEntry.Split(text).ToList();
        BibEntry[] strings = [.. entries.Where(entry => entry is { Kind: "string", Problem: null })];
        foreach (var entry in entries)
        {
            if (entry.Problem is { } problem)
            {
                Report($"the entry @{entry.Kind}{(entry.Key.Length > 0 ? $" \"{entry.Key}\"" : "")} is broken: {problem}.", entry.Line);
            }
            else if (entry.Key.Length > 0)
            {
                Add(entry.Key, entry.Line, () =>
                {
                    using var csl = JsonDocument.Parse(BibTexReader.ToCsl(entry, strings));
                    return csl.RootElement.GetArrayLength() == 1
                        ? Reference.Of(csl.RootElement[0], entry.Key, PlaceOf(entry.Line))
                        : throw new BibTexException("expected fields, each with a name, an equals sign and a value in braces", entry.Line);
                });
            }
        }
    }

    private void AddCsl(string text)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text);
        }
        catch (JsonException problem)
        {
            Report($"this is no JSON: {problem.Message.Split(" LineNumber")[0].TrimEnd('.', ' ')}.", (int)(problem.LineNumber ?? 0) + 1);
            return;
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Array)
            {
                Report("expected a list of works in CSL JSON.", 1);
                return;
            }

            var starts = LinesOfItems(text);
            foreach (var (index, item) in document.RootElement.EnumerateArray().Index())
            {
                var id = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out var found) && found.ValueKind is JsonValueKind.String or JsonValueKind.Number ? found.ToString() : "";
                if (id.Length == 0)
                {
                    Report("this work has no \"id\", by which the text could cite it.", starts[index]);
                }
                else
                {
                    var work = Reference.Of(item, id, PlaceOf(starts[index]));
                    Add(id, starts[index], () => work);
                }
            }
        }
    }

    private static List<int> LinesOfItems(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes);
        var starts = new List<int>();
        var (line, counted) = (1, 0);
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
            {
                var at = (int)reader.TokenStartIndex;
                line += bytes.AsSpan(counted, at - counted).Count((byte)'\n');
                counted = at;
                starts.Add(line);
            }
        }

        return starts;
    }

    private void Add(string key, int line, Func<Reference> read)
    {
        if (lines.TryGetValue(key, out var first))
        {
            Report(FormattableString.Invariant($"the key \"{key}\" is in line {first} already; the first of the two is cited. Give each work its own."), line);
            return;
        }

        lines.Add(key, line);
        works.Add(key, read);
    }

    private Place PlaceOf(int line) => new(File: file, Line: line);

    private void Report(string message, int line) => problems.Add(new(message, PlaceOf(line)));
}
