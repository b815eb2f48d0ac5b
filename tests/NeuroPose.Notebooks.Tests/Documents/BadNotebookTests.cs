using System.Text;
using NeuroPose.Notebooks.Documents;
using NeuroPose.Testing;

namespace NeuroPose.Notebooks.Tests.Documents;

public class BadNotebookTests
{
    [Theory]
    [InlineData("", null, "the file is empty")]
    [InlineData("{\n \"cells\": [,\n}", null, "not JSON")]
    [InlineData("[1]", "$", "a JSON object, but this is a list")]
    [InlineData("{\"cells\": []}", "$", "not a Jupyter notebook")]
    [InlineData("{\"cells\": [], \"nbformat\": 3}", "$.nbformat", "this is nbformat 3")]
    [InlineData("{\"cells\": [], \"nbformat\": 5}", "$.nbformat", "newer than this version knows")]
    [InlineData("{\"cells\": [], \"nbformat\": \"4\"}", "$.nbformat", "found text")]
    [InlineData("{\"nbformat\": 4}", "$", "found nothing")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"heading\", \"source\": \"\"}]}", "$.cells[0].cell_type", "\"heading\"")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"raw\", \"source\": 3}]}", "$.cells[0].source", "found the number 3")]
    [InlineData("{\"nbformat\": 4, \"cells\": [], \"x\": \"\\ud83d\"}", "$.x", "half of a character")]
    [InlineData("{\"nbformat\": 4, \"cells\": [], \"metadata\": {\"\\ud83d\": 1}}", null, "a name holds half of a character")]
    [InlineData("{\"nbformat\": 4, \"cells\": [], \"\\udfff\": \"x\"}", null, "a name holds half of a character")]
    [InlineData("{\"nbformat\": 4, \"nbformat\": 4, \"cells\": []}", null, "not JSON")]
    public void The_message_says_what_is_wrong_and_where(string text, string? path, string expected)
    {
        var error = Assert.Throws<NotebookFormatException>(() => Notebook.Parse(text, "walks.ipynb"));
        Assert.Equal(path, error.JsonPath);
        Assert.StartsWith("walks.ipynb", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_json_names_its_line_and_column()
    {
        var error = Assert.Throws<NotebookFormatException>(() => Notebook.Parse("{\n \"cells\": [,\n}", "n"));
        Assert.Equal((2, 12), (error.Line, error.Column));
    }

    [Fact]
    public void A_wrong_cell_names_its_line()
    {
        var error = Assert.Throws<NotebookFormatException>(() =>
            Notebook.Parse("{\n \"nbformat\": 4,\n \"cells\": [\n  {\"cell_type\": \"raw\", \"source\": \"\"},\n  {\"cell_type\":\n  7}]}", "n"));
        Assert.Equal(("$.cells[1].cell_type", 6), (error.JsonPath, error.Line));
    }

    [Fact]
    public void A_folder_or_a_missing_file_is_said_to_be_that()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        Assert.Contains("this is a folder", Assert.Throws<NotebookFormatException>(() => Notebook.Load(folder)).Message, StringComparison.Ordinal);
        Assert.Contains("no such file", Assert.Throws<NotebookFormatException>(() => Notebook.Load(folder + "/x.ipynb")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_files_raise_nothing_but_the_typed_error()
    {
        var whole = File.ReadAllBytes(Repository.PathTo("tests", "NeuroPose.Notebooks.Tests", "Fixtures", "jupyter.ipynb"));
        var random = new Random(20261121);
        var refused = 0;
        for (var round = 0; round < 3000; round++)
        {
            var bytes = round % 3 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            for (var flips = round % 3; flips > 0 && bytes.Length > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                var notebook = Notebook.Read(bytes, "damaged.ipynb");
                _ = notebook.Cells.Select(cell => (cell.Id, cell.Source, cell.Tags, cell.Language, (cell as CodeCell)?.Outputs, (cell as MarkdownCell)?.Attachments)).ToArray();
                _ = (notebook.Language, notebook.FormatMinor, notebook.GetMetadata());
                Assert.NotEmpty(Encoding.UTF8.GetBytes(notebook.ToText()));
                _ = NeuroPose.Notebooks.Html.NotebookPage.Render(notebook);
            }
            catch (NotebookFormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 1000, 3000);
    }
}
