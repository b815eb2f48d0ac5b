using NeuroPose.Notebooks.Documents;

namespace NeuroPose.Notebooks.Running;

/// <summary>Where an executed notebook is written.</summary>
public static class NotebookOutput
{
    /// <summary>Writes a notebook under its own name into a folder, which is made where it is missing.</summary>
    /// <returns>The file written.</returns>
    public static string Save(Notebook notebook, string folder)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var path = PathFor(notebook.Name, folder, ".ipynb");
        notebook.Save(path);
        return path;
    }

    /// <summary>The file in a folder that has a notebook's own name with another ending.</summary>
    public static string PathFor(string notebookPath, string folder, string extension)
    {
        ArgumentException.ThrowIfNullOrEmpty(notebookPath);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return Path.Combine(folder, Path.GetFileNameWithoutExtension(notebookPath) + extension);
    }
}
