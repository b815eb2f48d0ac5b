using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Tools;

/// <summary>Programs of the system that some tests look through; test.sh installs them on Debian.</summary>
public static class Tool
{
    public const string Python = "/usr/bin/python3";
    public const string Chromium = "/usr/bin/chromium";
    public const string Pandoc = "/usr/bin/pandoc";
    public const string Rsvg = "/usr/bin/rsvg-convert";
    public const string KernelTest = "jupyter_kernel_test";
    public const string JupyterClient = "jupyter_client";
    public const string Plotly = "artifacts/plotly/package/plotly.min.js";
    public const string Lab = "artifacts/jupyterlab/page.bundle.js";
    public const string DotNetInteractive = "artifacts/dotnet-interactive/dotnet-interactive";
    public const string Slurmctld = "/usr/sbin/slurmctld";
    public const string Slurmd = "/usr/sbin/slurmd";
    public const string Munged = "/usr/sbin/munged";
    public const string Sbatch = "/usr/bin/sbatch";
    public const string Jupyter = "/usr/bin/jupyter-notebook";

    private static readonly string[] PythonFolders = ["/usr/lib/python3/dist-packages"];

    /// <summary>Why tests that need these cannot run here; null when they can.</summary>
    public static string? Missing(IEnumerable<string> tools)
    {
        var missing = tools.Where(tool => !IsInstalled(tool)).ToList();
        return missing.Count == 0 ? null : $"not installed: {string.Join(", ", missing)} (on Debian, ./test.sh installs what is missing)";
    }

    // A program by its path, a file that test.sh puts into the checkout, or a Python package by its name.
    private static bool IsInstalled(string tool) => tool.Contains('/', StringComparison.Ordinal)
        ? File.Exists(Path.Combine(Repository.Root, tool))
        : File.Exists(Python) && PythonFolders.Any(folder => Directory.Exists(Path.Combine(folder, tool)));
}
