using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroPose.Files;
using NeuroPose.Json;

namespace NeuroPose.Notebooks.Documents;

/// <summary>
/// A Jupyter notebook (nbformat 4). What this library does not know is kept: unknown fields, the order of keys, the digits of numbers,
/// the file's indentation. Saving an unchanged notebook that Jupyter wrote gives the same bytes.
/// </summary>
public sealed class Notebook
{
    internal const int MaxDepth = 256;

    private readonly JsonObject root;
    private readonly JsonStyle style;
    private readonly List<Cell> cells;

    private Notebook(JsonObject root, JsonStyle style, string name)
    {
        this.root = root;
        this.style = style;
        Name = name;
        cells = [.. root["cells"]!.AsArray().Select(cell => Cell.Of(cell!.AsObject()))];
    }

    /// <summary>The file as the caller named it; messages begin with it.</summary>
    public string Name { get; }

    /// <summary>The cells in order.</summary>
    public IReadOnlyList<Cell> Cells => cells;

    /// <summary>The minor version of the format: cells have ids from 5 on.</summary>
    public int FormatMinor => root["nbformat_minor"]?.GetValue<int>() ?? 0;

    /// <summary>The language of the notebook's code cells as its metadata names it, such as <c>C#</c>; null where it names none.</summary>
    public string? Language => TextAt("kernelspec", "language") ?? TextAt("language_info", "name");

    /// <summary>Reads a notebook from a file.</summary>
    /// <exception cref="NotebookFormatException">There is no such file, or it is not a notebook of nbformat 4.</exception>
    public static Notebook Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Read(NotebookReader.ReadBytes(path), path);
    }

    /// <summary>Reads a notebook from text; <paramref name="name"/> stands for the file in messages.</summary>
    /// <exception cref="NotebookFormatException">The text is not a notebook of nbformat 4.</exception>
    public static Notebook Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new Notebook(NotebookReader.Parse(text, name), JsonStyle.Of(text), name);
    }

    /// <summary>A copy of the notebook's metadata; what you change in it does not reach the notebook.</summary>
    public JsonObject GetMetadata() => root["metadata"]?.DeepClone().AsObject() ?? [];

    /// <summary>The notebook as the text of a file.</summary>
    public string ToText() => NodeJson.Write(root, style);

    /// <summary>Writes the notebook: to a temporary file in the same folder first, so that a crash leaves the old file whole.</summary>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.WriteText(path, ToText());
    }

    internal static Notebook Read(byte[] bytes, string name) => Parse(NotebookReader.Decode(bytes, name), name);

    /// <summary>A copy that shares nothing with this notebook.</summary>
    internal Notebook Copy() => new(root.DeepClone().AsObject(), style, Name);

    /// <summary>Puts a code cell before the cell at an index; it gets an id where the format has ids.</summary>
    internal CodeCell InsertCode(int index, string source, string tag)
    {
        var json = new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
        };
        if (FormatMinor >= 5)
        {
            json["id"] = FreeId(tag);
        }

        json["metadata"] = new JsonObject { ["tags"] = new JsonArray(JsonValue.Create(tag)) };
        json["outputs"] = new JsonArray();
        json["source"] = TextLines.Split(source);
        var cell = new CodeCell(json);
        root["cells"]!.AsArray().Insert(index, json);
        cells.Insert(index, cell);
        return cell;
    }

    /// <summary>Takes a cell out.</summary>
    internal void RemoveCell(int index)
    {
        root["cells"]!.AsArray().RemoveAt(index);
        cells.RemoveAt(index);
    }

    /// <summary>Sets one entry of the notebook's metadata, in its sorted place where the entry is new.</summary>
    internal void SetMetadata(string name, JsonNode value)
    {
        if (root["metadata"] is not JsonObject metadata)
        {
            root["metadata"] = metadata = [];
        }

        if (metadata.ContainsKey(name))
        {
            metadata[name] = value;
            return;
        }

        var place = 0;
        while (place < metadata.Count && string.CompareOrdinal(metadata.GetAt(place).Key, name) < 0)
        {
            place++;
        }

        metadata.Insert(place, name, value);
    }

    // Ids are derived, not random, so that running twice gives the same bytes.
    private string FreeId(string stem)
    {
        var used = cells.Select(cell => cell.Id).ToHashSet();
        var id = stem;
        for (var number = 2; used.Contains(id); number++)
        {
            id = FormattableString.Invariant($"{stem}-{number}");
        }

        return id;
    }

    private string? TextAt(string section, string name) =>
        root["metadata"]?[section] is JsonObject found && found[name]?.GetValueKind() == JsonValueKind.String
            ? found[name]!.GetValue<string>()
            : null;
}
