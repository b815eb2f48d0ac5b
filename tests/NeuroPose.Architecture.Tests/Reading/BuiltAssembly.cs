using Mono.Cecil;

namespace NeuroPose.Architecture.Tests.Reading;

/// <summary>Opens a compiled assembly for reading.</summary>
public static class BuiltAssembly
{
    public static ModuleDefinition Read(string path) => ModuleDefinition.ReadModule(path, Parameters());

    public static ModuleDefinition Read(byte[] image) => ModuleDefinition.ReadModule(new MemoryStream(image), Parameters());

    private static ReaderParameters Parameters() => new() { AssemblyResolver = Resolver(), InMemory = true };

    // An attribute's enum argument can only be read with the enum's own assembly at hand.
    private static DefaultAssemblyResolver Resolver()
    {
        var resolver = new DefaultAssemblyResolver();
        foreach (var folder in RuntimeAssemblies.Paths.Select(file => Path.GetDirectoryName(file)!).Distinct(StringComparer.Ordinal))
        {
            resolver.AddSearchDirectory(folder);
        }

        return resolver;
    }
}
