using NeuroPose.Notebooks.Sessions;
using NeuroPose.Testing;

namespace NeuroPose.Notebooks.Tests.Dialect;

[Collection(OneFolder.Name)]
public sealed class ImportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Cells cells;

    public ImportTests() => cells = new Cells(new SessionOptions { WorkingDirectory = folder.Root });

    [Theory]
    [InlineData("tools.csx", "int Twice(int x) => 2 * x;")]
    [InlineData("tools.cs", "static int Twice(int x) => 2 * x;")]
    [InlineData("tools.dib", "#!meta\n\n{}\n\n#!csharp\n\nint Twice(int x) => 2 * x;\n")]
    [InlineData("two words.csx", "int Twice(int x) => 2 * x;")]
    public async Task I_can_import_code_and_use_what_it_declares(string file, string text)
    {
        File.WriteAllText(folder.PathTo(file), text);
        Assert.Equal("8", (await cells.RunAsync($"#!import \"{file}\"\nTwice(4)")).Result);
    }

    [Fact]
    public async Task A_notebook_is_imported_cell_by_cell_and_an_error_names_the_cell()
    {
        NotebookText.Of(("markdown", "# Title", null), ("code", "var a = 20;", null), ("code", "var b = 22;\nthrow new Exception(\"stop\");", null)).Save(folder.PathTo("other.ipynb"));
        var error = (await cells.RunAsync("#!import other.ipynb")).Error!;
        Assert.Equal("42", (await cells.RunAsync("a + b")).Result);
        Assert.Contains("other.ipynb, cell 3, line 2", string.Join('\n', error.Traceback), StringComparison.Ordinal);
        Assert.Contains("throw new Exception", string.Join('\n', error.Excerpt), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paths_in_an_imported_file_start_at_its_own_folder()
    {
        Directory.CreateDirectory(folder.PathTo("lib"));
        File.WriteAllText(folder.PathTo("lib", "outer.csx"), "#!import inner.csx\nvar outer = inner + 1;");
        File.WriteAllText(folder.PathTo("lib", "inner.csx"), "var inner = 1;");
        Assert.Equal("2", (await cells.RunAsync("#!import lib/outer.csx\nouter")).Result);
    }

    [Theory]
    [InlineData("#!import tools/key.csx")]
    [InlineData("#load \"tools/key.csx\"")]
    [InlineData("#!import link.csx")]
    [InlineData("#load \"link.csx\"")]
    public async Task A_link_out_of_the_notebooks_folder_is_not_followed(string line)
    {
        using var elsewhere = new TemporaryFolder();
        File.WriteAllText(elsewhere.PathTo("key.csx"), "var secret = 42;");
        Directory.CreateSymbolicLink(folder.PathTo("tools"), elsewhere.Root);
        File.CreateSymbolicLink(folder.PathTo("link.csx"), elsewhere.PathTo("key.csx"));

        Assert.Contains("leads out of", (await cells.RunAsync(line)).Error!.Message, StringComparison.Ordinal);
        Assert.NotNull((await cells.RunAsync("secret")).Error);

        // What is openly elsewhere may be read: a notebook is a program.
        Assert.Equal("42", (await cells.RunAsync($"#load \"{elsewhere.PathTo("key.csx")}\"\nsecret")).Result);
    }

    [Theory]
    [InlineData("nowhere.csx", "there is no file nowhere.csx")]
    [InlineData("data.csv", "Expected .ipynb, .dib, .cs or .csx")]
    [InlineData("broken.ipynb", "broken.ipynb")]
    [InlineData("self.csx", "imports itself")]
    [InlineData("", "expected one file")]
    public async Task What_cannot_be_imported_is_said_with_its_reason(string file, string reason)
    {
        File.WriteAllText(folder.PathTo("data.csv"), "1,2");
        File.WriteAllText(folder.PathTo("broken.ipynb"), "{");
        File.WriteAllText(folder.PathTo("self.csx"), "#!import self.csx");
        Assert.Contains(reason, (await cells.RunAsync($"#!import {file}")).Error!.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        cells.Dispose();
        folder.Dispose();
    }
}
