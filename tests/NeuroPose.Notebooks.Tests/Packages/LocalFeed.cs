using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuroPose.Testing;

namespace NeuroPose.Notebooks.Tests.Packages;

/// <summary>A folder of packages, each with one assembly compiled here.</summary>
internal sealed class LocalFeed : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Root => folder.Root;

    /// <summary>Adds a package. NuGet caches by id and version, so the id holds a hash of the content.</summary>
    /// <returns>The id.</returns>
    public string Add(string stem, string code, string version = "1.0.0", string? extension = null, string? extensionAssembly = null, params MetadataReference[] references)
    {
        var content = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(code + extension));
        var id = $"NeuroPose.Test.{stem}.h{Convert.ToHexStringLower(content)[..10]}";
        using var package = ZipFile.Open(folder.PathTo($"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        using (var image = package.CreateEntry($"lib/net10.0/{id}.dll").Open())
        {
            var compiled = CSharpCompilation.Create(
                id,
                [CSharpSyntaxTree.ParseText(code.Replace("VERSION", version, StringComparison.Ordinal))],
                [MetadataReference.CreateFromFile(typeof(object).Assembly.Location), .. references],
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, deterministic: true)).Emit(image);
            Assert.Empty(compiled.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        }

        Write(package, $"{id}.nuspec", $"<package><metadata><id>{id}</id><version>{version}</version><authors>test</authors><description>test</description></metadata></package>");
        if (extension is not null)
        {
            Write(package, "interactive-extensions/dotnet/extension.dib", extension);
        }

        if (extensionAssembly is not null)
        {
            Write(package, $"interactive-extensions/dotnet/{extensionAssembly}", "never loaded");
        }

        return id;
    }

    public void Dispose() => folder.Dispose();

    private static void Write(ZipArchive package, string name, string text)
    {
        using var writer = new StreamWriter(package.CreateEntry(name).Open());
        writer.Write(text);
    }
}
