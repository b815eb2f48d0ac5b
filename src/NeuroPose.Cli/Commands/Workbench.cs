using System.Reflection;
using NeuroPose.Formats;
using NeuroPose.Inference.Estimation;
using NeuroPose.Interactive;
using NeuroPose.Notebooks.Running;
using NeuroPose.Notebooks.Sessions;
using NeuroPose.Sessions.Pipeline;
using NeuroPose.Videos;

namespace NeuroPose.Cli.Commands;

/// <summary>
/// The session that notebooks of the workbench run in: the library's assemblies, and the extension that shows its objects.
/// </summary>
internal static class Workbench
{
    /// <summary>The same file that .NET Interactive runs from the package.</summary>
    public static string ExtensionFile => Path.Combine(AppContext.BaseDirectory, "interactive-extensions", "dotnet", "extension.dib");

    /// <summary>
    /// This program as the one that executes cells in a process of their own; null where the command runs within another program, as in
    /// tests.
    /// </summary>
    public static CellProgram? CellProgram
    {
        get
        {
            var command = typeof(Workbench).Assembly;
            if (Assembly.GetEntryAssembly() != command || Environment.ProcessPath is not { } program)
            {
                return null;
            }

            // "dotnet neuropose.dll" runs under the name of dotnet.
            string[] verb = ["notebook", NotebookCommand.CellsVerb];
            return Path.GetFileNameWithoutExtension(program) == "dotnet" ? new(program, [command.Location, .. verb]) : new(program, verb);
        }
    }

    /// <summary>How notebooks in a folder are executed.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="seesFetched">Whether cells find datasets that were fetched on this machine.</param>
    public static RunOptions Run(string folder, bool seesFetched = true) => new()
    {
        Session = Session(folder),
        Extensions = [ExtensionFile],
        Program = seesFetched || CellProgram is not { } program ? CellProgram : program with { Arguments = [.. program.Arguments, NotebookCommand.NothingFetched] },
    };

    /// <summary>
    /// Rooms that cells know by name, and that are loaded when a cell uses them. Interactive has no part in them, so that its package stays
    /// light.
    /// </summary>
    private static IEnumerable<Assembly> OnDemand =>
    [
        typeof(Video).Assembly,
        typeof(PoseEstimator).Assembly,
        typeof(Live.Streams.LiveSource).Assembly,
        typeof(NwbPoseFile).Assembly,
        typeof(SessionPipeline).Assembly,
        typeof(Sweeps.Sweep).Assembly,
    ];

    /// <summary>A session in a folder; null for the process's own.</summary>
    public static SessionOptions Session(string? folder) => new()
    {
        WorkingDirectory = folder,
        References = [.. NeuroPoseExtension.Libraries, .. OnDemand],
        PackageFolder = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } packages ? packages : new SessionOptions().PackageFolder,
    };
}
