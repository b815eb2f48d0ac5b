using NeuroPose.Testing;

namespace NeuroPose.Notebooks.Tests.Sessions;

public class ErrorTests
{
    [Fact]
    public async Task An_ambiguous_new_is_answered_with_the_types_that_it_may_be()
    {
        using var cells = new Cells();
        await cells.RunAsync("class Wide { public int Size; } class Narrow { public int Size; } void Cut(int at, Wide how) { } void Cut(int at, Narrow how) { }");
        var error = (await cells.RunAsync("Cut(1, new() { Size = 2 });")).Error!;
        Assert.EndsWith("new() may be Wide or Narrow: write the one that is meant, new Wide { … }.", error.Message, StringComparison.Ordinal);
    }

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

    [Theory]
    [InlineData("int F(int[] a)\n{\n    var x = 1;\n    return a[5] + x;\n}\nF(new int[2])", 4)]
    [InlineData("var a = new int[2];\nvar q = 1;\nq = a[7];\nq = 3;", 3)]
    [InlineData("var a = new List<int>();\nvar q = 1; var r = a[0]; var s = 2;", 2)]
    [InlineData("for (var i = 0; i < 3; i++)\n{\n    if (i == 2)\n    {\n        throw new Exception();\n    }\n}", 5)]
    [InlineData("var f = new Func<int[], int>(a =>\n{\n    var k = 9;\n    return a[k];\n});\nf(new int[1])", 4)]
    [InlineData("async Task<int> G()\n{\n    await Task.Yield();\n    var zero = 0;\n    return 1 / zero;\n}\nawait G()", 5)]
    [InlineData("IEnumerable<int> H()\n{\n    yield return 1;\n    throw new Exception();\n}\nforeach (var one in H()) { }", 4)]
    [InlineData("class C\n{\n    public int P\n    {\n        get { string s = null;\n            return s.Length; }\n    }\n}\nnew C().P", 6)]
    public async Task The_line_that_threw_is_marked_in_functions_and_at_the_top(string text, int line)
    {
        using var cells = new Cells();

        var error = (await cells.RunAsync(text)).Error!;

        Assert.Equal(line, error.Line);
        Assert.Contains(error.Excerpt, marked => marked.StartsWith($"> {line} | {text.Split('\n')[line - 1]}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cause_is_told_with_the_line_that_threw_it()
    {
        using var cells = new Cells();

        var error = (await cells.RunAsync("static class S\n{\n    public static int V = Start();\n    static int Start() => throw new InvalidOperationException(\"init\");\n}\nS.V")).Error!;

        Assert.Equal(("TypeInitializationException", 6), (error.Name, error.Line));
        Assert.Contains("   because of InvalidOperationException: init", error.Frames);
        Assert.Contains("   at S.Start, cell 1, line 4", error.Frames);
    }

    [Theory]
    [InlineData("var timer = new System.Threading.Timer(_ => throw new InvalidOperationException(\"boom\"), null, 10, -1);")]
    [InlineData("new System.Threading.Thread(() => throw new InvalidOperationException(\"boom\")).Start();")]
    [InlineData("System.Threading.ThreadPool.QueueUserWorkItem(_ => throw new InvalidOperationException(\"boom\"));")]
    [InlineData("async void F() { await Task.Delay(10); throw new InvalidOperationException(\"boom\"); }\nF();")]
    public async Task What_nothing_caught_on_a_thread_or_a_timer_fails_its_cell_and_the_session_lives_on(string text)
    {
        using var cells = new Cells();

        var failed = await cells.RunAsync(text + "\nfor (var waited = 0; waited < 200; waited++) { System.Threading.Thread.Sleep(5); }");

        Assert.Equal(("InvalidOperationException", "boom", 1), (failed.Error!.Name, failed.Error.Message, failed.Error.Line));
        Assert.Equal("2", (await cells.RunAsync("1 + 1")).Result);
    }
}
