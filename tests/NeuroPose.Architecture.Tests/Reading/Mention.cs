using Mono.Cecil;

namespace NeuroPose.Architecture.Tests.Reading;

/// <summary>One type, as its author wrote it, mentions another.</summary>
public sealed record Mention(WrittenType From, WrittenType To)
{
    public override string ToString() => $"{From.FullName} mentions {To.FullName}";
}

/// <summary>
/// A type as it stands in source: what the compiler generates inside it (closures, iterators, state machines) counts as the type itself.
/// </summary>
public sealed record WrittenType(string Assembly, string Namespace, string FullName)
{
    /// <summary>The written type behind a reference, or null for what the compiler makes on its own account.</summary>
    public static WrittenType? Of(TypeReference reference)
    {
        var written = reference;
        while (written.DeclaringType is not null && written.Name.StartsWith('<'))
        {
            written = written.DeclaringType;
        }

        var outermost = written;
        while (outermost.DeclaringType is not null)
        {
            outermost = outermost.DeclaringType;
        }

        return IsGenerated(outermost) ? null : new WrittenType(AssemblyOf(outermost), outermost.Namespace, written.FullName.Replace('/', '.'));
    }

    // A file-local type is written by hand and has a "<" too, but also a namespace.
    private static bool IsGenerated(TypeReference outermost) =>
        (outermost.Namespace.Length == 0 && outermost.Name.StartsWith('<'))
        || (outermost is TypeDefinition definition && definition.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "CompilerGeneratedAttribute"));

    private static string AssemblyOf(TypeReference outermost) => outermost.Scope switch
    {
        ModuleDefinition module => module.Assembly.Name.Name,
        var scope => scope.Name,
    };
}
