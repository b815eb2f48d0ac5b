using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using NeuroPose.Notebooks.Scripting;

namespace NeuroPose.Notebooks.Packages;

/// <summary>
/// Whether restored packages can live with the libraries that a session shares with its host, of which there is one version each.
/// </summary>
internal static class PackageFit
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy;

    /// <summary>Refuses packages that need what the shared library, which is another version, does not have.</summary>
    /// <exception cref="PackageException">There is such a package; the message names both and what is missing.</exception>
    public static void Require(IReadOnlyList<RestoredPackage> packages, SharedLibraries shared)
    {
        var restored = packages.SelectMany(package => Libraries(package)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var package in packages)
        {
            foreach (var file in package.Assemblies.Where(file => shared.AssemblyVersionOf(Path.GetFileNameWithoutExtension(file)) is null))
            {
                if (Lacking(file, shared, restored) is var (library, wanted, member))
                {
                    throw new PackageException(
                        $"The package {package.Id} {package.Version} cannot be used in this session: it needs {member} of {library} {wanted}, and {Owner(library, shared)} "
                        + $"has {library} {shared.AssemblyVersionOf(library)}, without it. Name a version of {package.Id} that was made for it: #r \"nuget:{package.Id},VERSION\".");
                }
            }
        }
    }

    /// <summary>Says of which packages the session uses its host's library instead, where that is another version.</summary>
    public static IReadOnlyList<string> Notes(IReadOnlyList<RestoredPackage> packages, SharedLibraries shared) =>
    [
        .. packages
            .Select(package => (Package: package, Library: Libraries(package).FirstOrDefault(name => IsOther(package, name, shared))))
            .Where(found => found.Library is not null)
            .OrderByDescending(found => found.Package.IsRequested)
            .GroupBy(found => Owner(found.Library!, shared))
            .Select(group => $"Not loaded: {Some(group.Select(found => $"{found.Package.Id} {found.Package.Version}"))}. {Capital(group.Key)} "
                + $"has its own, which is used: {Some(group.Select(found => $"{found.Library} {shared.VersionOf(found.Library!)}"))}."),
    ];

    private static string Some(IEnumerable<string> all)
    {
        const int Most = 6;
        string[] each = [.. all];
        return each.Length <= Most ? string.Join(", ", each) : FormattableString.Invariant($"{string.Join(", ", each[..Most])} and {each.Length - Most} more");
    }

    // A package of which nothing is left to load is one that .NET brings: its library has the package's name.
    private static IEnumerable<string> Libraries(RestoredPackage package) =>
        package.Assemblies.Count == 0 ? [package.Id] : package.Assemblies.Select(file => Path.GetFileNameWithoutExtension(file));

    // What a package takes along in an older version than .NET's is not worth a word: .NET stays compatible.
    private static bool IsOther(RestoredPackage package, string library, SharedLibraries shared)
    {
        if (shared.VersionOf(library) is not { } used || used == package.Version)
        {
            return false;
        }

        return package.IsRequested || (package.Assemblies.FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == library) is { } file
            && (shared.IsHosts(library) || AssemblyName.GetAssemblyName(file).Version > shared.AssemblyVersionOf(library)));
    }

    private static string Owner(string library, SharedLibraries shared) =>
        shared.IsHosts(library) ? "the workbench that runs this session" : $"the .NET {Environment.Version} that runs this session";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    // Asked of what was built on a newer library than the shared one, or on another one of the host's that the packages bring.
    private static (string Library, Version Wanted, string Member)? Lacking(string file, SharedLibraries shared, HashSet<string> restored)
    {
        using var image = new PEReader(File.OpenRead(file));
        if (!image.HasMetadata)
        {
            return null;
        }

        var reader = image.GetMetadataReader();
        foreach (var handle in reader.AssemblyReferences)
        {
            var reference = reader.GetAssemblyReference(handle);
            var name = reader.GetString(reference.Name);
            if (shared.AssemblyVersionOf(name) is { } given
                && (reference.Version > given || (shared.IsHosts(name) && restored.Contains(name)))
                && MissingMember(reader, handle, shared.Find(name)!) is { } member)
            {
                return (name, reference.Version, member);
            }
        }

        return null;
    }

    private static string? MissingMember(MetadataReader reader, AssemblyReferenceHandle library, Assembly given)
    {
        foreach (var type in reader.TypeReferences.Where(type => LibraryOf(reader, type) == library))
        {
            if (given.GetType(NameOf(reader, type), throwOnError: false) is null)
            {
                return NameOf(reader, type).Replace('+', '.');
            }
        }

        foreach (var member in reader.MemberReferences.Select(reader.GetMemberReference))
        {
            if (DeclaringType(reader, member.Parent) is { } declaring && LibraryOf(reader, declaring) == library)
            {
                var type = given.GetType(NameOf(reader, declaring))!;
                var name = reader.GetString(member.Name);
                var isThere = member.GetKind() == MemberReferenceKind.Field
                    ? Members(type, name).Any(found => found is FieldInfo)
                    : Members(type, name).OfType<MethodBase>().Any(method => method.GetParameters().Length == ParameterCount(reader, member));
                if (!isThere)
                {
                    return $"{type.FullName}.{name}";
                }
            }
        }

        return null;
    }

    // An interface's members are also those of the interfaces it extends.
    private static IEnumerable<MemberInfo> Members(Type type, string name) =>
        type.GetInterfaces().Prepend(type).SelectMany(part => part.GetMember(name, All));

    private static int ParameterCount(MetadataReader reader, MemberReference member)
    {
        var signature = reader.GetBlobReader(member.Signature);
        var header = signature.ReadSignatureHeader();
        if (header.IsGeneric)
        {
            signature.ReadCompressedInteger();
        }

        return signature.ReadCompressedInteger();
    }

    private static TypeReferenceHandle? DeclaringType(MetadataReader reader, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeReference)
        {
            return (TypeReferenceHandle)parent;
        }

        if (parent.Kind != HandleKind.TypeSpecification)
        {
            return null;
        }

        // A generic type with its arguments: a class or a value type, and then its definition.
        var signature = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return null;
        }

        signature.ReadCompressedInteger();
        return signature.ReadTypeHandle() is { Kind: HandleKind.TypeReference } definition ? (TypeReferenceHandle)definition : null;
    }

    private static AssemblyReferenceHandle LibraryOf(MetadataReader reader, TypeReferenceHandle type)
    {
        var scope = reader.GetTypeReference(type).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.AssemblyReference => (AssemblyReferenceHandle)scope,
            HandleKind.TypeReference => LibraryOf(reader, (TypeReferenceHandle)scope),
            _ => default,
        };
    }

    private static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference ? $"{NameOf(reader, (TypeReferenceHandle)type.ResolutionScope)}+{name}"
            : type.Namespace.IsNil ? name
            : $"{reader.GetString(type.Namespace)}.{name}";
    }
}
