using NeuroPose.Testing;

namespace NeuroPose.Notebooks.Tests.Sessions;

public class ErrorTests
{
    [Fact]
    public async Task A_compile_error_marks_its_line_and_column()
    {
        using var cells = new Cells();
        var error = (await cells.RunAsync("var a = 1;\nvar b = a + nope;\nvar c = 2;")).Error!;
        Assert.Equal("CompilationError", error.Name);
        Assert.Equal((2, 13), (error.Line, error.Column));
        Snapshot.Match(string.Join('\n', error.Traceback));
    }

    [Fact]
    public async Task An_exception_marks_the_line_of_the_cell_and_lists_the_users_frames_only()
    {
        using var cells = new Cells();
        await cells.RunAsync("int Divide(int a, int b)\n{\n    return a / b;\n}");
        var error = (await cells.RunAsync("var zero = 0;\nvar r = new[] { 1, 2 }\n    .Select(x => Divide(x, zero)).ToArray();")).Error!;
        Assert.Equal("DivideByZeroException", error.Name);
        Snapshot.Match(string.Join('\n', error.Traceback));
    }

    [Fact]
    public async Task What_was_declared_before_the_error_stays()
    {
        using var cells = new Cells();
        await cells.RunAsync("var kept = 5; throw new InvalidOperationException(\"stop\");");
        Assert.Equal("5", (await cells.RunAsync("kept")).Result);
    }

    [Fact]
    public async Task An_error_after_an_await_still_knows_its_line()
    {
        using var cells = new Cells();
        var error = (await cells.RunAsync("async Task F()\n{\n    await Task.Delay(1);\n    throw new ArgumentException(\"bad\");\n}\nawait F();")).Error!;
        Assert.Equal(4, error.Line);
        Snapshot.Match(string.Join('\n', error.Traceback));
    }
}
