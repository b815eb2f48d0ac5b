using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuroPose.Notebooks.Tests.Packages;

/// <summary>A library that cells share with what runs them is one, whatever version packages were built on.</summary>
[Collection(OneFolder.Name)]
public sealed class SharedLibraryTests : IDisposable
{
    private readonly LocalFeed feed = new();

    [Fact]
    public async Task A_package_built_on_a_newer_library_of_dotnet_works_with_the_one_that_is_there()
    {
        var id = feed.Add(
            "OnTomorrow",
            "namespace Sample { public static class Texts { public static string Of(System.Text.Json.JsonDocument document) => document.RootElement.ToString(); } }",
            references: Future("public struct JsonElement { } public sealed class JsonDocument { public JsonElement RootElement => default; }"));
        using var cells = new Cells();
        await cells.RunAsync("var document = System.Text.Json.JsonDocument.Parse(\"[1]\");");

        var shown = await cells.RunAsync($"#i \"nuget:{feed.Root}\"\n#r \"nuget:{id},1.0.0\"\nSample.Texts.Of(document)");

        Assert.Null(shown.Error);
        Assert.Equal("[1]", shown.Result);
    }

    [Theory]
    [InlineData("public sealed class Tomorrow { }", "new System.Text.Json.Tomorrow().GetHashCode()", "System.Text.Json.Tomorrow of")]
    [InlineData("public sealed class JsonDocument { public int Tomorrow() => 1; }", "((System.Text.Json.JsonDocument)null).Tomorrow()", "System.Text.Json.JsonDocument.Tomorrow of")]
    [InlineData("public static class JsonSerializer { public static int Serialize<T>(T a, int b, int c, int d, int e) => 1; }", "System.Text.Json.JsonSerializer.Serialize(1, 2, 3, 4, 5)", "System.Text.Json.JsonSerializer.Serialize of")]
    public async Task A_package_that_needs_what_the_library_here_lacks_is_refused_with_both_versions(string future, string use, string missing)
    {
        var id = feed.Add("NeedsTomorrow", $"namespace Sample {{ public static class Use {{ public static int It() => {use}; }} }}", references: Future(future));
        using var cells = new Cells();

        var error = (await cells.RunAsync($"#i \"nuget:{feed.Root}\"\n#r \"nuget:{id},1.0.0\"")).Error!;

        Assert.Contains($"The package {id} 1.0.0 cannot be used in this session: it needs {missing} System.Text.Json 99.0.0.0", error.Message, StringComparison.Ordinal);
        Assert.Contains("Name a version of", error.Message, StringComparison.Ordinal);
        Assert.Empty(cells.Session.PackageVersions);
        Assert.Equal("2", (await cells.RunAsync("1 + 1")).Result);
    }

    [Fact]
    public async Task A_library_of_aspnet_core_is_there_for_what_a_package_needs()
    {
        var logging = MetadataReference.CreateFromFile(typeof(Microsoft.Extensions.Logging.ILogger).Assembly.Location);
        var id = feed.Add(
            "Logs", "namespace Sample { public static class Log { public static Microsoft.Extensions.Logging.LogLevel Level(this Microsoft.Extensions.Logging.ILogger one) => Microsoft.Extensions.Logging.LogLevel.Error; } }",
            references: [logging, MetadataReference.CreateFromFile(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.Runtime.dll"))]);
        using var cells = new Cells();

        Assert.Equal("Error", (await cells.RunAsync($"#i \"nuget:{feed.Root}\"\n#r \"nuget:{id},1.0.0\"\nSample.Log.Level(null)")).Result);
        var same = await cells.RunAsync("var one = Sample.Log.Level(null);\n#r \"Microsoft.Extensions.Logging.Abstractions\"\nMicrosoft.Extensions.Logging.LogLevel two = one; two");
        Assert.Null(same.Error);
        Assert.Equal("Error", same.Result);
    }

    [Fact]
    public async Task An_extension_for_dotnet_interactive_that_is_not_loaded_is_reported()
    {
        const string Code = "namespace Sample { public static class Gait { } }";
        var other = feed.Add("OtherHost", Code, extensionAssembly: "Sample.Interactive.dll");
        var both = feed.Add("BothHosts", Code, extension: "#!csharp\n#if NEUROPOSE_SESSION\n#endif\n", extensionAssembly: "Sample.Interactive.dll");
        using var cells = new Cells();

        var shown = await cells.RunAsync($"#i \"nuget:{feed.Root}\"\n#r \"nuget:{other},1.0.0\"\n#r \"nuget:{both},1.0.0\"");

        var line = Assert.Single(shown.Displays, display => display.Data["text/plain"]!.Contains(".NET Interactive", StringComparison.Ordinal)).Data["text/plain"]!;
        Assert.StartsWith($"{other} extends .NET Interactive with Sample.Interactive.dll, which this kernel does not load", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_package_displays_by_itself_is_shown_under_the_cell_and_can_be_updated()
    {
        using var cells = new Cells();

        var shown = await cells.RunAsync(
            """
            var raise = typeof(Formatter).Assembly.GetType("System.DisplayExtensions")!;
            var handle = (DisplayedValue)raise.GetMethod("Display")!.Invoke(null, [41, new[] { "text/plain" }]);
            handle.Update(42);
            handle.Update(43);
            raise.GetMethod("DisplayAs")!.Invoke(null, ["<b>a</b>", "text/html"]);
            """);

        Assert.Null(shown.Error);
        Assert.Equal(["41", "42", "<b>a</b>"], shown.Displays.Select(display => display.Data["text/plain"]));
        Assert.Equal("43", Assert.Single(shown.Events.OfType<NeuroPose.Notebooks.Sessions.CellEvent.UpdateDisplayData>()).Data["text/plain"]);
        Assert.Equal("<b>a</b>", shown.Displays[^1].Data["text/html"]);
    }

    [Fact]
    public async Task Rows_are_shown_as_a_table()
    {
        using var cells = new Cells();
        var shown = await cells.RunAsync("new[] { new { Trial = \"s01\", Frames = 120 } }.DisplayTable();");
        Assert.Null(shown.Error);
        Assert.Contains("<td>", shown.Displays.Single().Data["text/html"], StringComparison.Ordinal);
        Assert.Contains("s01", shown.Displays.Single().Data["text/html"], StringComparison.Ordinal);
    }

    public void Dispose() => feed.Dispose();

    // What the library may be one day, for the compiler alone.
    private static PortableExecutableReference Future(string code)
    {
        using var image = new MemoryStream();
        var compiled = CSharpCompilation.Create(
            "System.Text.Json",
            [CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"99.0.0.0\")] namespace System.Text.Json {{ {code} }}")],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, cryptoPublicKey: [.. typeof(JsonDocument).Assembly.GetName().GetPublicKey()!], publicSign: true)).Emit(image);
        Assert.Empty(compiled.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
