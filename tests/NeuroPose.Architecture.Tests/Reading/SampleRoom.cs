using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Mono.Cecil;

namespace NeuroPose.Architecture.Tests.Reading;

/// <summary>A small assembly compiled from a test's own source, so that a detector can be shown a breach.</summary>
public sealed record SampleRoom(string Name, byte[] Image)
{
    private static readonly MetadataReference[] Framework =
        [.. RuntimeAssemblies.Paths.Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal)).Select(file => MetadataReference.CreateFromFile(file))];

    public static SampleRoom Build(string name, string source, params SampleRoom[] rooms)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            [.. Framework, .. rooms.Select(room => MetadataReference.CreateFromImage(room.Image))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return new SampleRoom(name, image.ToArray());
    }

    public ModuleDefinition Read() => BuiltAssembly.Read(Image);
}
