namespace NeuroPose.Notebooks.Tests.Sessions;

/// <summary>The memory that is measured is the process's: no other test runs at the same time.</summary>
[Collection(Alone)]
[CollectionDefinition(Alone, DisableParallelization = true)]
public class LongSessionTests
{
    private const string Alone = "alone";

    [Fact]
    public async Task Hundreds_of_cells_keep_a_bounded_amount_of_memory()
    {
        using var cells = new Cells();
        await FillAsync(cells, 100);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await FillAsync(cells, 200);
        var perCell = (GC.GetTotalMemory(forceFullCollection: true) - before) / 200;

        // Naming all references in each cell costs a megabyte a cell and more with each; inheriting them, some tens of kilobytes.
        Assert.InRange(perCell, long.MinValue, 300_000);
    }

    [Fact]
    public async Task Warming_up_leaves_nothing_behind()
    {
        using var cells = new Cells();
        await cells.Session.WarmUpAsync();
        Assert.Equal("CompilationError", (await cells.RunAsync("warm")).Error?.Name);
        Assert.Equal("", (await cells.RunAsync("#!who")).Displays.Single().Data["text/plain"]);
    }

    private static async Task FillAsync(Cells cells, int count)
    {
        for (var index = 0; index < count; index++)
        {
            Assert.Null((await cells.RunAsync($"int Step{index}(int x) => x + {index}; var value = Step{index}(1); value")).Error);
        }
    }
}
