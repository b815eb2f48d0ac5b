using System.Runtime.InteropServices;
using System.Text.Json;

namespace NeuroPose.Notebooks.Packages;

/// <summary>Reads what the SDK wrote about a restore, <c>project.assets.json</c>.</summary>
internal static class RestoreAssets
{
    /// <summary>The packages of a restore, those they need before those who need them not guaranteed.</summary>
    public static IReadOnlyList<RestoredPackage> Read(string file, IReadOnlyCollection<string> requested)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var root = document.RootElement;
        var folders = root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToArray();
        var libraries = root.GetProperty("libraries");
        var packages = new List<RestoredPackage>();
        foreach (var entry in root.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject())
        {
            if (entry.Value.GetProperty("type").GetString() != "package")
            {
                continue;
            }

            var path = libraries.GetProperty(entry.Name).GetProperty("path").GetString()!;
            var home = folders.Select(folder => Path.Combine(folder, path)).First(Directory.Exists);
            var name = entry.Name.Split('/');
            packages.Add(new RestoredPackage(
                name[0],
                name[1],
                requested.Contains(name[0], StringComparer.OrdinalIgnoreCase),
                [.. Specific(entry.Value, home, "runtime").Concat(Plain(entry.Value, home)).DistinctBy(Path.GetFileName)],
                [.. Specific(entry.Value, home, "native")],
                PackageExtension.In(home)));
        }

        return packages;
    }

    private static IEnumerable<string> Plain(JsonElement package, string home) => package.TryGetProperty("runtime", out var files)
        ? files.EnumerateObject().Select(file => file.Name).Where(file => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).Select(file => Path.Combine(home, file))
        : [];

    // What a package holds for this machine's system and processor stands in the place of what it holds for all.
    private static IEnumerable<string> Specific(JsonElement package, string home, string kind)
    {
        if (!package.TryGetProperty("runtimeTargets", out var files))
        {
            return [];
        }

        var fits = Fitting();
        return files.EnumerateObject()
            .Where(file => file.Value.GetProperty("assetType").GetString() == kind)
            .Select(file => (Path: Path.Combine(home, file.Name), Rank: Array.IndexOf(fits, file.Value.GetProperty("rid").GetString())))
            .Where(file => file.Rank >= 0)
            .OrderBy(file => file.Rank)
            .Select(file => file.Path)
            .DistinctBy(Path.GetFileName);
    }

    private static string[] Fitting()
    {
        var processor = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        string[] systems = OperatingSystem.IsWindows() ? ["win"] : OperatingSystem.IsMacOS() ? ["osx", "unix"] : ["linux", "unix"];
        return [RuntimeInformation.RuntimeIdentifier, .. systems.Select(system => $"{system}-{processor}"), .. systems];
    }
}
