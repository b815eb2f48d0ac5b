using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuroPose.Interactive.Tests;

/// <summary>
/// .NET Interactive itself cannot be restored here. What the extension calls of it is written down below, as its last release declares
/// it; the part of the extension that is meant for it compiles against that.
/// </summary>
public class OtherHostTests
{
    private const string Declarations = """
        namespace Microsoft.DotNet.Interactive.Commands
        {
            public abstract class KernelCommand { }
            public abstract class KernelDirectiveCommand : KernelCommand { }
            public class SubmitCode : KernelCommand { public SubmitCode(string code, string targetKernelName = null) { } }
        }

        namespace Microsoft.DotNet.Interactive.Directives
        {
            public abstract class KernelDirective { public string Description { get; init; } public System.Collections.Generic.ICollection<KernelDirectiveParameter> Parameters { get; init; } }
            public class KernelActionDirective : KernelDirective { public KernelActionDirective(string name) { } public System.Type KernelCommandType { get; init; } }
            public class KernelDirectiveParameter { public KernelDirectiveParameter(string name, string description = null) { } public bool AllowImplicitName { get; init; } public bool Required { get; init; } }
        }

        namespace Microsoft.DotNet.Interactive
        {
            using System.Threading.Tasks;
            using Commands;
            using Directives;
            public class KernelCommandResult { }
            public delegate Task KernelCommandInvocation(KernelCommand command, KernelInvocationContext context);
            public class DisplayedValue { public void Update(object updatedValue) { } }
            public class KernelInvocationContext { public static KernelInvocationContext Current => null; public Kernel HandlingKernel => null; }
            public static class KernelInvocationContextExtensions { public static DisplayedValue Display(this KernelInvocationContext context, object value, params string[] mimeTypes) => null; }
            public abstract class Kernel
            {
                public static Kernel Root => null;
                public static DisplayedValue display(object value, params string[] mimeTypes) => null;
                public Task<KernelCommandResult> SendAsync(KernelCommand command) => null;
                public void AddDirective(KernelActionDirective directive, KernelCommandInvocation handler) { }
                public void AddDirective<TCommand>(KernelActionDirective directive, System.Func<TCommand, KernelInvocationContext, Task> handler) where TCommand : KernelCommand { }
            }
        }
        """;

    [Fact]
    public void The_part_for_the_other_host_compiles_against_what_that_host_offers()
    {
        var host = CSharpCompilation.Create("host", [CSharpSyntaxTree.ParseText(Declarations)], Platform(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.Empty(host.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "interactive-extensions", "dotnet", "extension.dib")).Where(line => !line.StartsWith("#!", StringComparison.Ordinal));
        var script = CSharpCompilation.CreateScriptCompilation(
            "extension",
            CSharpSyntaxTree.ParseText(string.Join('\n', lines), new CSharpParseOptions(kind: SourceCodeKind.Script)),
            [.. Platform(), MetadataReference.CreateFromImage(image.ToArray()), .. Library()],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: ["System", "System.Threading.Tasks", "Microsoft.DotNet.Interactive.Kernel"]));
        Assert.Empty(script.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Contains(script.SyntaxTrees.Single().GetRoot().DescendantTokens(), token => token.ValueText == "SubmitCode");
    }

    private static IEnumerable<MetadataReference> Platform() => Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.*.dll")
        .Where(file => !file.Contains("Native", StringComparison.Ordinal))
        .Select(file => MetadataReference.CreateFromFile(file));

    private static IEnumerable<MetadataReference> Library() =>
        NeuroPoseExtension.Libraries.Select(library => MetadataReference.CreateFromFile(library.Location));
}
