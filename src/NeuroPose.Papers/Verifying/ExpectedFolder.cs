using NeuroPose.Files;

namespace NeuroPose.Papers;

/// <summary>The folder <c>expected/</c>: what was accepted, how it was made, and the numbers for the text.</summary>
internal sealed class ExpectedFolder(PaperFolder paper)
{
    private const string NumbersFile = "numbers.json";

    private readonly Lazy<OrderedDictionary<string, AcceptedNumber>> numbers = new(() => ReadNumbers(paper));

    /// <summary>A number as it was accepted.</summary>
    /// <param name="Value">The number.</param>
    /// <param name="Unit">Its unit; empty for none.</param>
    public sealed record AcceptedNumber(double Value, string Unit);

    /// <summary>The sidecar of an item; null where there is none.</summary>
    public Sidecar? SidecarOf(PaperItem item) => Read(SidecarFile(item)) is { } text ? PaperJson.Read<Sidecar>(text, PathTo(SidecarFile(item))) : null;

    /// <summary>The trace of a notebook or experiment; null where there is none.</summary>
    public SourceTrace? TraceOf(string source) => Read(TraceFile(source)) is { } text ? PaperJson.Read<SourceTrace>(text, PathTo(TraceFile(source))) : null;

    /// <summary>A number; null where there is none.</summary>
    public AcceptedNumber? NumberOf(PaperItem item) => numbers.Value.GetValueOrDefault(item.Id);

    /// <summary>The content of an item, as it is hashed; null where there is none.</summary>
    public string? ContentOf(PaperItem item) => item.Kind == PaperItemKind.Number
        ? NumberOf(item) is { } number ? new PaperNumber(item.Id, number.Value, number.Unit).Content : null
        : Read(item.File);

    /// <summary>An item with its value and how it was made; null where it was not accepted yet.</summary>
    /// <exception cref="PaperException">Its content is not that of its sidecar.</exception>
    public ShownItem? Shown(PaperItem item)
    {
        if (SidecarOf(item) is not { } sidecar || ContentOf(item) is not { } content)
        {
            return null;
        }

        if (Sidecar.Hash(content) != sidecar.Sha256)
        {
            throw new PaperException(
                $"\"{item.Id}\" is not what was accepted: its sidecar has another hash. Restore expected/, or execute the paper and accept again: neuropose paper run --accept.",
                new(File: PathTo(item.File)));
        }

        PaperValue value = item.Kind switch
        {
            PaperItemKind.Figure => new PaperFigure(item.Id, content, sidecar.Description ?? ""),
            PaperItemKind.Table => AcceptedTable.Read(item.Id, content),
            _ => new PaperNumber(item.Id, NumberOf(item)!.Value, NumberOf(item)!.Unit),
        };
        return new(item, value with { Definition = sidecar.Definition ?? "" }, sidecar);
    }

    /// <summary>Files and numbers that belong to nothing in the manifest.</summary>
    public IReadOnlyList<string> Strays()
    {
        var items = paper.Manifest.Items;
        var known = items.Select(item => item.File)
            .Concat(items.Select(SidecarFile))
            .Concat(paper.Manifest.Sources.Select(source => TraceFile(source.File)))
            .Append(NumbersFile)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. AllFiles().Where(file => !known.Contains(file)),
            .. numbers.Value.Keys.Where(id => !items.Any(item => item.Kind == PaperItemKind.Number && item.Id == id)).Select(id => $"{NumbersFile}: {id}"),
        ];
    }

    /// <summary>Makes the results the accepted ones, and takes away what belongs to nothing any more.</summary>
    public void Accept(PaperResults results)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var accepted = new OrderedDictionary<string, AcceptedNumber>(StringComparer.Ordinal);
        foreach (var made in results.Items)
        {
            files[SidecarFile(made.Item)] = PaperJson.Write(Sidecar.Of(made));
            if (made.Value is PaperNumber number)
            {
                accepted[made.Item.Id] = new(number.Value, number.Unit);
            }
            else
            {
                files[made.Item.File] = made.Value.Content;
            }
        }

        foreach (var trace in results.Traces)
        {
            files[TraceFile(trace.File)] = PaperJson.Write(trace);
        }

        files[NumbersFile] = PaperJson.Write(accepted);
        AtomicFolder.Replace(paper.ExpectedPath, folder =>
        {
            foreach (var (file, text) in files)
            {
                AtomicFile.WriteText(Path.Combine(folder, file), text);
            }
        });
    }

    private static OrderedDictionary<string, AcceptedNumber> ReadNumbers(PaperFolder paper)
    {
        var path = Path.Combine(paper.ExpectedPath, NumbersFile);
        return Read(paper, NumbersFile) is { } text
            ? PaperJson.Read<OrderedDictionary<string, AcceptedNumber>>(text, path)
            : new(StringComparer.Ordinal);
    }

    private static string SidecarFile(PaperItem item) => "sidecars/" + item.Sidecar;

    private static string TraceFile(string source) => $"traces/{source}.json";

    private List<string> AllFiles() => Directory.Exists(paper.ExpectedPath)
        ? [.. Entries(new(paper.ExpectedPath))
            .Select(file => Path.GetRelativePath(Path.GetFullPath(paper.ExpectedPath), file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)]
        : [];

    // A link is a file here, whatever it leads to: a folder that it leads to may be the one that it lies in.
    private static IEnumerable<string> Entries(DirectoryInfo folder) => folder.EnumerateFileSystemInfos().SelectMany(entry =>
        entry is DirectoryInfo { LinkTarget: null } inner ? Entries(inner) : [entry.FullName]);

    private string PathTo(string file) => Path.Combine(paper.ExpectedPath, file);

    private string? Read(string file) => Read(paper, file);

    private static string? Read(PaperFolder paper, string file) =>
        Path.Exists(Path.Combine(paper.ExpectedPath, file)) ? paper.Text($"expected/{file}", ForeignFile.LargestOutput) : null;
}
