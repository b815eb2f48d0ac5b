using NeuroPose.Notebooks.Documents;
using NeuroPose.Notebooks.Running;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Notebooks.Tests.Sessions;

public class DisplayTests
{
    [Fact]
    public async Task Values_come_in_the_forms_of_their_formatters_and_always_as_text()
    {
        using var cells = new Cells();
        await cells.RunAsync("record Gait(int Steps); Formatter.Register<Gait>(g => $\"<b>{g.Steps}</b>\", \"text/html\"); Formatter.SetPreferredMimeTypesFor(typeof(Gait), \"text/html\");");
        var result = (await cells.RunAsync("new Gait(12)")).Events.OfType<CellEvent.ExecuteResult>().Single().Data;
        Assert.Equal("<b>12</b>", result["text/html"]);
        Assert.Contains("12", result["text/plain"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new Counted()")]
    [InlineData("display(new Counted(), \"text/plain\");")]
    [InlineData("display(new Counted(), \"text/plain\", \"text/html\");")]
    public async Task Text_is_formatted_once(string cell)
    {
        using var cells = new Cells();
        await cells.RunAsync("class Counted { public static int Times; }");
        await cells.RunAsync("""
            Formatter.Register<Counted>((c, writer) => { Counted.Times++; writer.Write("one"); }, "text/plain");
            Formatter.Register<Counted>(c => "<b>one</b>", "text/html");
            Formatter.SetPreferredMimeTypesFor(typeof(Counted), "text/plain");
            """);

        Assert.Null((await cells.RunAsync(cell)).Error);

        Assert.Equal("1", (await cells.RunAsync("Counted.Times")).Result);
    }

    [Fact]
    public async Task Display_functions_and_tags_of_the_dialect_work()
    {
        using var cells = new Cells();
        var shown = await cells.RunAsync("display(b(\"x\")); HTML(\"<i>y</i>\").Display(); \"# z\".DisplayAs(\"text/markdown\"); 5.Display();");
        Assert.Null(shown.Error);
        Assert.Equal("<b>x</b>", shown.Displays[0].Data["text/html"]);
        Assert.Equal("<i>y</i>", shown.Displays[1].Data["text/html"]);
        Assert.Equal("# z", shown.Displays[2].Data["text/markdown"]);
        Assert.Equal(["text/plain"], shown.Displays[3].Data.Forms.Keys);
    }

    [Fact]
    public async Task An_update_from_a_later_cell_changes_what_the_notebook_keeps()
    {
        var run = await NotebookRunner.RunAsync(NotebookText.OfCode("var h = display(\"before\");", "h.Update(\"after\");"));
        var cells = run.Notebook.Cells.OfType<CodeCell>().ToArray();
        Assert.Equal("after", Assert.IsType<DisplayDataOutput>(cells[0].Outputs.Single()).Data["text/plain"]);
        Assert.Empty(cells[1].Outputs);
    }

    [Fact]
    public async Task An_extension_registers_formatters_and_a_broken_one_names_its_line()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var good = Path.Combine(folder, "extension.dib");
        var bad = Path.Combine(folder, "bad.dib");
        File.WriteAllText(good, "#!meta\n\n{\"x\":1}\n\n#!csharp\n\nusing System.IO;\nvar loaded = Path.GetFileName(\"a/b\");\n");
        File.WriteAllText(bad, "#!csharp\n\nnope();\n");
        using var cells = new Cells();
        await cells.Session.LoadExtensionAsync(good);
        Assert.Equal("b", (await cells.RunAsync("loaded")).Result);
        var error = await Assert.ThrowsAsync<ExtensionException>(() => cells.Session.LoadExtensionAsync(bad));
        Assert.Equal(3, error.Error!.Line);
        Assert.Contains("bad.dib, line 3", error.Message, StringComparison.Ordinal);
    }
}
