using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Datasets;

namespace NeuroPose.Cli.Commands;

/// <summary>Where fetched datasets are: in the user's cache, or where an option says.</summary>
/// <remarks>Source: the XDG Base Directory Specification; on Windows and macOS the folder for caches there.</remarks>
internal static class CacheFolder
{
    private const string Variable = "XDG_CACHE_HOME";

    /// <summary>The user's own; null where this system names no home.</summary>
    public static DatasetCache? OfTheUser => UserCache is { } folder ? new(Path.Combine(folder, "neuropose", "datasets")) : null;

    /// <summary>The user's own for models.</summary>
    /// <exception cref="UsageException">This system names no home.</exception>
    public static string OfModels => UserCache is { } folder ? Path.Combine(folder, "neuropose", "models")
        : throw new UsageException($"this system names no folder for caches. Give one with --models, or in the variable {Variable}.");

    /// <summary>The option <c>--cache</c>.</summary>
    public static Option<string?> Option() => new("--cache")
    {
        Description = $"The folder of fetched datasets; by default neuropose/datasets in the user's cache ({Variable}).",
        HelpName = "folder",
    };

    /// <summary>The cache that a call means.</summary>
    public static DatasetCache Of(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { Length: > 0 } folder ? new(folder)
        : OfTheUser ?? throw new UsageException($"this system names no folder for caches. Give one with --cache, or in the variable {Variable}.");

    // The specification has relative paths ignored.
    private static string? UserCache =>
        Environment.GetEnvironmentVariable(Variable) is { } named && Path.IsPathFullyQualified(named) ? named
        : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } local ? local : null
        : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is not { Length: > 0 } home ? null
        : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
        : Path.Combine(home, ".cache");
}
