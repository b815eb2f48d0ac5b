using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.OtherHost;

/// <summary>
/// The tool .NET Interactive itself, with our package loaded from a folder as a user loads it. It is driven by the lines of JSON that it
/// speaks; nothing is waited for without a limit. It starts once for all tests of a class.
/// </summary>
public sealed class DotNetInteractive : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder feed = new();
    private Process? tool;
    private int number;

    /// <summary>What the cell that loads the package gave.</summary>
    public ToolCell? Prelude { get; private set; }

    public async Task InitializeAsync()
    {
        if (Tool.Missing([Tool.DotNetInteractive]) is not null)
        {
            return;
        }

        string[] rooms = ["Core", "Motion", "Statistics", "Vitals", "RuView", "Live", "Formats", "Formats.Hdf5", "Gait", "Figures"];
        var version = await PackedRooms.PackAsync(feed.Root, [.. rooms.Select(room => $"src/NeuroPose.{room}"), "kernel-extensions/NeuroPose.Interactive"]);
        var start = new ProcessStartInfo(Repository.PathTo(Tool.DotNetInteractive), ["stdio", "--default-kernel", "csharp"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        start.Environment["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1";
        tool = Process.Start(start)!;
        await ReadAsync(line => (string?)line["eventType"] == "KernelReady");
        Prelude = await RunAsync($"#i \"nuget:{feed.Root.Replace('\\', '/')}\"\n#r \"nuget:NeuroPose.Interactive,[{version}]\"\n#r \"nuget:NeuroPose.Live,[{version}]\"");
    }

    /// <summary>From now on relative paths start in a folder, as they do for a notebook that lies there.</summary>
    public Task EnterAsync(string folder) => RunAsync($"System.IO.Directory.SetCurrentDirectory(@\"{folder}\");");

    /// <summary>Runs a cell.</summary>
    public async Task<ToolCell> RunAsync(string code)
    {
        var token = FormattableString.Invariant($"cell-{++number}");
        var command = new JsonObject
        {
            ["commandType"] = "SubmitCode",
            ["command"] = new JsonObject { ["code"] = code, ["targetKernelName"] = "csharp" },
            ["token"] = token,
        };
        await tool!.StandardInput.WriteLineAsync(command.ToJsonString());
        await tool.StandardInput.FlushAsync();
        return ToolCell.Of(await ReadAsync(line =>
            (string?)line["eventType"] is "CommandSucceeded" or "CommandFailed" && (string?)line["command"]?["token"] == token));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        if (tool is not null)
        {
            ChildProcess.End(tool);
            tool.Dispose();
        }

        feed.Dispose();
    }

    private async Task<IReadOnlyList<JsonObject>> ReadAsync(Func<JsonObject, bool> isLast)
    {
        using var limit = new CancellationTokenSource(Patience);
        List<JsonObject> events = [];
        while (true)
        {
            var line = await tool!.StandardOutput.ReadLineAsync(limit.Token)
                ?? throw new InvalidOperationException($"The tool ended. Its last events: {string.Join('\n', events.TakeLast(3).Select(one => one.ToJsonString()))}");

            // It greets in plain text.
            if (line.StartsWith('{'))
            {
                events.Add(JsonNode.Parse(line)!.AsObject());
                if (isLast(events[^1]))
                {
                    return events;
                }
            }
        }
    }
}

/// <summary>What a cell gave in the tool.</summary>
/// <param name="Shown">Its displays and its result as they are in the end, each with its forms by MIME type.</param>
/// <param name="Text">What it wrote.</param>
/// <param name="Failure">Why it failed; null where it did not.</param>
public sealed record ToolCell(IReadOnlyList<IReadOnlyDictionary<string, string>> Shown, string Text, string? Failure)
{
    internal static ToolCell Of(IReadOnlyList<JsonObject> events)
    {
        var shown = new List<(string? Id, IReadOnlyDictionary<string, string> Forms)>();
        var text = new StringBuilder();
        foreach (var (kind, details) in events.Select(one => ((string?)one["eventType"], one["event"])))
        {
            var id = (string?)details?["valueId"];
            switch (kind)
            {
                case "DisplayedValueProduced" or "ReturnValueProduced":
                    shown.Add((id, Forms(details!)));
                    break;
                case "DisplayedValueUpdated":
                    var at = shown.FindIndex(one => one.Id == id);
                    shown[at] = (id, Forms(details!));
                    break;
                case "StandardOutputValueProduced":
                    text.AppendJoin("", Forms(details!).Values);
                    break;
            }
        }

        var last = events[^1];
        return new([.. shown.Select(one => one.Forms)], text.ToString(), (string?)last["eventType"] == "CommandFailed" ? (string?)last["event"]!["message"] : null);
    }

    private static Dictionary<string, string> Forms(JsonNode details) =>
        details["formattedValues"]!.AsArray().ToDictionary(form => (string)form!["mimeType"]!, form => ((string)form!["value"]!).ReplaceLineEndings("\n"));
}
