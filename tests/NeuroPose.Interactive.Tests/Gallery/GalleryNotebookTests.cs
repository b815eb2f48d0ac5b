using NeuroPose.Figures.Tests.Gallery;
using NeuroPose.Notebooks.Documents;
using NeuroPose.Testing;

namespace NeuroPose.Interactive.Tests.Gallery;

/// <summary>The gallery's notebook is its recipes, executed. NEUROPOSE_ACCEPT=1 writes it again.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class GalleryNotebookTests
{
    private static readonly string Path = Repository.PathTo("notebooks", "how-to", "gallery.ipynb");

    [Fact]
    public async Task It_holds_every_recipe_as_the_page_prints_it()
    {
        var made = GalleryNotebook.Make(Path);
        if (Environment.GetEnvironmentVariable("NEUROPOSE_ACCEPT") == "1")
        {
            (await GalleryNotebook.ExecuteAsync(made)).Save(Path);
        }

        static string Text(Notebook notebook) => string.Join("\n\n", notebook.Cells.Select(cell => $"{cell.GetType().Name} {cell.Id}\n{cell.Source}"));
        Assert.True(Text(made) == Text(Notebook.Load(Path)), "The recipes have changed since the notebook was made. NEUROPOSE_ACCEPT=1 makes and executes it again.");
    }

    [Fact]
    public void Its_pictures_are_those_of_the_page()
    {
        var cells = Notebook.Load(Path).Cells.OfType<CodeCell>().ToDictionary(cell => cell.Id!);

        foreach (var recipe in Recipes.Gallery)
        {
            var result = Assert.IsType<ExecuteResultOutput>(Assert.Single(cells[recipe.Name].Outputs));
            var shown = new Rendered(result.Data["text/html"]!, result.Data["text/plain"]!);
            Assert.Equal(File.ReadAllText(Repository.PathTo("docs", "images", "gallery", recipe.Name + ".svg")), Assert.Single(shown.Pictures));
        }
    }
}
