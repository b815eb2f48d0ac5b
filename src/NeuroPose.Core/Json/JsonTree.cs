namespace NeuroPose.Json;

internal enum JsonKind
{
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,
}

/// <summary>A small JSON value in memory, with its place. Numbers keep their text.</summary>
internal sealed record JsonTree(
    JsonKind Kind,
    string Text,
    IReadOnlyList<JsonTree> Items,
    OrderedDictionary<string, JsonTree> Members,
    int Line,
    int Column)
{
    /// <summary>What it is, for "expected …, found …".</summary>
    public string Describe() => Kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => "an array",
        JsonKind.String => $"the string \"{(Text.Length > 40 ? Text[..40] + "…" : Text)}\"",
        JsonKind.Number => $"the number {Text}",
        JsonKind.True => "true",
        JsonKind.False => "false",
        _ => "null",
    };

    /// <summary>Where it stands.</summary>
    public Place PlaceIn(string file, string path) => new(File: file, Path: path, Line: Line, Column: Column);
}
