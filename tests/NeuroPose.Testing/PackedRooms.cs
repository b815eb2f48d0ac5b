using System.Security.Cryptography;

namespace NeuroPose.Testing;

/// <summary>Rooms packed into a folder that serves as a feed, from what was built for this test.</summary>
public static class PackedRooms
{
    /// <summary>Packs some rooms.</summary>
    /// <param name="feed">The folder of the packages.</param>
    /// <param name="projects">The rooms' folders, from the repository's root.</param>
    /// <returns>Their version. NuGet keeps what it has restored by id and version, so the version holds a hash of what is packed.</returns>
    public static async Task<string> PackAsync(string feed, params string[] projects)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name == "debug" ? "Debug" : "Release";
        var content = Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Where(file => Path.GetFileName(file).StartsWith("neuropose", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .SelectMany(File.ReadAllBytes);
        var version = "0.0.0-test.h" + Convert.ToHexStringLower(SHA256.HashData([.. content]))[..10];
        var rooms = string.Join(';', projects.Select(project => Directory.GetFiles(Repository.PathTo(project), "*.csproj").Single()));
        var all = Path.Combine(feed, "all.proj");
        await File.WriteAllTextAsync(
            all,
            $"""
            <Project>
              <Target Name="Pack">
                <MSBuild Projects="{rooms}" Targets="Pack" Properties="NoBuild=true;Configuration={configuration};PackageVersion={version};PackageOutputPath={feed}" />
              </Target>
            </Project>
            """);
        var pack = await ChildProcess.RunAsync("dotnet", ["msbuild", all, "-t:Pack", "-nologo", "-verbosity:quiet", "-nodeReuse:false"], patience: TimeSpan.FromMinutes(5));
        Xunit.Assert.True(pack.Code == 0, pack.Out + pack.Error);
        return version;
    }
}
