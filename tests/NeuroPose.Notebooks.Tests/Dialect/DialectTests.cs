using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Notebooks.Tests.Dialect;

[Collection(OneFolder.Name)]
public class DialectTests
{
    [Fact]
    public async Task A_cell_may_switch_languages_and_its_lines_stay_right()
    {
        using var cells = new Cells();
        var shown = await cells.RunAsync("var a = 1;\n#!markdown\n# It's a title\n#!c#\n#!time\nthrow new Exception(\"here\");");
        Assert.Equal("# It's a title", shown.Displays[0].Data["text/markdown"]);
        Assert.Equal(6, shown.Error!.Line);
    }

    [Fact]
    public async Task Html_and_javascript_are_shown_as_such()
    {
        using var cells = new Cells();
        Assert.Equal("<b>x</b>", (await cells.RunAsync("#!html\n<b>x</b>")).Displays.Single().Data["text/html"]);
        Assert.Equal("f()", (await cells.RunAsync("#!js\nf()")).Displays.Single().Data["application/javascript"]);
        Assert.Equal("*m*", (await cells.RunAsync("*m*", "markdown")).Displays.Single().Data["text/markdown"]);
    }

    [Fact]
    public async Task An_unknown_directive_is_named_with_its_line_and_the_known_ones()
    {
        using var cells = new Cells();
        var error = (await cells.RunAsync("1 + 1\n#!frobnicate now")).Error!;
        Assert.Equal(2, error.Line);
        Assert.Contains("#!frobnicate is not a directive", error.Message, StringComparison.Ordinal);
        Assert.Contains("#!time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_that_is_not_known_is_a_clear_error()
    {
        using var cells = new Cells();
        Assert.Contains("the cell is in fsharp", (await cells.RunAsync("let x = 1", "fsharp")).Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var s = \"\"\"\n#!time\n\"\"\";\ns")]
    [InlineData("var x = 1; /* \n#!time\n*/ var s = \"#!time\";\ns")]
    [InlineData("var s = @\"\n#!time\n\";\ns.Trim()")]
    public async Task A_directive_inside_a_string_is_text(string text)
    {
        using var cells = new Cells();
        Assert.Equal("#!time", (await cells.RunAsync(text)).Result);
    }

    [Fact]
    public async Task A_referenced_file_that_the_host_has_is_the_hosts_own()
    {
        var file = typeof(RecordingSink).Assembly.Location;
        using var cells = new Cells(new SessionOptions { References = [typeof(RecordingSink).Assembly] });
        Assert.Null((await cells.RunAsync($"#r \"{file}\"")).Error);
        Assert.Contains("no such file", (await cells.RunAsync("#r \"nowhere/x.dll\"")).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_and_file_paths_start_at_the_notebooks_folder()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var before = Environment.CurrentDirectory;
        File.WriteAllText(Path.Combine(folder, "more.csx"), "int Twice(int x) => 2 * x;");
        using var cells = new Cells(new SessionOptions { WorkingDirectory = folder });
        Assert.Equal("8", (await cells.RunAsync("#load \"more.csx\"\nTwice(4)")).Result);
        Assert.Equal("True", (await cells.RunAsync("System.IO.File.Exists(\"more.csx\")")).Result);
        Assert.Equal(before, Environment.CurrentDirectory);
    }

    [Fact]
    public async Task Time_and_who_answer()
    {
        using var cells = new Cells();
        Assert.Matches(@"^Wall time: [0-9.]+ ms$", (await cells.RunAsync("#!time\nvar walk = 1;")).Displays.Single().Data["text/plain"]!);
        Assert.Equal("walk", (await cells.RunAsync("#!who")).Displays.Single().Data["text/plain"]);
    }

    [Fact]
    public async Task A_directive_in_the_middle_runs_after_what_stands_before_it()
    {
        using var cells = new Cells();
        var shown = await cells.RunAsync("var early = 1;\n#!who\nvar late = 2;");
        Assert.Equal("early", shown.Displays.Single().Data["text/plain"]);
        Assert.Equal("3", (await cells.RunAsync("early + late")).Result);
    }

    [Fact]
    public async Task A_value_before_a_directive_is_shown_and_the_last_one_is_the_result()
    {
        using var cells = new Cells();
        var shown = await cells.RunAsync("1 + 1\n#!time\n2 + 2");
        Assert.Equal("2", shown.Displays[0].Data["text/plain"]);
        Assert.Equal("4", shown.Result);
    }

    [Fact]
    public async Task Lsmagic_and_about_say_what_is_there()
    {
        using var cells = new Cells();
        var listed = (await cells.RunAsync("#!lsmagic")).Displays.Single().Data["text/plain"]!;
        Assert.Contains("#!import FILE: runs the code of a notebook or script", listed, StringComparison.Ordinal);
        Assert.Contains("#!set --name NAME --value VALUE", listed, StringComparison.Ordinal);
        Assert.StartsWith("NeuroPose Workbench", (await cells.RunAsync("#!about")).Displays.Single().Data["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whos_lists_variables_with_type_and_value()
    {
        using var cells = new Cells();
        await cells.RunAsync("var steps = \"twelve\";");
        await cells.RunAsync("var steps = 13; double rate = 1.5;");
        Assert.Equal("steps : Int32 = 13\nrate : Double = 1.5", (await cells.RunAsync("#!whos")).Displays.Single().Data["text/plain"]);
    }

    [Fact]
    public async Task An_extension_can_add_a_directive_that_stands_for_code()
    {
        using var cells = new Cells();
        Assert.Null((await cells.RunAsync("AddDirective(\"#!twice NUMBER\", \"doubles\", text => $\"var doubled = 2 * {text};\\ndoubled\");")).Error);
        Assert.Equal("42", (await cells.RunAsync("#!twice 21")).Displays.Single().Data["text/plain"]);
        Assert.Equal("42", (await cells.RunAsync("doubled")).Result);
        Assert.Contains("#!twice x", string.Join('\n', (await cells.RunAsync("#!twice x")).Error!.Traceback), StringComparison.Ordinal);
    }
}
