using System.IO.Compression;
using System.Security.Cryptography;
using NeuroPose.Datasets;
using NeuroPose.Testing;

namespace NeuroPose.Downloads.Tests;

/// <summary>A dataset of one file or more, as the text of a registry.</summary>
internal static class SmallRegistry
{
    /// <summary>Bytes that no two places of which are alike.</summary>
    public static byte[] Bytes(int count, byte seed = 1)
    {
        var bytes = new byte[count];
        for (var at = 0; at < count; at++)
        {
            bytes[at] = (byte)((at * 31) + (at >> 8) + seed);
        }

        return bytes;
    }

    public static string Sha256Of(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>A file with an address.</summary>
    public static string File(string name, Uri address, byte[] content) => $"""
              - name: {name}
                file: {name}.bin
                address: {address.AbsoluteUri}
                sha256: {Sha256Of(content)}
                bytes: {content.Length}

        """;

    /// <summary>A file in the archive.</summary>
    public static string Member(string name, string member, byte[] content) => $"""
              - name: {name}
                file: {name}.bin
                member: {member}
                sha256: {Sha256Of(content)}
                bytes: {content.Length}

        """;

    /// <summary>The registry's text.</summary>
    public static string Text(string files, string archive = "", string name = "walks") => $"""
        datasets:
          - name: {name}
            title: Walks
            description: Walks of a test.
            origin:
              source: a test
            license:
              id: CC0-1.0
              statement: Do as you like.
            citation: A test (2026).
        {archive}
            skeleton: none
            units: {"{}"}
            files:
        {files}
        """.Replace("\n\n", "\n", StringComparison.Ordinal);

    /// <summary>The archive's part of the text.</summary>
    public static string Archive(Uri address, byte[] zip) => $"""
            archive:
              file: walks.zip
              address: {address.AbsoluteUri}
              sha256: {Sha256Of(zip)}
              bytes: {zip.Length}
        """;

    public static byte[] Zip(params IEnumerable<(string Name, byte[] Content)> members)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>The registry's only dataset.</summary>
    public static DatasetManifest Read(TemporaryFolder folder, string text)
    {
        System.IO.File.WriteAllText(folder.PathTo("registry.yaml"), text);
        return DatasetRegistry.Load(folder.PathTo("registry.yaml")).Datasets.Single();
    }
}
