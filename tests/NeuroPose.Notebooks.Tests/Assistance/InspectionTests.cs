using NeuroPose.Formats;
using NeuroPose.Notebooks.Sessions;
using NeuroPose.Testing;

namespace NeuroPose.Notebooks.Tests.Assistance;

public sealed class InspectionTests : IDisposable
{
    private readonly Cells cells = new(new SessionOptions { References = [typeof(NeuroPoseException).Assembly, typeof(VideoPredictions).Assembly], Imports = ["NeuroPose.Formats", "NeuroPose.Warping", "NeuroPose.Segmentation"] });

    [Theory]
    [InlineData("VideoPredictions.Lo|ad(\"x\")")]
    [InlineData("VideoPredictions.Load(|")]
    [InlineData("VideoPredictions.Load(\"x|\")")]
    [InlineData("VideoPredictions.Load|")]
    public void I_see_a_members_signature_summary_parameters_and_errors(string marked)
    {
        var text = Inspect(marked)!;
        Assert.Contains("VideoPredictions.Load(", text, StringComparison.Ordinal);
        Assert.Contains("Parameters:", text, StringComparison.Ordinal);
        Assert.Contains("Errors:", text, StringComparison.Ordinal);
        Assert.Contains("From:\n  NeuroPose.Motion", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<see", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_of_a_member_reads_well() =>
        Snapshot.Match(Inspect("System.Math.Clam|p(1, 2, 3)")!.Split("From:")[0]);

    [Fact]
    public async Task I_see_a_variables_type_and_what_the_type_is()
    {
        await cells.RunAsync("VideoPredictions trial = null;");
        var text = Inspect("tri|al")!;
        Assert.StartsWith("(instance) VideoPredictions trial", text, StringComparison.Ordinal);
        Assert.True(text.Length > 60, text);
    }

    [Fact]
    public async Task A_name_that_tells_a_unit_tells_it_to_the_reader()
    {
        await cells.RunAsync("double Wait(double holdSeconds) => holdSeconds;");
        Assert.Contains("holdSeconds (double) [s]", Inspect("Wait(|")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_detail_shows_the_source_of_what_a_cell_declared()
    {
        await cells.RunAsync("int Twice(int x)\n{\n    return 2 * x;\n}");
        Assert.DoesNotContain("return 2 * x", Inspect("Twic|e(1)")!, StringComparison.Ordinal);
        Assert.Contains("return 2 * x", Inspect("Twic|e(1)", detail: 1)!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nope|")]
    [InlineData("1 + |1")]
    [InlineData("// Conso|le")]
    [InlineData("|")]
    [InlineData("#!html\n<Conso|le>")]
    public void Where_there_is_nothing_to_say_nothing_is_said(string marked) => Assert.Null(Inspect(marked));

    [Fact]
    public void A_directive_explains_itself() =>
        Assert.StartsWith("#!import FILE: runs the code", Inspect("#!imp|ort x.csx"), StringComparison.Ordinal);

    [Fact]
    public void There_is_a_markdown_form_in_which_signs_are_signs()
    {
        var page = cells.Session.Inspect("Console.WriteLine", 12)!["text/markdown"]!;
        Assert.StartsWith("```csharp\nstatic void Console.WriteLine(", page.Replace("public ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("**Overloads**", page, StringComparison.Ordinal);
    }

    public void Dispose() => cells.Dispose();

    private string? Inspect(string marked, int detail = 0)
    {
        var cursor = marked.IndexOf('|', StringComparison.Ordinal);
        return cells.Session.Inspect(marked.Remove(cursor, 1), cursor, detail)?["text/plain"];
    }
}
