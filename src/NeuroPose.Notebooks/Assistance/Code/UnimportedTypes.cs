using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>
/// Types in namespaces that the cell does not use yet. A front end of Jupyter replaces only the name under the cursor, so they are offered with
/// their namespace. Their names are read from the files' tables: symbols of every type of .NET would stay in memory.
/// </summary>
internal static class UnimportedTypes
{
    private const int Least = 3;
    private const int Most = 20;

    // What no notebook means: parts of .NET that only .NET uses.
    private static readonly string[] Hidden = ["Internal", "Interop", "System.Runtime.CompilerServices", "System.Runtime.Intrinsics", "System.Runtime.InteropServices", "Microsoft.VisualBasic", "Microsoft.CodeAnalysis", "Microsoft.CSharp"];

    /// <summary>The types whose name starts as typed; none where a type that the cell uses already starts so.</summary>
    public static IEnumerable<Choice> Of(CodePlace place, IEnumerable<Choice> fitting, CancellationToken cancellationToken)
    {
        if (place.Typed.Length < Least || place.IsMember || fitting.Any(choice => choice.Symbol is INamedTypeSymbol) || !place.List.ItemsList.Any(item => item.Tags.Contains("Class")))
        {
            return [];
        }

        var found = new SortedSet<(string Name, string Namespace)>();
        foreach (var reference in References(place.Model.Compilation))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reference.GetMetadata() is AssemblyMetadata assembly)
            {
                Search(assembly.GetModules()[0].GetMetadataReader(), place.Typed, found);
            }
        }

        return found
            .Where(type => !place.Symbols[type.Name].OfType<INamedTypeSymbol>().Any(known => known.ContainingNamespace.ToDisplayString() == type.Namespace))
            .Take(Most)
            .Select(type => new Choice($"{type.Namespace}.{type.Name}", "class", null) { Name = type.Name, Signature = $"using {type.Namespace}" });
    }

    // A cell inherits the references of those before it.
    private static IEnumerable<PortableExecutableReference> References(Compilation compilation)
    {
        var cells = new List<Compilation>();
        for (var cell = compilation; cell is not null; cell = cell.ScriptCompilationInfo?.PreviousScriptCompilation)
        {
            cells.Add(cell);
        }

        return cells.SelectMany(cell => cell.ExternalReferences).OfType<PortableExecutableReference>().Distinct();
    }

    private static void Search(MetadataReader reader, string typed, SortedSet<(string Name, string Namespace)> found)
    {
        var names = reader.StringComparer;
        foreach (var handle in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(handle);
            if ((type.Attributes & TypeAttributes.VisibilityMask) != TypeAttributes.Public || type.Namespace.IsNil || !names.StartsWith(type.Name, typed, ignoreCase: true))
            {
                continue;
            }

            var (name, space) = (reader.GetString(type.Name).Split('`')[0], reader.GetString(type.Namespace));
            if (!Hidden.Any(hidden => space == hidden || space.StartsWith(hidden + ".", StringComparison.Ordinal)))
            {
                found.Add((name, space));
            }
        }
    }
}
