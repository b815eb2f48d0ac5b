using NeuroPose.Files;
using NeuroPose.Notebooks.Dialect;
using NeuroPose.Notebooks.Documents;

namespace NeuroPose.Notebooks.Sessions;

/// <summary><c>#!import FILE</c>: runs the code of another notebook or script in this session; what it declares stays.</summary>
internal static class ImportDirective
{
    public static CellDirective Directive { get; } = new(
        new DirectiveInfo("#!import", "FILE", "runs the code of a notebook or script (.ipynb, .dib, .cs, .csx)"), ImportAsync);

    private static async Task<string> ImportAsync(Directive directive, CellBlock block, CellExecution cell, CancellationToken cancellationToken)
    {
        var arguments = new DirectiveArguments(directive, [], []);
        if (arguments.Words is not [var name])
        {
            throw arguments.Wrong("expected one file, in quotes where its name holds blanks.");
        }

        var path = Path.GetFullPath(name, cell.Folder);
        if (!File.Exists(path))
        {
            throw arguments.Wrong($"there is no file {name}. A relative path starts at the notebook's folder.");
        }

        if (cell.ImportedBy.Contains(path, StringComparer.Ordinal))
        {
            throw arguments.Wrong($"{name} imports itself, directly or through another file. Move what both need into a third file.");
        }

        foreach (var source in Read(cell.Folder, path, name.Replace('\\', '/'), arguments))
        {
            await cell.RunNestedAsync(source, Path.GetDirectoryName(path)!, path, cancellationToken).ConfigureAwait(false);
        }

        return block.Text;
    }

    private static IReadOnlyList<CellSource> Read(string folder, string path, string name, DirectiveArguments arguments)
    {
        var kind = Path.GetExtension(path).ToLowerInvariant();
        if (kind is not (".ipynb" or ".dib" or ".cs" or ".csx"))
        {
            throw arguments.Wrong($"{name} is neither a notebook nor a script. Expected .ipynb, .dib, .cs or .csx.");
        }

        try
        {
            if (kind == ".ipynb")
            {
                return Cells(ForeignFile.PathTo(folder, path, ForeignFile.LargestOutput), name, arguments);
            }

            var text = ForeignFile.ReadText(folder, path, ForeignFile.LargestText);
            return [new CellSource(kind == ".dib" ? DibFile.WithoutMeta(text) : text, name) { IsNested = true }];
        }
        catch (FileFormatException problem)
        {
            throw arguments.Wrong($"{name}: {problem.Problem}");
        }
    }

    private static CellSource[] Cells(string path, string name, DirectiveArguments arguments)
    {
        try
        {
            var notebook = Notebook.Load(path);
            return
            [
                .. notebook.Cells
                    .Select((cell, index) => (cell as CodeCell, Number: index + 1))
                    .Where(entry => !string.IsNullOrWhiteSpace(entry.Item1?.Source))
                    .Select(entry => new CellSource(entry.Item1!.Source, FormattableString.Invariant($"{name}, cell {entry.Number}"))
                    {
                        Language = entry.Item1.Language ?? notebook.Language ?? CellLanguage.CSharp,
                        IsNested = true,
                    }),
            ];
        }
        catch (NotebookFormatException error)
        {
            throw arguments.Wrong(error.Message);
        }
    }
}
