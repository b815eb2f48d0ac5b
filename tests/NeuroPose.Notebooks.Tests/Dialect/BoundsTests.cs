using NeuroPose.Notebooks.Assistance;
using NeuroPose.Notebooks.Dialect;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Notebooks.Tests.Dialect;

/// <summary>Cells of other people: what is nested without end is refused, and reading a cell is linear in it. Work is counted, not
/// time.</summary>
public sealed class BoundsTests
{
    public static TheoryData<string> Nested =>
    [
        Repeat("(", 3000),
        Repeat("[", 3000) + Repeat("]", 3000),
        "new object[] " + Repeat("{", 3000) + Repeat("}", 3000),
        "#!markdown\ntext\n#!csharp\n" + Repeat("(", 3000) + "1" + Repeat(")", 3000),
        "List" + Repeat("<List", 3000) + Repeat(">", 3000) + " x;",
        Repeat("$\"{F(", 60) + "1" + Repeat(")}\"", 60),
        "var x = " + Repeat("Select(value => $\"{value", 300),
        "$\"{" + Repeat("(", 3000) + Repeat(")", 3000) + "}\"",
    ];

    [Theory]
    [MemberData(nameof(Nested))]
    public async Task What_is_nested_too_deep_is_no_code_to_anybody(string code)
    {
        using var session = new Cells();
        var error = (await session.RunAsync(code)).Error!;
        Assert.Contains("nested more than 400 deep", error.Message, StringComparison.Ordinal);
        Assert.Equal(CompletenessStatus.Invalid, CSharpSession.IsComplete(code).Status);
        Assert.Empty(session.Session.Complete(code, code.Length).Items);
        Assert.Null(session.Session.Inspect(code, code.Length));
    }

    [Fact]
    public async Task Long_code_that_is_not_nested_is_none_of_that()
    {
        using var session = new Cells();
        var lines = string.Join('\n', Enumerable.Range(0, 500).Select(index => $"var v{index} = (index: {index}, text: $\"{{{index}}} (\", less: {index} < 3);"));
        Assert.Equal("499", (await session.RunAsync(lines + "\nv499.index")).Result);
    }

    [Theory]
    [InlineData("var s = \"\"\"\n", "#!time\n", "\"\"\";")]
    [InlineData("/*\n", "#!time\n", "*/")]
    [InlineData("var s = \"a\";\n", "#r \"nothing.dll\"\n", "")]
    [InlineData("", "#!csharp\n1;\n", "")]
    [InlineData("", "#!markdown\na\n#!csharp\n1;\n", "")]
    [InlineData("", "#!time\n", "")]
    [InlineData("", "1;\n#!time\n", "")]
    public void A_cell_is_read_in_memory_that_is_linear_in_it(string head, string line, string tail)
    {
        long Allocated(int lines)
        {
            var cell = head + Repeat(line, lines) + tail;
            var before = GC.GetAllocatedBytesForCurrentThread();
            CellParser.Parse(cell);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated(10);
        var (some, more) = (Allocated(1000), Allocated(8000));
        Assert.InRange(more, some, 16 * some);
    }

    [Fact]
    public void A_line_in_a_string_a_comment_or_code_that_is_left_out_is_no_directive()
    {
        const string cell = "var a = \"\"\"\n#!time\n\"\"\";\n/*\n#!time\n*/\n#if NEVER\n#!time\n#endif\n#!time\n#!markdown\n\"\"\"\n#!csharp\n#!time\nvar b = 1;";
        Assert.Equal([10, 14], CellParser.Parse(cell).SelectMany(block => block.Directives).Select(directive => directive.Line));
    }

    [Fact]
    public async Task Code_behind_other_languages_has_its_line_in_the_cell()
    {
        using var session = new Cells();
        var error = (await session.RunAsync("#!markdown\ntext\n#!csharp\nvar a = 1;\n#!time\n\nnothing();")).Error!;
        Assert.Contains("line 7", error.Message + string.Join('\n', error.Traceback), StringComparison.Ordinal);

        var nested = (await session.RunAsync("#!markdown\ntext\n#!csharp\n\n" + Repeat("(", 3000))).Error!;
        Assert.Contains("line 5", nested.Message + string.Join('\n', nested.Traceback), StringComparison.Ordinal);
    }

    [Fact]
    public void An_action_after_a_text_in_markdown_is_a_directive_and_no_accident()
    {
        var blocks = CellParser.Parse("#!markdown\n#!time");
        Assert.Equal(["#!time"], blocks.SelectMany(block => block.Directives).Select(directive => directive.Name));
    }

    private static string Repeat(string part, int times) => string.Concat(Enumerable.Repeat(part, times));
}
