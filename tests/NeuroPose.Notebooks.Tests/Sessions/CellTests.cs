using System.Globalization;
using Microsoft.DotNet.Interactive.Formatting;

namespace NeuroPose.Notebooks.Tests.Sessions;

public class CellTests
{
    [Fact]
    public async Task The_trailing_expression_is_the_result()
    {
        using var cells = new Cells();
        Assert.Equal("42", (await cells.RunAsync("var x = 6;\nx * 7")).Result);
    }

    [Theory]
    [InlineData("var x = 1;")]
    [InlineData("Console.Write(\"\")")]
    [InlineData("await Task.Delay(1)")]
    [InlineData("// nothing")]
    [InlineData("")]
    public async Task A_cell_without_a_value_shows_nothing(string text)
    {
        using var cells = new Cells();
        Assert.Empty((await cells.RunAsync(text)).Events);
    }

    [Fact]
    public async Task A_null_result_is_shown_as_null()
    {
        using var cells = new Cells();
        Assert.Equal("<null>", (await cells.RunAsync("string s = null;\ns")).Result);
    }

    [Fact]
    public async Task Later_cells_see_and_redefine_what_earlier_ones_declared()
    {
        using var cells = new Cells();
        await cells.RunAsync("using System.Globalization;\nvar x = 1; class Joint { public int A = 1; }");
        Assert.Equal("1", (await cells.RunAsync("new Joint().A")).Result);
        await cells.RunAsync("var x = \"again\"; record Joint(string Name);");
        Assert.Equal("again", (await cells.RunAsync("new Joint(x).Name")).Result);
        Assert.Equal("True", (await cells.RunAsync("CultureInfo.CurrentCulture.Equals(CultureInfo.InvariantCulture)")).Result);
    }

    [Theory]
    [InlineData("int.TryParse(\"1\", out _)")]
    [InlineData("_ = Task.FromResult(1);\ntrue")]
    [InlineData("(_, var b) = (1, true);\nb")]
    [InlineData("bool M() { _ = int.TryParse(\"1\", out _); return true; }\nM()")]
    public async Task What_is_not_needed_may_be_discarded(string text)
    {
        using var cells = new Cells();
        Assert.Equal("True", (await cells.RunAsync(text)).Result);
    }

    [Fact]
    public async Task Every_tag_is_called_without_a_prefix()
    {
        using var cells = new Cells();
        var tags = typeof(PocketViewTags).GetProperties().Select(property => property.Name).Where(name => name != "_").ToList();

        var shown = await cells.RunAsync($"new object[] {{ {string.Join(", ", tags)} }}.Length");

        Assert.Equal(tags.Count.ToString(CultureInfo.InvariantCulture), shown.Result);
    }

    [Fact]
    public async Task The_tag_of_any_name_is_there_for_who_asks_for_it()
    {
        using var cells = new Cells();
        Assert.Equal("<part></part>", (await cells.RunAsync("using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;\n_.part().ToString()")).Result);
    }

    [Fact]
    public async Task I_can_await_at_the_top_level()
    {
        using var cells = new Cells();
        Assert.Equal("3", (await cells.RunAsync("var x = await Task.Run(async () => { await Task.Delay(5); return 3; });\nx")).Result);
    }

    [Fact]
    public async Task Blocking_on_a_task_that_awaits_does_not_deadlock()
    {
        using var cells = new Cells();
        Assert.Equal("1", (await cells.RunAsync("async Task<int> F() { await Task.Delay(5); return 1; }\nF().Result")).Result);
    }

    [Fact]
    public async Task Console_output_arrives_by_stream()
    {
        using var cells = new Cells();
        var shown = await cells.RunAsync("Console.WriteLine(\"a\"); Console.Error.Write(\"b\"); Console.Write('c'); Console.WriteLine(1.5);");
        Assert.Equal("a\nc1.5\n", shown.StandardOutput);
        Assert.Equal("b", shown.StandardError);
    }

    [Fact]
    public async Task What_a_thread_of_the_cell_prints_belongs_to_the_cell()
    {
        using var cells = new Cells();
        var shown = await cells.RunAsync("var t = new System.Threading.Thread(() => Console.Write(\"thread\")); t.Start(); t.Join(); await Task.Run(() => Console.Write(\" task\"));");
        Assert.Equal("thread task", shown.StandardOutput);
    }

    [Fact]
    public async Task Late_output_goes_to_the_cell_that_runs()
    {
        using var cells = new Cells();
        await cells.RunAsync("var go = new TaskCompletionSource(); var late = Task.Run(async () => { await go.Task; Console.Write(\"late\"); });");
        Assert.Equal("late", (await cells.RunAsync("go.SetResult(); await late;")).StandardOutput);
    }

    [Fact]
    public async Task Two_sessions_at_once_keep_their_output_apart()
    {
        using var one = new Cells();
        using var two = new Cells();
        const string Text = "for (var i = 0; i < 50; i++) {{ Console.Write(\"{0}\"); await Task.Yield(); }}";
        var shown = await Task.WhenAll(one.RunAsync(string.Format(null, Text, "1")), two.RunAsync(string.Format(null, Text, "2")));
        Assert.Equal(new string('1', 50), shown[0].StandardOutput);
        Assert.Equal(new string('2', 50), shown[1].StandardOutput);
    }

    [Theory]
    [InlineData("p with { X = 7 }")]
    [InlineData("p\n  with\n  {\n    X = 7 // seven\n  }\n")]
    [InlineData("var q = 1; p with { X = 7 }")]
    [InlineData("if (true) { }\nclass Other { }\np with { X = 7 } // the end")]
    [InlineData("new[] { p }[0] with { X = 7 }")]
    [InlineData("(p with { X = 7 })")]
    [InlineData("var r = p with { X = 7 };\nr with { }")]
    [InlineData("string with { get; set; } = \"a property\";\np with { X = 7 }")]
    public async Task A_cell_may_end_in_a_copy_with_other_members(string text)
    {
        using var cells = new Cells();
        await cells.RunAsync("record P(int X, int Y);\nvar p = new P(1, 2);");

        var shown = await cells.RunAsync(text);

        Assert.Null(shown.Error);
        Assert.Contains("7", shown.Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_is_no_statement_is_refused_as_one()
    {
        using var cells = new Cells();
        await cells.RunAsync("record P(int X);\nvar p = new P(1);");

        Assert.Contains("CS0201", (await cells.RunAsync("p with { X = 7 };")).Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("return 42;")]
    [InlineData("return\n  42\n; // the end\n\n")]
    [InlineData("return 42;;")]
    [InlineData("{ return 42; }")]
    [InlineData("if (true) return 42;")]
    [InlineData("foreach (var one in new[] { 42 }) { return one; }\nreturn 0;")]
    [InlineData("try { return 42; } finally { Console.Write(\"\"); }")]
    [InlineData("while (true) { return await Task.FromResult(42); }")]
    public async Task What_a_cell_returns_is_its_value(string text)
    {
        using var cells = new Cells();

        Assert.Equal("42", (await cells.RunAsync(text)).Result);
    }

    [Theory]
    [InlineData("return;")]
    [InlineData("if (1 > 2) return 5;")]
    [InlineData("int F() { return 3; }\nF();")]
    public async Task A_cell_that_returns_nothing_shows_nothing(string text)
    {
        using var cells = new Cells();

        Assert.Empty((await cells.RunAsync(text)).Events);
    }
}
