using NeuroPose.Testing;

namespace NeuroPose.Figures.Tests.Gallery;

/// <summary>The gallery that users read is what its recipes give. NEUROPOSE_ACCEPT=1 renews the page and its pictures.</summary>
public sealed class GalleryTests
{
    [Fact]
    public void The_page_shows_every_recipe_as_it_is_executed() => Snapshot.MatchFile(GalleryPage.Write(), Repository.PathTo("docs", "gallery.md"));

    [Fact]
    public void Every_picture_on_the_page_belongs_to_a_recipe() => Assert.Equal(
        Recipes.Gallery.Select(recipe => recipe.Name + ".svg").Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Repository.PathTo("docs", "images", "gallery"), "*.svg").Select(path => Path.GetFileName(path)!).Where(name => !name.EndsWith(".received.svg", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void A_recipe_is_short_enough_to_be_read_and_its_picture_small_enough_to_be_loaded() => Assert.All(Recipes.Gallery, recipe =>
    {
        Assert.InRange(recipe.Cell().Split('\n').Length, 2, 40);
        Assert.InRange(recipe.Figure.ToSvg().Length, 1000, 150_000);
    });
}
