using System.Diagnostics;

namespace NeuroPose.Notebooks.Tests.Sessions;

public class InterruptionTests
{
    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("await Task.Delay(1); var end = DateTime.UtcNow.AddSeconds(8); while (DateTime.UtcNow < end) { }")]
    [InlineData("await Task.Delay(100_000);")]
    [InlineData("System.Threading.Thread.Sleep(100_000);")]
    public async Task I_can_interrupt_a_cell_and_go_on_with_what_is_there(string text)
    {
        using var cells = new Cells();
        await cells.RunAsync("var kept = 7;");
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var clock = Stopwatch.StartNew();
        var shown = await cells.RunAsync(text, cancellationToken: stop.Token);
        Assert.Equal("Interrupted", shown.Error?.Name);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal("7", (await cells.RunAsync("kept")).Result);
    }
}
