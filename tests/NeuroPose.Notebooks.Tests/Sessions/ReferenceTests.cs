using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuroPose.Testing;

namespace NeuroPose.Notebooks.Tests.Sessions;

/// <summary>An assembly is one for all cells of a session, whatever comes after it and whatever other sessions do.</summary>
public sealed class ReferenceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Markdig")]
    [InlineData("YamlDotNet")]
    [InlineData("Microsoft.CodeAnalysis")]
    public async Task A_library_that_the_workbench_is_built_on_can_be_brought_in_between_cells(string library)
    {
        using var cells = new Cells();
        await cells.RunAsync("var shown = display(1); IHtmlContentOf(HTML(\"a\"));\nvoid IHtmlContentOf(object o) { }");

        var bringing = await cells.RunAsync($"#r \"{Path.Combine(AppContext.BaseDirectory, library + ".dll").Replace('\\', '/')}\"\ndisplay(2);");
        var after = await cells.RunAsync("NeuroPose.Notebooks.Sessions.DisplayHandle same = shown; display(3); 4.Display(); HTML(\"b\").ToString()");

        Assert.Null(bringing.Error);
        Assert.Null(after.Error);
        Assert.Equal("b", after.Result);
    }

    [Fact]
    public async Task What_a_file_needs_may_be_named_later_and_its_types_stay_the_same()
    {
        var needed = Compile("NeededLater", "public class Joint { public int Number = 33; }");
        var user = Compile("UserOfIt", "public class Person { public Joint Heel = new Joint(); }", needed);
        using var cells = new Cells();

        Assert.Null((await cells.RunAsync($"#r \"{user}\"\nvar person = new Person();")).Error);
        Assert.Null((await cells.RunAsync($"#r \"{needed}\"\nvar joint = new Joint();")).Error);
        var together = await cells.RunAsync("Person other = person; person.Heel = joint; other.Heel.Number");

        Assert.Null(together.Error);
        Assert.Equal("33", together.Result);
    }

    [Fact]
    public async Task Sessions_that_start_at_once_do_not_see_each_others_assemblies()
    {
        for (var round = 0; round < 6; round++)
        {
            var errors = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(async () =>
            {
                using var cells = new Cells();
                var asked = Task.Run(() => cells.Session.Complete("dis", 3));
                List<string?> problems = [];
                foreach (var text in (string[])["var h = display(0);", $"#r \"System.Xml.Linq\"\ndisplay({number});", "h.Update(1); HTML(\"x\").Display(); 5.Display();"])
                {
                    problems.Add((await cells.RunAsync(text)).Error?.Message);
                    cells.Session.Complete("dis", 3);
                }

                await asked;
                return problems;
            })));

            Assert.All(errors.SelectMany(problems => problems), Assert.Null);
        }
    }

    private string Compile(string name, string code, params string[] references)
    {
        var path = folder.PathTo(name + ".dll");
        var compiled = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location), .. references.Select(file => MetadataReference.CreateFromFile(file))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(path);
        Assert.Empty(compiled.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return path.Replace('\\', '/');
    }
}
