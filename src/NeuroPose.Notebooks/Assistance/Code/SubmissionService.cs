using System.Collections.Concurrent;
using System.Composition;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host;
using Microsoft.CodeAnalysis.Host.Mef;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>
/// What Roslyn's workspace asks for an empty compilation, when a project is the next cell of a session: ours stands on the session's own
/// compilation. Without it the workspace would need every cell as a project of its own, which is the session's memory twice.
/// </summary>
/// <remarks>
/// The interface is not public in Roslyn, so it is named by a text and answered through a proxy; the version of Roslyn is ours to choose, and
/// the tests of completion fail at once where it changes.
/// </remarks>
internal class SubmissionService : DispatchProxy
{
    private const string Contract = "Microsoft.CodeAnalysis.Host.ICompilationFactoryService";

    private static readonly ConcurrentDictionary<string, CSharpCompilation?> Previous = new(StringComparer.Ordinal);
    private static int counted;

    private static Type Interface { get; } = typeof(Workspace).Assembly.GetType(Contract, throwOnError: true)!;

    /// <summary>A name for a project that stands on a compilation; to be given back with <see cref="Forget"/>.</summary>
    public static string NameFor(CSharpCompilation? previous)
    {
        var name = FormattableString.Invariant($"Question#{Interlocked.Increment(ref counted)}");
        Previous[name] = previous;
        return name;
    }

    /// <summary>Lets a compilation go.</summary>
    public static void Forget(string name) => Previous.TryRemove(name, out _);

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => (targetMethod?.Name, args) switch
    {
        ("CreateSubmissionCompilation", [string name, CSharpCompilationOptions options, ..]) => CSharpCompilation.CreateScriptCompilation(
            name, options: options, previousScriptCompilation: Previous.GetValueOrDefault(name), returnType: typeof(object)),
        ("CreateCompilation", [string name, CSharpCompilationOptions options, ..]) => CSharpCompilation.Create(name, options: options),
        ("GetDefaultCompilationOptions", _) => new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
        _ => throw new NotSupportedException($"Completion asks for no {targetMethod?.Name}."),
    };

    /// <summary>Where Roslyn's composition finds it.</summary>
    [ExportSubmissionService]
    [Shared]
    internal sealed class Factory : ILanguageServiceFactory
    {
        /// <inheritdoc/>
        public ILanguageService CreateLanguageService(HostLanguageServices languageServices) => (ILanguageService)Create(Interface, typeof(SubmissionService));
    }

    [MetadataAttribute]
    [AttributeUsage(AttributeTargets.Class)]
    private sealed class ExportSubmissionServiceAttribute() : ExportAttribute(typeof(ILanguageServiceFactory))
    {
#pragma warning disable CA1822 // Composition reads the properties of the attribute's instance.
        public string ServiceType => Interface.AssemblyQualifiedName!;

        public string Language => LanguageNames.CSharp;

        public string Layer => ServiceLayer.Host;

        public IReadOnlyList<string> WorkspaceKinds => [];

        public IReadOnlyDictionary<string, object> Data => new Dictionary<string, object>();
#pragma warning restore CA1822
    }
}
