using System.IO.Compression;
using NeuroPose.Notebooks.Sessions;
using NeuroPose.Testing;

namespace NeuroPose.Interactive.Tests;

/// <summary>The package as it is packed, and as a notebook uses it: with the rooms that it stands on.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class PackageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task The_package_holds_the_library_and_the_extension_and_works_in_a_session_that_knows_nothing_of_it()
    {
        string[] rooms = ["Core", "Motion", "Statistics", "Vitals", "RuView", "Formats", "Formats.Hdf5", "Gait", "Figures"];
        var version = await PackedRooms.PackAsync(folder.Root, [.. rooms.Select(room => $"src/NeuroPose.{room}"), "kernel-extensions/NeuroPose.Interactive"]);
        using (var package = ZipFile.OpenRead(folder.PathTo($"NeuroPose.Interactive.{version}.nupkg")))
        {
            var files = package.Entries.Select(entry => entry.FullName).ToArray();
            Assert.Contains("lib/net10.0/NeuroPose.Interactive.dll", files);
            Assert.Contains("lib/net10.0/NeuroPose.Interactive.xml", files);
            Assert.Contains("interactive-extensions/dotnet/extension.dib", files);
            Assert.Contains("interactive-extensions/dotnet/NeuroPose.DotNetInteractive.dll", files);
            using var description = new StreamReader(package.GetEntry("NeuroPose.Interactive.nuspec")!.Open());
            var text = await description.ReadToEndAsync();
            Assert.All(rooms.Except(["Core"]), room => Assert.Contains($"<dependency id=\"NeuroPose.{room}\" version=\"{version}\"", text, StringComparison.Ordinal));
        }

        using var session = new CSharpSession(new SessionOptions { WorkingDirectory = folder.Root });
        File.Copy(Repository.PathTo("datasets", "gait-synthetic", "s01-fast.json"), folder.PathTo("s01-fast.json"));
        var shown = await SessionCell.RunAsync(session, $"#i \"nuget:.\"\n#r \"nuget: NeuroPose.Interactive, {version}\"\n#!trial s01-fast.json");
        Assert.Null(shown.Error);
        Assert.Contains("<table", shown.Displays[^1]["text/html"], StringComparison.Ordinal);
        Assert.Equal("1", (await SessionCell.RunAsync(session, "s01Fast.PersonCount")).Result);
    }

    public void Dispose() => folder.Dispose();
}
