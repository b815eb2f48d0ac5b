using NeuroPose.Jupyter.Kernels;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Jupyter.Tests.Kernels;

public sealed class ErrorColorTests
{
    [Fact]
    public void An_error_has_its_kind_and_the_marked_line_in_red_and_plain_text_beside_it()
    {
        var error = new CellError("CompilationError", "no such name") { Excerpt = ["  1 | var a = 1;", "> 2 | b", "    | ^"], Frames = ["   also"] };

        var reply = Reply.Error(error);

        Assert.Equal(
            ["\u001b[1;31mCompilationError\u001b[0m: no such name", "  1 | var a = 1;", "\u001b[1;31m> 2 | b\u001b[0m", "    | ^", "   also"],
            reply["traceback"]!.AsArray().Select(line => (string)line!));
        Assert.Equal(("CompilationError", "no such name"), ((string)reply["ename"]!, (string)reply["evalue"]!));
    }
}
