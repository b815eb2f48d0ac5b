using NeuroPose.Datasets;

namespace NeuroPose.Downloads;

/// <summary>One run over the files of a dataset, in the folder that the caller holds.</summary>
internal sealed class DatasetFetchRun(
    DatasetManifest dataset, string folder, DownloadOptions options, IProgress<Progress>? progress, CancellationToken cancellation) : IDisposable
{
    private readonly WebClient web = new(options);
    private readonly List<string> problems = [];
    private long done;
    private long total;

    /// <summary>What went wrong, a sentence each; empty when every file is there.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>True where a server was not reached.</summary>
    public bool IsOffline { get; private set; }

    /// <summary>Fetches what is missing.</summary>
    public async Task<IReadOnlyList<FetchedFile>> RunAsync()
    {
        FetchedFile[] files = [.. dataset.Entries.Select(Look)];
        DatasetEntry[] missing = [.. files.Where(file => !file.WasThere).Select(file => file.Entry)];
        DatasetEntry[] inArchive = [.. missing.Where(entry => entry.Member is not null)];
        total = missing.Where(entry => entry.Address is not null).Sum(entry => entry.ByteCount)
            + (inArchive.Length > 0 ? dataset.Archive!.ByteCount : 0);
        foreach (var entry in missing.Except(inArchive))
        {
            await Attempt(entry.FileName, () => entry.Address is { } address
                ? Fetch(new(address, entry.Sha256, entry.ByteCount), entry.FileName)
                : throw new DownloadException("the registry has no address for it: it has to be put there by hand.", Place.Unknown)).ConfigureAwait(false);
        }

        if (inArchive.Length > 0)
        {
            await Attempt(dataset.Archive!.FileName, () => Unpack(dataset.Archive, inArchive)).ConfigureAwait(false);
        }

        return files;
    }

    public void Dispose() => web.Dispose();

    /// <summary>Looks at what is there; a file that is not the one described is set aside.</summary>
    private FetchedFile Look(DatasetEntry entry)
    {
        var path = Path.Combine(folder, entry.FileName);
        if (!File.Exists(path) && new FileInfo(path).LinkTarget is null)
        {
            return new(entry, WasThere: false, SetAside: null);
        }

        try
        {
            DatasetFolder.Check(folder, dataset, entry, cancellation);
            return new(entry, WasThere: true, SetAside: null);
        }
        catch (DatasetException problem) when (problem.InnerException is null)
        {
            return new(entry, WasThere: false, SetAside(path));
        }
    }

    private static string SetAside(string path)
    {
        var aside = path + ".set-aside";
        File.Move(path, aside, overwrite: true);
        return aside;
    }

    private async Task Unpack(DatasetArchive archive, IReadOnlyList<DatasetEntry> entries)
    {
        // An archive that somebody put there stays; one that was fetched is of no more use.
        var path = Path.Combine(folder, archive.FileName);
        var wasThere = File.Exists(path);
        if (wasThere && !IsRight(path, archive))
        {
            SetAside(path);
            wasThere = false;
        }

        if (!wasThere)
        {
            await Fetch(new(archive.Address, archive.Sha256, archive.ByteCount), archive.FileName).ConfigureAwait(false);
        }

        foreach (var entry in entries)
        {
            await Attempt(entry.FileName, () =>
            {
                ArchiveMember.Extract(path, entry, Path.Combine(folder, entry.FileName), cancellation);
                return Task.CompletedTask;
            }).ConfigureAwait(false);
        }

        if (!wasThere)
        {
            File.Delete(path);
        }
    }

    private bool IsRight(string path, DatasetArchive archive)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return stream.Length == archive.ByteCount && DatasetFolder.Hash(stream, cancellation) == archive.Sha256;
    }

    private async Task Fetch(RemoteFile file, string fileName)
    {
        // Where one server is not reached, waiting for it again for each file would take long.
        if (IsOffline)
        {
            throw new DownloadException("not tried, as the network was not reached.", file.Place);
        }

        var before = done;
        await new FileDownload(web, file, Path.Combine(folder, fileName), options).RunAsync(
            bytes => progress?.Report(new(done = before + bytes, total, "bytes", fileName)), cancellation).ConfigureAwait(false);
    }

    private async Task Attempt(string fileName, Func<Task> fetch)
    {
        try
        {
            await fetch().ConfigureAwait(false);
        }
        catch (DownloadException problem)
        {
            IsOffline |= problem.IsOffline;
            problems.Add($"  {fileName}: {problem.Message}");
        }
    }
}
