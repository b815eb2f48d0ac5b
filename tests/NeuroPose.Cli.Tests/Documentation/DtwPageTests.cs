using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NeuroPose.Cli.Commands;
using NeuroPose.Notebooks.Sessions;
using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests.Documentation;

/// <summary>The page on DTW says only what is computed: its table is read and every number recomputed.</summary>
public sealed partial class DtwPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathTo("docs", "reference", "dtw.md"));

    private static IReadOnlyList<(string Call, string Printed, string Expression)> Rows =>
        [.. TableRow().Matches(Page).Select(row => (row.Groups["call"].Value, row.Groups["printed"].Value, row.Groups["here"].Value))];

    [Fact]
    public async Task Every_number_in_the_comparison_is_what_the_expression_beside_it_gives()
    {
        using var session = new CSharpSession(Workbench.Session(folder: null));
        await Printed(session, "using NeuroPose.Kinematics; using NeuroPose.Warping;\n" + Preamble().Match(Page).Groups["code"].Value);

        Assert.True(Rows.Count >= 20, $"{Rows.Count} rows were found");
        foreach (var (call, printed, expression) in Rows)
        {
            var value = Number(await Printed(session, $"Console.Write(FormattableString.Invariant($\"{{(double)({expression}):R}}\"));"));
            Assert.True(Math.Abs(value - Number(printed)) <= HalfOfTheLastDigit(printed), FormattableString.Invariant($"{call}: the page says {printed}, {expression} gives {value:R}"));
        }
    }

    [Fact]
    public void The_notebook_computes_each_of_them_in_its_executed_cells()
    {
        var cells = JsonNode.Parse(File.ReadAllText(Repository.PathTo("notebooks", "how-to", "what-this-dtw-computes.ipynb")))!["cells"]!.AsArray()
            .Where(cell => cell!["cell_type"]!.GetValue<string>() == "code")
            .Select(cell => (Source: Text(cell!["source"]!), Lines: Lines(cell!)))
            .ToList();

        foreach (var (call, printed, expression) in Rows)
        {
            // What is a whole number has no ".0" here, and R rounds what it prints.
            var number = printed.EndsWith(".0", StringComparison.Ordinal) ? printed[..^2] : printed[..Math.Min(printed.Length, printed.Length > 10 ? 20 : 7)];
            Assert.True(
                cells.Any(cell => cell.Source.Contains(expression, StringComparison.Ordinal) && cell.Lines.Any(line => line.StartsWith(number, StringComparison.Ordinal) && line.EndsWith(" " + call, StringComparison.Ordinal))),
                $"{call}: no executed cell has {expression} and prints {number}");
        }
    }

    [Fact]
    public void All_five_libraries_are_compared_each_with_its_version()
    {
        foreach (var library in new[] { "dtaidistance", "tslearn", "aeon", "dtw-python", "R dtw" })
        {
            Assert.Matches($@"\| {library} \d+\.\d+[\d.-]* \|", Page);
        }
    }

    private static async Task<string> Printed(CSharpSession session, string code)
    {
        var sink = new PrintedText();
        var outcome = await session.ExecuteAsync(new(code, "cell"), sink);
        Assert.True(outcome.Status == CellStatus.Succeeded, $"{code}: {outcome.Error}");
        return sink.Text;
    }

    private static string Text(JsonNode source) => string.Concat(source.AsArray().Select(line => line!.GetValue<string>()));

    private static string[] Lines(JsonNode cell) =>
        [.. cell["outputs"]!.AsArray().Where(output => output!["text"] is not null).SelectMany(output => Text(output!["text"]!).Split('\n'))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>A number with all digits is met to the last one; one that was rounded for print, to half of its last.</summary>
    private static double HalfOfTheLastDigit(string printed)
    {
        var decimals = printed.Length - 1 - printed.IndexOf('.', StringComparison.Ordinal);
        return !printed.Contains('.', StringComparison.Ordinal) || decimals is 1 or > 10 ? 1e-14 : 0.5 * Math.Pow(10, -decimals);
    }

    [GeneratedRegex(@"```csharp\n(?<code>var a = .*?)```", RegexOptions.Singleline)]
    private static partial Regex Preamble();

    [GeneratedRegex(@"^\| [^|]+ \| `(?<call>[^`]+)` \| (?<printed>[\d.]+) \| `(?<here>[^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    private sealed class PrintedText : ICellSink
    {
        public string Text { get; private set; } = "";

        public void Receive(CellEvent cellEvent) => Text += cellEvent is CellEvent.StreamText text ? text.Text : "";
    }
}
