using NeuroPose.Interactive;
using NeuroPose.Interactive.Tests;
using NeuroPose.Notebooks.Sessions;
using NeuroPose.Testing;

namespace NeuroPose.DataFrames.Tests;

/// <summary>A package of a bridge to other libraries, with the rooms that it stands on, in a feed; and a session of our kernel that loads it.</summary>
internal sealed class BridgePackage : IDisposable
{
    private static readonly string[] Rooms = ["Core", "Motion", "Statistics", "Vitals", "RuView", "Formats", "Formats.Hdf5", "Gait", "Figures"];

    private readonly TemporaryFolder folder = new();
    private CSharpSession? session;

    private CSharpSession Session => session ??= new(new SessionOptions { WorkingDirectory = folder.Root, References = NeuroPoseExtension.Libraries });

    /// <summary>Packs the bridge and starts a session as a notebook does, with the extension's script.</summary>
    /// <returns>What a cell writes to load it.</returns>
    public async Task<string> PackAsync(string name)
    {
        var version = await PackedRooms.PackAsync(
            folder.Root,
            [.. Rooms.Select(room => $"src/NeuroPose.{room}"), "kernel-extensions/NeuroPose.Interactive", $"kernel-extensions/{name}"]);
        await Session.LoadExtensionAsync(Path.Combine(AppContext.BaseDirectory, "interactive-extensions", "dotnet", "extension.dib"));
        return $"#i \"nuget:.\"\n#r \"nuget: {name}, {version}\"";
    }

    /// <summary>Runs a cell, which must not fail.</summary>
    public async Task<SessionCell> RunAsync(string text)
    {
        var cell = await SessionCell.RunAsync(Session, text);
        Assert.True(cell.Error is null, cell.Error?.Message);
        return cell;
    }

    /// <summary>Runs the cells of a page of the documentation that stand after the line that loads the bridge, up to the next heading.</summary>
    /// <returns>What each showed.</returns>
    public async Task<IReadOnlyList<SessionCell>> RunPageAsync(string page, string name)
    {
        var text = File.ReadAllText(Repository.PathTo(page)).ReplaceLineEndings("\n");
        var section = text[text.IndexOf($"#r \"nuget:{name}\"", StringComparison.Ordinal)..].Split("\n## ")[0];
        var shown = new List<SessionCell>();
        foreach (var cell in section.Split("```csharp\n").Skip(1).Select(block => block.Split("\n```")[0]))
        {
            shown.Add(await RunAsync(cell));
        }

        return shown;
    }

    public void Dispose()
    {
        session?.Dispose();
        folder.Dispose();
    }
}
