using System.IO.Compression;
using System.Security.Cryptography;
using NeuroPose.Notebooks.Sessions;
using NeuroPose.Testing;

namespace NeuroPose.Interactive.Tests;

/// <summary>The package as <c>dotnet pack</c> makes it, and as a notebook uses it.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class PackageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task The_package_holds_the_library_and_the_extension_and_works_in_a_session_that_knows_nothing_of_it()
    {
        var version = await PackAsync();
        using (var package = ZipFile.OpenRead(Directory.GetFiles(folder.Root, "*.nupkg").Single()))
        {
            var files = package.Entries.Select(entry => entry.FullName).ToArray();
            foreach (var room in new[] { "Core", "Motion", "Vitals", "Figures", "Interactive" })
            {
                Assert.Contains($"lib/net10.0/NeuroPose.{room}.dll", files);
                Assert.Contains($"lib/net10.0/NeuroPose.{room}.xml", files);
            }

            Assert.Contains("interactive-extensions/dotnet/extension.dib", files);
            using var description = new StreamReader(package.GetEntry("NeuroPose.Interactive.nuspec")!.Open());
            var text = await description.ReadToEndAsync();
            Assert.Matches("<dependency id=\"YamlDotNet\" version=\"[0-9.]+\" />", text);
            Assert.DoesNotContain("dependency id=\"NeuroPose", text, StringComparison.Ordinal);
        }

        using var session = new CSharpSession(new SessionOptions { WorkingDirectory = folder.Root });
        File.Copy(Repository.PathTo("datasets", "gait-synthetic", "s01-fast.json"), folder.PathTo("s01-fast.json"));
        var shown = await SessionCell.RunAsync(session, $"#i \"nuget:.\"\n#r \"nuget: NeuroPose.Interactive, {version}\"\n#!trial s01-fast.json");
        Assert.Null(shown.Error);
        Assert.Contains("<table", shown.Displays[^1]["text/html"], StringComparison.Ordinal);
        Assert.Equal("1", (await SessionCell.RunAsync(session, "s01Fast.PersonCount")).Result);
    }

    public void Dispose() => folder.Dispose();

    // NuGet keeps what it has restored by id and version, so the version holds a hash of what is packed.
    private async Task<string> PackAsync()
    {
        var content = Directory.GetFiles(AppContext.BaseDirectory, "NeuroPose.*.dll").Order(StringComparer.Ordinal).SelectMany(File.ReadAllBytes)
            .Concat(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "interactive-extensions", "dotnet", "extension.dib"))).ToArray();
        var version = "0.0.0-test.h" + Convert.ToHexStringLower(SHA256.HashData(content))[..10];
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        string[] arguments =
        [
            "pack", Repository.PathTo("kernel-extensions", "NeuroPose.Interactive"), "--no-build", "--configuration", configuration == "debug" ? "Debug" : "Release",
            "--output", folder.Root, $"-p:PackageVersion={version}", "-nodeReuse:false",
        ];
        var pack = await ChildProcess.RunAsync("dotnet", arguments, patience: TimeSpan.FromMinutes(5));
        Assert.True(pack.Code == 0, pack.Out + pack.Error);
        return version;
    }
}
