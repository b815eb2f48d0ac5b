using NeuroPose.Notebooks.Assistance;
using NeuroPose.Notebooks.Sessions;
using NeuroPose.Testing;

namespace NeuroPose.Notebooks.Tests.Assistance;

[Collection(OneFolder.Name)]
public sealed class CompletionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Cells cells;

    public CompletionTests() => cells = new Cells(new SessionOptions { WorkingDirectory = folder.Root });

    [Theory]
    [InlineData("Console.Wri|", "Write", "WriteLine")]
    [InlineData("walk.Cou|", "Count", "CountBy")]
    [InlineData("wal|", "walk")]
    [InlineData("Strid|", "Stride", "StrideLength")]
    [InlineData("new Strid|", "Stride")]
    [InlineData("using System.Glob|", "Globalization")]
    [InlineData("using System.Globalization;\nCultureInf|", "CultureInfo")]
    [InlineData("walk.Where(step => step.CompareT|", "CompareTo")]
    [InlineData("var x = walk.Coun|\nvar y = 2;", "Count", "CountBy")]
    [InlineData("if (walk.Coun|", "Count", "CountBy")]
    [InlineData("foreac|", "foreach")]
    [InlineData("var lokal = 1;\nloka|", "lokal")]
    [InlineData("#!html\n<b>\n#!csharp\nConsole.Wri|", "Write", "WriteLine")]
    [InlineData("#!time\r\nConsole.Wri|", "Write", "WriteLine")]
    public async Task I_get_the_names_that_fit(string text, params string[] expected)
    {
        await cells.RunAsync("var walk = new List<double>(); class Stride { public double Length; }\ndouble StrideLength(Stride s) => s.Length;");
        Assert.Equal(expected, Complete(text).Items.Select(item => item.Text));
    }

    [Theory]
    [InlineData("// Console.Wri|")]
    [InlineData("/* Console.Wri| */")]
    [InlineData("'C|'")]
    [InlineData("12.|5")]
    [InlineData("#!markdown\nConsole.Wri|")]
    [InlineData("\"no such fil|\"")]
    public void Nothing_is_offered_where_nothing_fits(string text) => Assert.Empty(Complete(text).Items);

    [Fact]
    public async Task Each_choice_says_what_it_is_and_how_it_is_called()
    {
        await cells.RunAsync("int Twice(int x, double scale = 1) => 2 * x;");
        var method = Assert.Single(Complete("Twic|").Items);
        Assert.Equal(new CompletionItem("Twice", "function", "int Twice(int x, [double scale = 1])"), method);
        var overloaded = Complete("Console.WriteL|").Items.Single();
        Assert.Matches(@"^void Console\.WriteLine\(.*\) \(\+ \d+ more\)$", overloaded.Signature);
    }

    [Fact]
    public void The_replaced_text_is_the_whole_name_under_the_cursor()
    {
        var list = Complete("/* 😀 */ Console.Wri|te(1)");
        Assert.Equal(("/* 😀 */ Console.".Length, "/* 😀 */ Console.Write".Length), (list.Start, list.End));
    }

    [Fact]
    public void An_assembly_named_in_the_same_cell_counts()
    {
        var file = typeof(TemporaryFolder).Assembly.Location;
        Assert.Contains(Complete($"#r \"{file}\"\nusing NeuroPose.Testing;\nTemporaryFo|").Items, item => item.Text == "TemporaryFolder");
    }

    [Theory]
    [InlineData("#!im|", "#!import")]
    [InlineData("#!set --na|", "--name")]
    [InlineData("#!import le|", "left knee.csx")]
    [InlineData("#!import \"data/s0|", "data/s01.json")]
    [InlineData("#r \"data/li|", "data/lib.dll")]
    [InlineData("#load \"le|", "left knee.csx")]
    [InlineData("System.IO.File.ReadAllText(\"data/s|\")", "data/s01.json")]
    [InlineData("System.IO.File.ReadAllText(\"da|", "data/")]
    public void Directives_and_paths_are_completed(string text, string expected)
    {
        Directory.CreateDirectory(folder.PathTo("data"));
        foreach (var file in new[] { "left knee.csx", "data/s01.json", "data/lib.dll" })
        {
            File.WriteAllText(folder.PathTo(file), "");
        }

        var list = Complete(text);
        Assert.Equal([expected], list.Items.Select(item => item.Text));
        var typed = text.Replace("|", "", StringComparison.Ordinal)[list.Start..list.End];
        Assert.StartsWith(typed, expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completion_answers_while_a_cell_runs()
    {
        await cells.RunAsync("var go = new TaskCompletionSource();");
        using var stop = new CancellationTokenSource();
        var running = cells.RunAsync("await go.Task;", cancellationToken: stop.Token);
        Assert.Contains(Complete("go.SetRes|").Items, item => item.Text == "SetResult");
        Assert.False(running.IsCompleted);
        await stop.CancelAsync();
        await running;
    }

    public void Dispose()
    {
        cells.Dispose();
        folder.Dispose();
    }

    private CompletionList Complete(string marked)
    {
        var cursor = marked.IndexOf('|', StringComparison.Ordinal);
        return cells.Session.Complete(marked.Remove(cursor, 1), cursor);
    }
}
