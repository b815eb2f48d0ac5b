using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace NeuroPose.Notebooks.Scripting;

/// <summary>
/// The documentation that a compiler wrote beside a DLL. The .NET libraries carry theirs in the reference pack of the SDK, where one is
/// installed. A file is searched at each question and never kept: those of .NET are larger than everything else a session holds.
/// </summary>
internal sealed class XmlFileDocumentation(string assembly) : DocumentationProvider
{
    // The libraries' own names are hidden behind those that programs refer to.
    private static readonly string[] PublicNames = ["System.Runtime", "System.Collections", "System.Linq", "System.Threading", "System.Memory", "System.Runtime.InteropServices"];

    private readonly string assembly = assembly;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is XmlFileDocumentation other && other.assembly == assembly;

    /// <inheritdoc/>
    public override int GetHashCode() => assembly.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override string? GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default)
    {
        try
        {
            return Files().Select(file => Find(file, documentationMemberID, cancellationToken)).FirstOrDefault(found => found is not null) ?? "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Documentation that cannot be read is documentation that is not there.
            return "";
        }
    }

    // Compilers write each member's start and end on lines of their own.
    private static string? Find(string file, string member, CancellationToken cancellationToken)
    {
        var start = $"<member name=\"{member}\"";
        using var lines = new StreamReader(file, Encoding.UTF8);
        StringBuilder? found = null;
        while (lines.ReadLine() is { } line)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (found is null && line.Contains(start, StringComparison.Ordinal))
            {
                found = new StringBuilder();
            }

            found?.Append(line).Append('\n');
            if (found is not null && (line.Contains("</member>", StringComparison.Ordinal) || line.Contains("/>", StringComparison.Ordinal) && line.Contains(start, StringComparison.Ordinal)))
            {
                return found.ToString().Trim();
            }
        }

        return null;
    }

    private IEnumerable<string> Files()
    {
        var beside = Path.ChangeExtension(assembly, ".xml");
        if (File.Exists(beside))
        {
            return [beside];
        }

        // shared/Microsoft.NETCore.App/10.0.1/X.dll is documented in packs/Microsoft.NETCore.App.Ref/10.0.1/ref/net10.0/X.xml.
        var framework = Path.GetDirectoryName(Path.GetDirectoryName(assembly)) ?? "";
        var pack = Path.GetFullPath(Path.Combine(framework, "..", "..", "packs", Path.GetFileName(framework) + ".Ref"));
        if (!Directory.Exists(pack))
        {
            return [];
        }

        var name = Path.GetFileNameWithoutExtension(assembly);
        return Directory.EnumerateDirectories(pack)
            .Order(StringComparer.Ordinal)
            .Select(version => Path.Combine(version, "ref"))
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateDirectories)
            .TakeLast(1)
            .SelectMany(folder => PublicNames.Prepend(name).Select(file => Path.Combine(folder, file + ".xml")))
            .Where(File.Exists);
    }
}
