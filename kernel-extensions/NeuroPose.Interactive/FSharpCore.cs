using System.Reflection;
using System.Runtime.Loader;

namespace NeuroPose.Interactive;

/// <summary>
/// Libraries written in F# need FSharp.Core of at least the version that they were compiled with. A host that is written in F# too, as
/// .NET Interactive is, has its own, which no package can replace.
/// </summary>
internal static class FSharpCore
{
    private const string Name = "FSharp.Core";

    /// <summary>Ends what cannot work, with the reason and what helps.</summary>
    /// <param name="user">The assembly whose libraries are asked for.</param>
    /// <param name="library">The library's name.</param>
    /// <param name="insteadOfIt">What does the same without it.</param>
    /// <exception cref="NeuroPoseException">The FSharp.Core of this process is too old.</exception>
    public static void Require(Assembly user, string library, string insteadOfIt)
    {
        if (Problem(user, library) is { } problem)
        {
            throw new NeuroPoseException($"{problem} What helps: {insteadOfIt}; or run the notebook in the kernel of this workbench (neuropose kernel install).");
        }
    }

    /// <summary>What is wrong; null where nothing is.</summary>
    public static string? Problem(Assembly user, string library)
    {
        var context = AssemblyLoadContext.GetLoadContext(user) ?? AssemblyLoadContext.Default;
        var loaded = context.LoadFromAssemblyName(new(library));
        return Problem(
            loaded.GetName(),
            loaded.GetReferencedAssemblies().FirstOrDefault(reference => reference.Name == Name)?.Version,
            context.LoadFromAssemblyName(new(Name)).GetName().Version);
    }

    /// <summary>What is wrong between a library and a version of FSharp.Core; null where nothing is.</summary>
    internal static string? Problem(AssemblyName library, Version? needed, Version? found) => needed is not null && found is not null && found < needed
        ? $"{library.Name} {library.Version} needs {Name} {needed}, and this program has {found}, which a package cannot replace."
        : null;
}
