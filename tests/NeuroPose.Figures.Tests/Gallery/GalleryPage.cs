using System.Globalization;
using System.Text;

namespace NeuroPose.Figures.Tests.Gallery;

/// <summary>docs/gallery.md: the recipes one after the other, each with its picture.</summary>
internal static class GalleryPage
{
    /// <summary>Where a recipe's picture is, seen from the page.</summary>
    public static string Picture(Recipe recipe) => $"images/gallery/{recipe.Name}.svg";

    public static string Write()
    {
        var page = new StringBuilder("""
            # Gallery

            One call, one figure. Each recipe runs as it stands in a notebook of the workbench; all of them, executed, are in [notebooks/how-to/gallery.ipynb](../notebooks/how-to/gallery.ipynb). The walkers and sleepers are made up: put your own trial into the first line.

            What holds for every figure:

            - The last line shows it. `figure.Save("figure.svg")` writes it; the ending decides: `.svg`, `.html`, `.png`, `.json` (Plotly) or `.csv` with all its numbers.
            - `with { Width = FigureWidth.Column }` is 85 mm wide, as one column of a journal; else it is 180 mm. `with { Theme = FigureTheme.Dark }` is for dark pages, `with { Title = "" }` leaves the heading to your caption.
            - The same data give the same bytes of SVG on every machine.

            This page, its pictures and the notebook are made from `tests/NeuroPose.Figures.Tests/Gallery`, and a test fails when they differ.


            """);
        page.AppendJoin('\n', Recipes.Gallery.Select((recipe, index) => $"{index + 1}. [{recipe.Title}](#{Anchor(recipe.Title)})")).Append('\n');
        foreach (var recipe in Recipes.Gallery)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {recipe.Title}\n\n{recipe.Words}\n\n![{recipe.Title}]({Picture(recipe)})\n\n```csharp\n{recipe.Cell()}\n```\n");
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    // As GitHub makes them: without punctuation.
    private static string Anchor(string title) => string.Concat(title.ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-')).Replace(' ', '-');
}
