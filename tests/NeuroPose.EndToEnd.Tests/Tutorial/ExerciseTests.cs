using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NeuroPose.EndToEnd.Tests.Tools;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Tutorial;

/// <summary>The tutorials' exercises: nobody is spoiled, and what the solutions say is so.</summary>
public sealed partial class ExerciseTests
{
    public static TheoryData<string> Tutorials =>
        [.. Directory.EnumerateFiles(Repository.PathTo("notebooks", "tutorials"), "*.ipynb")
            .Select(path => Path.GetFileName(path))
            .Where(name => Exercises(name).Length > 0)
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Tutorials))]
    public void Each_exercise_has_a_solution_that_is_folded_away(string tutorial)
    {
        var text = Exercises(tutorial);
        var numbers = Number().Count(text);

        Assert.True(numbers >= 2, $"{numbers} exercises");
        Assert.Equal(numbers, Solution().Count(text));

        // Outside of the folds stands no code that would give it away.
        Assert.DoesNotContain("```", Solution().Replace(text, ""), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Tutorials))]
    public async Task A_solution_pasted_below_the_tutorial_runs_or_is_refused_as_it_says(string tutorial)
    {
        using var folder = new TemporaryFolder();
        var notebook = JsonNode.Parse(File.ReadAllText(Repository.PathTo("notebooks", "tutorials", tutorial)))!;
        var cells = notebook["cells"]!.AsArray();
        var solutions = Code().Matches(Exercises(tutorial)).Select(match => (Source: match.Groups[1].Value, After: match.Groups[2].Value.Trim())).ToList();
        foreach (var (source, index) in solutions.Select((solution, index) => (solution.Source, index)))
        {
            cells.Add(new JsonObject
            {
                ["cell_type"] = "code",
                ["execution_count"] = null,
                ["id"] = $"solution-{index + 1}",
                ["metadata"] = new JsonObject(),
                ["outputs"] = new JsonArray(),
                ["source"] = source,
            });
        }

        // The copy stands elsewhere; the data does not.
        var text = notebook.ToJsonString().Replace("../../datasets", Repository.PathTo("datasets").Replace('\\', '/'), StringComparison.Ordinal);
        File.WriteAllText(folder.PathTo(tutorial), text);
        await Workbench.RunAsync("notebook", "run", folder.PathTo(tutorial), "--output", folder.PathTo("out"), "--keep-going");

        var ran = ExecutedTutorial.CodeCells(File.ReadAllText(folder.PathTo("out", tutorial))).ToList();
        Assert.All(ran.SkipLast(solutions.Count), cell => Assert.Equal("", Error(cell)));
        foreach (var (cell, solution) in ran.TakeLast(solutions.Count).Zip(solutions))
        {
            var refused = solution.After.StartsWith("It is refused", StringComparison.Ordinal);
            Assert.True(refused ? Error(cell) == "SeriesException" : Error(cell) == "", $"{cell["id"]}: \"{Error(cell)}\"\n{solution.Source}");
        }
    }

    private static string Error(JsonObject cell) => cell["outputs"]!.AsArray()
        .Where(output => output!["output_type"]!.GetValue<string>() == "error")
        .Select(output => output!["ename"]!.GetValue<string>())
        .FirstOrDefault("");

    /// <summary>The text of the cell named "exercises"; empty where there is none.</summary>
    private static string Exercises(string tutorial) =>
        JsonNode.Parse(File.ReadAllText(Repository.PathTo("notebooks", "tutorials", tutorial)))!["cells"]!.AsArray()
            .Where(cell => cell!["id"]?.GetValue<string>() == "exercises")
            .Select(cell => string.Concat(cell!["source"]!.AsArray().Select(line => line!.GetValue<string>())))
            .FirstOrDefault("");

    [GeneratedRegex(@"^\*\*\d+\.\*\*", RegexOptions.Multiline)]
    private static partial Regex Number();

    [GeneratedRegex(@"<details>\n<summary>Solution</summary>\n\n.*?\n\n</details>", RegexOptions.Singleline)]
    private static partial Regex Solution();

    [GeneratedRegex(@"```csharp\n(.*?)\n```(.*?)</details>", RegexOptions.Singleline)]
    private static partial Regex Code();
}
