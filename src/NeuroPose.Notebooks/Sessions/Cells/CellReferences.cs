using NeuroPose.Notebooks.Dialect;
using NeuroPose.Notebooks.Packages;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>Follows a cell's <c>#r</c> and <c>#i</c>: all of them, before anything of the cell runs.</summary>
internal sealed class CellReferences(CellExecution cell)
{
    private const string Prefix = "nuget:";

    /// <summary>Makes everything available that the cell names; its packages are restored together, once.</summary>
    /// <exception cref="DialectException">Something is not there.</exception>
    public async Task FollowAsync(IReadOnlyList<CellBlock> blocks, CancellationToken cancellationToken)
    {
        var packages = new List<(PackageRequest Request, Directive Directive)>();
        foreach (var directive in blocks.SelectMany(block => block.Directives).Where(directive => !directive.IsAction))
        {
            var isPackage = directive.Argument.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
            if (directive.Name == "#i")
            {
                AddSource(directive, isPackage);
            }
            else if (isPackage)
            {
                packages.Add((Request(directive), directive));
            }
            else
            {
                Reference(directive);
            }
        }

        if (packages.Count > 0)
        {
            await RestoreAsync([.. packages.Select(package => package.Request)], packages[0].Directive.Line, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RestoreAsync(IReadOnlyList<PackageRequest> requests, int line, CancellationToken cancellationToken)
    {
        try
        {
            var scripts = cell.Session.Scripts;
            var added = await cell.Session.Packages.AddAsync(requests, scripts.Shared, cancellationToken).ConfigureAwait(false);
            foreach (var file in added.SelectMany(package => package.Assemblies))
            {
                scripts.AddReference(file, cell.Folder);
            }

            foreach (var package in added.Where(package => package.Assemblies.Count == 0))
            {
                scripts.AddFramework(package.Id);
            }

            foreach (var file in added.SelectMany(package => package.NativeLibraries))
            {
                scripts.AddNative(file);
            }

            foreach (var package in added.Where(package => package.IsRequested))
            {
                cell.ShowText($"Package {package.Id} {package.Version}");
            }

            foreach (var note in PackageFit.Notes(added, scripts.Shared).Concat(added.Select(package => package.Extension.Note(package.Id)).OfType<string>()))
            {
                cell.ShowText(note);
            }

            foreach (var warning in added.SelectMany(package => package.Vulnerabilities))
            {
                cell.ShowText($"Warning: {warning}");
            }

            foreach (var extension in added.Select(package => package.Extension.Script).OfType<string>())
            {
                var text = DibFile.WithoutMeta(await File.ReadAllTextAsync(extension, cancellationToken).ConfigureAwait(false));
                var source = new CellSource(text, Path.GetFileName(extension)) { IsNested = true };
                await cell.RunNestedAsync(source, Path.GetDirectoryName(extension)!, extension, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (PackageException error)
        {
            throw new DialectException(error.Message, line);
        }
    }

    private void AddSource(Directive directive, bool isPackage)
    {
        var source = isPackage ? directive.Argument[Prefix.Length..].Trim() : "";
        if (source.Length == 0)
        {
            throw new DialectException($"#i \"{directive.Argument}\": expected #i \"nuget:SOURCE\" with a feed's address or a folder of packages.", directive.Line);
        }

        var isFolder = !source.Contains("://", StringComparison.Ordinal);
        var path = isFolder ? Path.GetFullPath(source, cell.Folder) : source;
        if (isFolder && !Directory.Exists(path))
        {
            throw new DialectException($"#i \"{directive.Argument}\": there is no such folder. A relative path starts at the notebook's folder.", directive.Line);
        }

        cell.Session.Packages.AddSource(path);
    }

    private static PackageRequest Request(Directive directive) => PackageRequest.TryParse(directive.Argument[Prefix.Length..]) ?? throw new DialectException(
        $"#r \"{directive.Argument}\": expected #r \"nuget:Id\" or #r \"nuget:Id,Version\".", directive.Line);

    private void Reference(Directive directive)
    {
        try
        {
            if (!cell.Session.Scripts.AddReference(directive.Argument, cell.Folder))
            {
                throw new DialectException(
                    $"#r \"{directive.Argument}\": there is no such file. A relative path starts at the notebook's folder.", directive.Line);
            }
        }
        catch (BadImageFormatException)
        {
            throw new DialectException($"#r \"{directive.Argument}\": the file is not a .NET assembly. Expected a .dll that a C# project can refer to.", directive.Line);
        }
    }
}
