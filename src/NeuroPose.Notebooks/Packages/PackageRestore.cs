using System.Text.RegularExpressions;
using NeuroPose.Processes;

namespace NeuroPose.Notebooks.Packages;

/// <summary>Restores packages with the .NET SDK that runs this process: its caches, its sources, its rules.</summary>
internal static partial class PackageRestore
{
    // A slow network and a package as large as those with native libraries.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Restores packages, and what they need.</summary>
    /// <param name="requests">The packages.</param>
    /// <param name="sources">Feeds and folders to look in besides the user's own.</param>
    /// <param name="versions">Versions to keep to, by package id.</param>
    /// <param name="cancellationToken">Stops the SDK.</param>
    /// <exception cref="PackageException">There is no SDK, or it cannot restore them.</exception>
    public static async Task<IReadOnlyList<RestoredPackage>> RunAsync(
        IReadOnlyList<PackageRequest> requests, IReadOnlyList<string> sources, IReadOnlyDictionary<string, string> versions, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("neuropose-packages-").FullName;
        try
        {
            var project = RestoreProject.Write(folder, requests, sources, versions);
            var sdk = await RestoreAsync(project, cancellationToken).ConfigureAwait(false);
            return sdk.ExitCode == 0
                ? [.. RestoreAssets.Read(Path.Combine(folder, "obj", "project.assets.json"), [.. requests.Select(request => request.Id)])
                    .Select(package => package with { Vulnerabilities = Known(sdk.Output + sdk.Error, package.Id) })]
                : throw new PackageException(Explain(requests, sdk.Output + sdk.Error, project));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<ProgramResult> RestoreAsync(string project, CancellationToken cancellationToken)
    {
        string[] quiet = ["--nologo", "-tl:off", "-v:q", "-nodeReuse:false", "-p:RestoreUseStaticGraphEvaluation=false"];
        var sdk = new ExternalProgram(Dotnet(), ["restore", project, .. quiet])
        {
            Folder = Path.GetDirectoryName(project)!,
            Environment = new Dictionary<string, string> { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["DOTNET_NOLOGO"] = "1" },
            TimeLimit = Patience,
        };
        try
        {
            return await sdk.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ProgramException problem)
        {
            throw new PackageException(
                $"Packages are restored by the .NET SDK. {problem.Message} "
                + "Install the .NET SDK, or name a built file: #r \"path/to/the.dll\".");
        }
    }

    // <root>/shared/Microsoft.NETCore.App/10.0.0 is where this .NET lies; its command is at the root.
    private static string Dotnet()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var file = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return File.Exists(file) ? file : "dotnet";
    }

    private static string Explain(IReadOnlyList<PackageRequest> requests, string said, string project)
    {
        var wanted = string.Join(", ", requests.Select(request => request.Version is null ? request.Id : $"{request.Id} {request.Version}"));
        var errors = ErrorLine().Matches(said).Select(match => match.Groups["text"].Value.Trim()).Distinct().Take(5).ToArray();
        var reason = (errors.Length > 0 ? string.Join(" ", errors) : said.Trim()).Replace(project, "the cell", StringComparison.Ordinal);
        var advice = said switch
        {
            _ when said.Contains("NU1301", StringComparison.Ordinal) || said.Contains("NU1801", StringComparison.Ordinal) =>
                "A source could not be reached. Without a network, a package has to be in the local cache or in a folder named by #i \"nuget:FOLDER\".",
            _ when said.Contains("NU1101", StringComparison.Ordinal) => "Check the id, or name the source that has it with #i \"nuget:SOURCE\".",
            _ when said.Contains("NU1103", StringComparison.Ordinal) && requests.Any(request => request.Version is null) =>
                "There are only previews of it: name one, or take the newest with #r \"nuget:ID,*-*\".",
            _ when said.Contains("NU1102", StringComparison.Ordinal) || said.Contains("NU1103", StringComparison.Ordinal) => "Check the version, or leave it out for the newest.",
            _ when said.Contains("NU1107", StringComparison.Ordinal) || said.Contains("NU1605", StringComparison.Ordinal) || said.Contains("NU1109", StringComparison.Ordinal) =>
                "A package of this session already holds another version: restart the session, and name the versions together in one cell.",
            _ => "",
        };
        return $"The packages {wanted} could not be restored. {reason} {advice}".Trim();
    }

    /// <summary>What the registry knows against a package, as the SDK writes it.</summary>
    private static IReadOnlyList<string> Known(string said, string id) =>
    [
        .. VulnerabilityLine().Matches(said)
            .Where(line => line.Groups["id"].Value.Equals(id, StringComparison.OrdinalIgnoreCase))
            .Select(line => line.Groups["text"].Value.Trim())
            .Distinct(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"warning NU190[1-4]: (?<text>[^\n]*?'(?<id>[^']+)'[^\n]*?)(\[[^\]\n]*\])?\s*$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex VulnerabilityLine();

    [GeneratedRegex(@"error (?<text>[A-Z]+\d+: .*?)(\[[^\]\n]*\])?\s*$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}

/// <summary>A package as it lies on the disk.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">The version that was restored.</param>
/// <param name="IsRequested">Whether a cell asked for it; others come along.</param>
/// <param name="Assemblies">Its DLLs for this .NET.</param>
/// <param name="NativeLibraries">Its native libraries for this machine.</param>
/// <param name="Extension">How it extends a session.</param>
internal sealed record RestoredPackage(
    string Id, string Version, bool IsRequested, IReadOnlyList<string> Assemblies, IReadOnlyList<string> NativeLibraries, PackageExtension Extension)
{
    /// <summary>What is known against this version, a sentence each; empty where nothing is, or nobody could be asked.</summary>
    public IReadOnlyList<string> Vulnerabilities { get; init; } = [];
}
