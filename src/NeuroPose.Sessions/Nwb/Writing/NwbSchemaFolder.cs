using NeuroPose.Files;

namespace NeuroPose.Sessions.Nwb;

/// <summary>
/// The schema as it is put into a file: a folder for each namespace and version, <c>core/2.9.0/namespace.json</c>, with the sources that
/// the namespace names beside it. It belongs to others and is not part of this workbench.
/// </summary>
internal static class NwbSchemaFolder
{
    /// <summary>The namespaces that files are written for, each after those that it includes.</summary>
    public static readonly IReadOnlyList<(string Name, string Version)> Written =
    [
        ("hdmf-common", "1.8.0"), ("hdmf-experimental", "0.5.0"), ("core", "2.9.0"), ("ndx-pose", "0.2.0"), ("ndx-events", "0.4.0"),
    ];

    private const long LargestSource = 4 << 20;

    /// <summary>Reads the texts of all namespaces.</summary>
    /// <exception cref="NwbException">The folder has no such schema.</exception>
    /// <exception cref="FileFormatException">A file is missing or cannot be read.</exception>
    public static IReadOnlyList<NwbNamespaceText> Read(string folder) => [.. Written.Select(space => Read(folder, space.Name, space.Version))];

    private static NwbNamespaceText Read(string folder, string name, string version)
    {
        var inside = Path.Combine(name, version);
        if (!Directory.Exists(Path.Combine(folder, inside)))
        {
            throw new NwbException(
                $"there is no {name}/{version}; expected a folder with the schema of NWB 2.9.0, ndx-pose 0.2.0 and ndx-events 0.4.0 as JSON.",
                new(File: folder));
        }

        var space = ForeignFile.ReadText(folder, Path.Combine(inside, "namespace.json"), LargestSource).Trim();
        return new(
            name,
            version,
            space,
            [.. NwbSpecText.Sources(space, Path.Combine(folder, inside, "namespace.json"))
                .Select(source => (source, ForeignFile.ReadText(folder, Path.Combine(inside, source + ".json"), LargestSource).Trim()))]);
    }
}

/// <summary>The texts of one namespace.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Namespace">What it includes and which sources it has, as JSON.</param>
/// <param name="Sources">The sources by their names, as JSON.</param>
internal sealed record NwbNamespaceText(string Name, string Version, string Namespace, IReadOnlyList<(string Name, string Text)> Sources);
