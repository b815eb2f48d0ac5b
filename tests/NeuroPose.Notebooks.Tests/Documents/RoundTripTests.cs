using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Notebooks.Documents;
using NeuroPose.Notebooks.Running;
using NeuroPose.Testing;

namespace NeuroPose.Notebooks.Tests.Documents;

public class RoundTripTests
{
    private static string Fixture(string name) => Repository.PathTo("tests", "NeuroPose.Notebooks.Tests", "Fixtures", name);

    [Theory]
    [InlineData("jupyter.ipynb")]
    [InlineData("minor2.ipynb")]
    public void Saving_an_unchanged_notebook_gives_the_same_bytes(string name)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, name);
        Notebook.Load(Fixture(name)).Save(path);
        Assert.Equal(File.ReadAllBytes(Fixture(name)), File.ReadAllBytes(path));
    }

    [Theory]
    [InlineData("{\n    \"cells\": [],\n    \"metadata\": {},\n    \"nbformat\": 4\n}")]
    [InlineData("{\r\n\t\"cells\": [],\r\n\t\"nbformat\": 4,\r\n\t\"x\": 1.0e5\r\n}\r\n")]
    [InlineData("{\"cells\":[],\"nbformat\":4}")]
    [InlineData("{\n \"cells\": [],\n \"nbformat\": 4,\n \"t\": \"\\u00e9\\ud83d\\udeb6\"\n}\n")]
    public void Another_layout_is_kept(string text) => Assert.Equal(text, Notebook.Parse(text, "n").ToText());

    [Fact]
    public void Any_source_comes_back_as_it_was() =>
        Prop.ForAll(ArbMap.Default.ArbFor<UnicodeString>(), source =>
        {
            var text = string.Concat(source.Get.Where(c => !char.IsSurrogate(c)));
            var notebook = Notebook.Parse("{\"cells\":[],\"nbformat\":4,\"nbformat_minor\":5}", "n");
            notebook.InsertCode(0, text, "tag");
            return Notebook.Parse(notebook.ToText(), "n").Cells.Single().Source == text;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Running_changes_no_line_but_those_of_outputs_counts_and_provenance()
    {
        var before = Notebook.Load(Fixture("jupyter.ipynb")).ToText().Split('\n');
        var after = (await NotebookRunner.RunAsync(Notebook.Load(Fixture("jupyter.ipynb")))).Notebook.ToText().Split('\n');
        Snapshot.Match(string.Join('\n', after.Except(before)));
    }

    [Fact]
    public void Cells_are_typed()
    {
        var cells = Notebook.Load(Fixture("jupyter.ipynb")).Cells;
        Assert.Equal("iVBORw0KGgo=", Assert.IsType<MarkdownCell>(cells[0]).Attachments["p.png"]["image/png"]);
        var code = Assert.IsType<CodeCell>(cells[1]);
        Assert.Equal(("c1", "var x = 1;\nx", 1), (code.Id, code.Source, code.ExecutionCount));
        Assert.Equal(["parameters"], code.Tags);
        Assert.Equal("1\n2", Assert.IsType<ExecuteResultOutput>(code.Outputs[0]).Data["text/plain"]);
        Assert.IsType<RawCell>(cells[2]);
    }
}
