using System.Xml.Linq;
using NeuroPose.Files;

namespace NeuroPose.Notebooks.Packages;

/// <summary>The project that the SDK restores in a cell's stead.</summary>
internal static class RestoreProject
{
    private const string Name = "cell.csproj";

    /// <summary>Writes the project into an empty folder, and beside it what keeps the settings of folders above away.</summary>
    /// <returns>The project's file.</returns>
    public static string Write(string folder, IEnumerable<PackageRequest> requests, IEnumerable<string> sources, IReadOnlyDictionary<string, string> versions)
    {
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            AtomicFile.WriteText(Path.Combine(folder, name), "<Project />\n");
        }

        var wanted = requests.ToArray();
        var asked = wanted.Select(request => request.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var project = new XElement(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement(
                "PropertyGroup",
                new XElement("TargetFramework", FormattableString.Invariant($"net{Environment.Version.Major}.{Environment.Version.Minor}")),
                new XElement("UseAppHost", "false"),
                new XElement("NuGetAudit", "true"),
                new XElement("NuGetAuditMode", "all"),
                new XElement("NuGetAuditLevel", "low"),
                new XElement("ManagePackageVersionsCentrally", "true"),
                new XElement("CentralPackageTransitivePinningEnabled", "true"),
                new XElement("CentralPackageFloatingVersionsEnabled", "true"),
                new XElement("RestoreAdditionalProjectSources", string.Join(';', sources))),
            new XElement(
                "ItemGroup",
                new XElement("FrameworkReference", new XAttribute("Include", "Microsoft.AspNetCore.App")),
                wanted.Select(request => new XElement("PackageReference", new XAttribute("Include", request.Id))),
                wanted.Select(request => Version(request.Id, request.Version ?? Pinned(request.Id, versions) ?? "*")),
                versions.Where(version => !asked.Contains(version.Key)).OrderBy(version => version.Key, StringComparer.Ordinal).Select(version => Version(version.Key, $"[{version.Value}]"))));
        var file = Path.Combine(folder, Name);
        AtomicFile.WriteText(file, project.ToString() + "\n");
        return file;
    }

    private static string? Pinned(string id, IReadOnlyDictionary<string, string> versions) =>
        versions.FirstOrDefault(version => version.Key.Equals(id, StringComparison.OrdinalIgnoreCase)).Value is { } pinned ? $"[{pinned}]" : null;

    private static XElement Version(string id, string version) =>
        new("PackageVersion", new XAttribute("Include", id), new XAttribute("Version", version));
}
