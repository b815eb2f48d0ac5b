namespace NeuroPose.Notebooks.Packages;

/// <summary>Packages that cannot be restored.</summary>
internal sealed class PackageException(string message) : NotebookException(message);
