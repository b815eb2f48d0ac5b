using System.Globalization;
using System.Xml;
using Microsoft.CodeAnalysis;

namespace NeuroPose.Notebooks.Scripting;

/// <summary>
/// The documentation that a compiler wrote beside a DLL. It is read when somebody first asks, and never again. The .NET libraries
/// carry theirs in the reference pack of the SDK, where one is installed.
/// </summary>
internal sealed class XmlFileDocumentation(string assembly) : DocumentationProvider
{
    private readonly string assembly = assembly;
    private readonly Lazy<IReadOnlyDictionary<string, string>> members = new(() => Read(assembly));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is XmlFileDocumentation other && other.assembly == assembly;

    /// <inheritdoc/>
    public override int GetHashCode() => assembly.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override string? GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default) =>
        members.Value.GetValueOrDefault(documentationMemberID, "");

    private static Dictionary<string, string> Read(string assembly)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in FilesFor(assembly).Where(File.Exists).Take(1))
        {
            try
            {
                using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
                while (reader.ReadToFollowing("member"))
                {
                    if (reader.GetAttribute("name") is { } name)
                    {
                        found[name] = reader.ReadOuterXml();
                    }
                }
            }
            catch (Exception error) when (error is XmlException or IOException or UnauthorizedAccessException)
            {
                // Documentation that cannot be read is documentation that is not there.
            }
        }

        return found;
    }

    private static IEnumerable<string> FilesFor(string assembly)
    {
        yield return Path.ChangeExtension(assembly, ".xml");

        // shared/Microsoft.NETCore.App/10.0.1/X.dll is documented in packs/Microsoft.NETCore.App.Ref/10.0.x/ref/net10.0/X.xml.
        var version = Path.GetDirectoryName(assembly)!;
        var framework = Path.GetDirectoryName(version) ?? "";
        var root = Path.GetDirectoryName(Path.GetDirectoryName(framework) ?? "") ?? "";
        var packs = Path.Combine(root, "packs", Path.GetFileName(framework) + ".Ref");
        if (!Directory.Exists(packs))
        {
            yield break;
        }

        foreach (var pack in Directory.EnumerateDirectories(packs).OrderDescending(StringComparer.Ordinal))
        {
            foreach (var target in Directory.Exists(Path.Combine(pack, "ref")) ? Directory.EnumerateDirectories(Path.Combine(pack, "ref")) : [])
            {
                yield return Path.Combine(target, Path.GetFileNameWithoutExtension(assembly) + ".xml");
            }
        }
    }
}
