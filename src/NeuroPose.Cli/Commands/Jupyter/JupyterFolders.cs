using NeuroPose.Jupyter.Installation;

namespace NeuroPose.Cli.Commands;

/// <summary>Where Jupyter looks for kernels on this machine.</summary>
/// <remarks>Source: the Jupyter documentation, "Common Directories and File Locations".</remarks>
internal static class JupyterFolders
{
    /// <summary>The user's own.</summary>
    public static KernelSpecFolder User => new(Path.Combine(UserData, "kernels"));

    /// <summary>The prefix of the Python environment that is active; null where none is.</summary>
    public static string? ActiveEnvironment => Variable("VIRTUAL_ENV") ?? Variable("CONDA_PREFIX");

    /// <summary>The folder under a prefix.</summary>
    public static KernelSpecFolder Under(string prefix) => new(Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels"));

    /// <summary>All that are searched, the first found first.</summary>
    public static IReadOnlyList<KernelSpecFolder> Kernels()
    {
        var extra = (Variable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] system = OperatingSystem.IsWindows() ? [] : ["/usr/local", "/usr"];
        return
        [
            .. extra.Select(path => new KernelSpecFolder(Path.Combine(path, "kernels"))),
            User,
            .. (ActiveEnvironment is { } active ? [active] : (string[])[]).Concat(system).Select(Under),
        ];
    }

    private static string UserData
    {
        get
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            return Variable("JUPYTER_DATA_DIR")
                ?? (OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter")
                : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Jupyter")
                : Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share"), "jupyter"));
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
