namespace NeuroPose.Testing;

/// <summary>Where the checkout is that these tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution file.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path inside the repository.</summary>
    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NeuroPose.Workbench.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No NeuroPose.Workbench.sln above {AppContext.BaseDirectory}.");
    }
}
