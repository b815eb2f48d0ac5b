using System.Text.Json;
using NeuroPose.Processes;

namespace NeuroPose.Sessions.Nwb;

/// <summary>Runs the program nwbinspector where it is installed, and adds its findings.</summary>
internal static class NwbInspector
{
    public static void Run(string program, string path, NwbFindings findings, List<string> notes, CancellationToken cancellation)
    {
        if (ExternalProgram.Find(program) is null)
        {
            notes.Add($"{program} is not installed: its own checks were not run.");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("neuropose-inspector-");
        try
        {
            var report = Path.Combine(folder.FullName, "report.json");
            ExternalProgram child = new(program, [Path.GetFullPath(path), "--json-file-path", report]) { TimeLimit = TimeSpan.FromMinutes(10) };
            var run = child.RunAsync(cancellation).GetAwaiter().GetResult();
            if (!File.Exists(report))
            {
                notes.Add(run.Failure("wrote no report").Message);
                return;
            }

            Add(File.ReadAllText(report), findings);
        }
        catch (Exception problem) when (problem is ProgramException or JsonException or KeyNotFoundException or InvalidOperationException or IOException)
        {
            notes.Add($"{program} gave no report that can be read: {problem.Message}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Add(string json, NwbFindings findings)
    {
        using var document = JsonDocument.Parse(json);
        foreach (var message in document.RootElement.GetProperty("messages").EnumerateArray())
        {
            string Text(string name) => message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
            var importance = Text("importance").ToUpperInvariant();
            var severity = importance.EndsWith("SUGGESTION", StringComparison.Ordinal) ? NwbSeverity.Suggestion
                : importance.EndsWith("BEST_PRACTICE_VIOLATION", StringComparison.Ordinal) ? NwbSeverity.Violation
                : NwbSeverity.Critical;
            var name = Text("object_name");
            var place = Text("location") is { Length: > 0 } location ? location : name.Length > 0 ? name : "/";
            findings.Add(new(severity, Text("check_function_name"), place, Text("message"), "") { Source = "nwbinspector" });
        }
    }
}
