using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroPose.Cli.Terminal;
using NeuroPose.Papers;

namespace NeuroPose.Cli.Commands;

/// <summary>Verdicts for people, and for programs.</summary>
internal static class PaperVerdictText
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A line an item: id, verdict, old, new, first differing stage.</summary>
    public static void Table(Screen screen, PaperVerdict verdict)
    {
        List<string[]> rows = [["id", "verdict", "expected", "actual", "first differing stage"]];
        rows.AddRange(verdict.Items.Where(item => item.Verdict != Verdict.NotChecked).Select(item => new[] { item.Item.Id, item.WordsWithSource, item.Expected ?? "", item.Actual ?? "", item.Difference?.ToString() ?? "" }));
        var widths = Enumerable.Range(0, 4).Select(column => rows.Max(row => row[column].Length)).ToList();
        foreach (var row in rows)
        {
            screen.WriteLine(string.Join("  ", row.Select((cell, column) => column < 4 ? cell.PadRight(widths[column]) : cell)).TrimEnd());
        }

        if (verdict.Items.Where(item => item.Verdict == Verdict.NotChecked).Select(item => item.Item.Id).ToList() is { Count: > 0 } others)
        {
            screen.WriteLine($"not checked: {string.Join(", ", others)}");
        }

        foreach (var stray in verdict.Strays)
        {
            screen.WriteLine($"expected/{stray} belongs to nothing in paper.yaml.");
        }
    }

    /// <summary>What is wrong in the text, on standard error.</summary>
    public static void Problems(Screen screen, IReadOnlyList<PaperProblem> problems)
    {
        foreach (var problem in problems)
        {
            screen.WriteError(problem.ToString());
        }
    }

    /// <summary>What has become the expected, and what it was before.</summary>
    public static void Accepted(Screen screen, PaperFolder paper, PaperVerdict before)
    {
        var changed = before.Items.Where(item => item.Verdict is not Verdict.Same).ToList();
        foreach (var item in changed)
        {
            screen.WriteLine(item.Verdict == Verdict.MadeDifferently
                ? $"accepted {item.Item.Id}: {item.Actual} as before, made differently ({item.Difference})"
                : $"accepted {item.Item.Id}: {item.Expected ?? "nothing"} → {item.Actual}");
        }

        foreach (var stray in before.Strays)
        {
            screen.WriteLine($"removed {stray}");
        }

        screen.WriteLine(changed.Count + before.Strays.Count == 0 ? $"Nothing changed in {paper.ExpectedPath}." : $"{paper.ExpectedPath} is renewed.");
    }

    /// <summary>All of it as JSON.</summary>
    public static string Json(PaperFolder paper, PaperVerdict verdict, string report) => new JsonObject
    {
        ["paper"] = paper.Name,
        ["title"] = paper.Manifest.Title,
        ["same"] = verdict.IsSame,
        ["good"] = verdict.IsGood,
        ["report"] = report,
        ["items"] = new JsonArray([.. verdict.Items.Select(Item)]),
        ["strays"] = new JsonArray([.. verdict.Strays.Select(stray => (JsonNode)JsonValue.Create(stray))]),
        ["problems"] = new JsonArray([.. verdict.Problems.Select(Problem)]),
    }.ToJsonString(Indented) + "\n";

    private static JsonNode Problem(PaperProblem problem) => new JsonObject
    {
        ["file"] = problem.Place.File,
        ["line"] = problem.Place.Line,
        ["message"] = problem.Message,
    };

    private static JsonNode Item(ItemVerdict item) => new JsonObject
    {
        ["id"] = item.Item.Id,
        ["kind"] = item.Item.Kind.ToString().ToLowerInvariant(),
        ["from"] = item.Item.From,
        ["read_from"] = item.ReadFrom,
        ["verdict"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(item.Verdict.ToString()),
        ["expected"] = item.Expected,
        ["actual"] = item.Actual,
        ["tolerance"] = item.Item.Tolerance,
        ["reason"] = item.Item.Reason,
        ["stage"] = item.Difference?.Stage,
        ["detail"] = item.Difference?.Detail,
    };
}
