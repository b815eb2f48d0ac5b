using NeuroPose.Notebooks.Assistance;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Notebooks.Tests.Assistance;

public class CompletenessTests
{
    [Theory]
    [InlineData("1 + 1", CompletenessStatus.Complete, "")]
    [InlineData("var x = 1;", CompletenessStatus.Complete, "")]
    [InlineData("", CompletenessStatus.Complete, "")]
    [InlineData("#!time", CompletenessStatus.Complete, "")]
    [InlineData("#!html\n<b>", CompletenessStatus.Complete, "")]
    [InlineData("undeclared.Call()", CompletenessStatus.Complete, "")]
    [InlineData("var x =", CompletenessStatus.Incomplete, "")]
    [InlineData("int F() {", CompletenessStatus.Incomplete, "    ")]
    [InlineData("int F()\n{\n    if (x)\n    {", CompletenessStatus.Incomplete, "        ")]
    [InlineData("Console.WriteLine(", CompletenessStatus.Incomplete, "    ")]
    [InlineData("var s = \"\"\"\ntext", CompletenessStatus.Incomplete, "")]
    [InlineData("/* open", CompletenessStatus.Incomplete, "")]
    [InlineData("var x = );", CompletenessStatus.Invalid, "")]
    [InlineData("}", CompletenessStatus.Invalid, "")]
    public void I_am_told_whether_a_text_is_whole_and_where_the_next_line_starts(string text, CompletenessStatus status, string indent) =>
        Assert.Equal(new Completeness(status, indent), CSharpSession.IsComplete(text));
}
