using NeuroPose.Cli.Terminal;
using NeuroPose.Notebooks.Documents;
using NeuroPose.Notebooks.Html;
using NeuroPose.Notebooks.Running;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose notebook render</c>, and what the names of written notebooks and pages must not be.</summary>
internal static class NotebookPages
{
    /// <summary>Writes a page of each notebook, beside it or into a folder. All are read before any is written.</summary>
    public static void Write(IReadOnlyList<string> files, string? folder, bool isTrusted, Screen screen)
    {
        if (folder is not null)
        {
            RefuseFile(folder);
            RefuseSameNames(files, ".html");
        }

        var notebooks = files.Select(Notebook.Load).ToList();
        foreach (var (file, notebook) in files.Zip(notebooks))
        {
            var page = NotebookOutput.PathFor(file, folder ?? Path.GetDirectoryName(Path.GetFullPath(file))!, ".html");
            NotebookPage.Save(notebook, page, isTrusted);
            screen.WriteLine(page);
        }
    }

    /// <summary>An output folder that is a file is refused.</summary>
    public static void RefuseFile(string output)
    {
        if (File.Exists(output))
        {
            throw new UsageException($"--output {output}: this is a file; expected a folder.");
        }
    }

    /// <summary>Two notebooks of one name cannot be written into one folder.</summary>
    public static void RefuseSameNames(IEnumerable<string> files, string extension)
    {
        var twice = files.GroupBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase).FirstOrDefault(name => name.Count() > 1);
        if (twice is not null)
        {
            throw new UsageException($"{string.Join(" and ", twice)} would both be written as {twice.Key}{extension}. Run them with different --output folders.");
        }
    }
}
