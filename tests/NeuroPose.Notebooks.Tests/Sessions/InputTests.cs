using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Notebooks.Tests.Sessions;

public class InputTests
{
    [Fact]
    public async Task A_cell_can_ask_for_a_line_and_for_a_password()
    {
        using var cells = new Cells();
        var asked = await cells.AskedAsync("var name = await GetInputAsync(\"Name?\"); var secret = await GetPasswordAsync(\"Key?\");", "Ada", "s3cret");
        Assert.Equal([new InputRequest("Name?", false), new InputRequest("Key?", true)], asked);
        Assert.Equal("Ada", (await cells.RunAsync("name")).Result);
        Assert.DoesNotContain("s3cret", (await cells.RunAsync("secret")).Result!, StringComparison.Ordinal);
        Assert.Equal("s3cret", (await cells.RunAsync("secret.GetClearTextPassword()")).Result);
    }

    [Fact]
    public async Task Reading_the_console_asks_the_reader()
    {
        using var cells = new Cells();
        var asked = await cells.AskedAsync("var a = Console.ReadLine(); var b = Console.ReadLine();", "1", "2");
        Assert.Equal([new InputRequest("", false), new InputRequest("", false)], asked);
        Assert.Equal("12", (await cells.RunAsync("a + b")).Result);
    }

    [Theory]
    [InlineData("await GetInputAsync()")]
    [InlineData("Console.ReadLine()")]
    public async Task Without_a_reader_the_error_says_so_and_what_to_do(string text)
    {
        using var cells = new Cells();
        var error = (await cells.RunAsync(text)).Error!;
        Assert.Equal("InputUnavailableException", error.Name);
        Assert.Contains("parameter", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_can_be_interrupted()
    {
        using var cells = new Cells();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var sink = new AnsweringSink([]);
        await cells.Session.ExecuteAsync(new CellSource("await GetInputAsync()", "asking"), sink, stop.Token);
        Assert.Equal("Interrupted", sink.Error?.Name);
    }
}
