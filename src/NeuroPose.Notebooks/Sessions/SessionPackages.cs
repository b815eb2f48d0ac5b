using NeuroPose.Notebooks.Packages;
using NeuroPose.Notebooks.Scripting;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>The packages of a session. What is restored once keeps its version, since a loaded assembly cannot be exchanged.</summary>
internal sealed class SessionPackages(IReadOnlyDictionary<string, string> recorded)
{
    private readonly SortedDictionary<string, string> restored = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<PackageRequest> requests = [];
    private readonly List<string> sources = [];

    /// <summary>The versions restored so far, by package id.</summary>
    public IReadOnlyDictionary<string, string> Versions => restored;

    /// <summary>Looks for packages in another feed or folder as well.</summary>
    public void AddSource(string source)
    {
        if (!sources.Contains(source, StringComparer.Ordinal))
        {
            sources.Add(source);
        }
    }

    /// <summary>Restores packages, together with those of earlier cells; gives those that are new.</summary>
    /// <exception cref="PackageException">They cannot be restored, or cannot live with the libraries that are shared with the host.</exception>
    public async Task<IReadOnlyList<RestoredPackage>> AddAsync(IReadOnlyList<PackageRequest> wanted, SharedLibraries shared, CancellationToken cancellationToken)
    {
        var missing = wanted.Where(request => !requests.Contains(request)).Distinct().ToArray();
        if (missing.Length == 0)
        {
            return [];
        }

        PackageRequest[] together = [.. requests.Concat(missing).GroupBy(request => request.Id, StringComparer.OrdinalIgnoreCase).Select(group => group.Last())];
        var versions = new Dictionary<string, string>(recorded, StringComparer.OrdinalIgnoreCase);
        foreach (var (id, version) in restored)
        {
            versions[id] = version;
        }

        var packages = await PackageRestore.RunAsync(together, sources, versions, cancellationToken).ConfigureAwait(false);
        var changed = packages.FirstOrDefault(package => restored.TryGetValue(package.Id, out var version) && version != package.Version);
        if (changed is not null)
        {
            throw new PackageException(
                $"This session already uses {changed.Id} {restored[changed.Id]}, and a loaded package cannot be exchanged for {changed.Version}. Restart the session, and name the version you need first.");
        }

        PackageFit.Require([.. packages.Where(package => !restored.ContainsKey(package.Id))], shared);
        requests.AddRange(missing);
        RestoredPackage[] added = [.. packages.Where(package => restored.TryAdd(package.Id, package.Version))];
        return added;
    }
}
