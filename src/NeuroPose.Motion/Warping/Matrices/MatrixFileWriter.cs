using System.Diagnostics;
using System.IO.MemoryMappedFiles;
using NeuroPose.Files;
using NeuroPose.Warping.Blocks;

namespace NeuroPose.Warping;

/// <summary>Fills a matrix file block by block. The distances reach the disk before the bits that say so.</summary>
internal sealed class MatrixFileWriter(string path, PairWork work, MatrixHeader header)
{
    private readonly string partial = path + ".part";
    private readonly Lock gate = new();
    private readonly List<long> stored = [];

    public MatrixFile Write(MatrixOptions options, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        // Another process that writes the same matrix is waited for; what it has written is then not computed again.
        using var held = FileLock.Hold(path, cancellation);
        if ((options.Resume || held.HadToWait) && !File.Exists(partial) && File.Exists(path))
        {
            return Finished();
        }

        Begin(options);
        var (kept, map, view) = MatrixMapping.Open(partial, FileAccess.ReadWrite);
        using (map)
        using (view)
        {
            RequireSame(kept, partial);
            Fill(view, options, progress, cancellation);
        }

        File.Move(partial, path, overwrite: true);
        return MatrixFile.Open(path);
    }

    private MatrixFile Finished()
    {
        var whole = MatrixFile.Open(path);
        if (whole.Identity == header.Identity)
        {
            return whole;
        }

        whole.Dispose();
        throw OfOtherInputs(path, whole.Describe());
    }

    private void Begin(MatrixOptions options)
    {
        if (File.Exists(partial))
        {
            if (!options.Resume)
            {
                throw new FileFormatException("this is an unfinished matrix of an earlier run. Go on with it (MatrixOptions.Resume), or remove it.", new(File: partial));
            }

            return;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        Capacity.Disk(path, header.Grid.Rows, header.Grid.Columns, header.FileLength, new DriveInfo(folder).AvailableFreeSpace);
        MatrixMapping.Create(partial, header);
    }

    private void RequireSame(MatrixHeader kept, string file)
    {
        if (kept.Identity != header.Identity || kept.Grid != header.Grid)
        {
            throw OfOtherInputs(file, kept.Description.Definition);
        }
    }

    private FileFormatException OfOtherInputs(string file, string definition) => new(
        definition == header.Description.Definition
            ? "the matrix is of other series: names, order or numbers differ. Use the same inputs, or write to another file."
            : $"the matrix has another definition: {definition} Asked for: {header.Description.Definition} Use the same one, or write to another file.",
        new(File: file));

    private void Fill(MemoryMappedViewAccessor view, MatrixOptions options, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var finished = FinishedBlocks.Read(header, view);
        var sinceFlush = Stopwatch.StartNew();
        var flushedOnce = false;
        try
        {
            work.Run(options, Store, finished.Contains, progress, cancellation);
        }
        finally
        {
            // Also after a cancellation: what is finished is kept.
            Flush();
        }

        void Store(long block, int row, ReadOnlySpan<int> columns, ReadOnlySpan<double> distances)
        {
            for (var index = 0; index < columns.Length; index++)
            {
                view.Write(header.DataOffset + (header.CellOf(row, columns[index]) * sizeof(double)), distances[index]);
            }

            lock (gate)
            {
                stored.Add(block);

                // How often only decides what a kill costs. The first block at once: a run that cannot write should say so now.
                if (!flushedOnce || sinceFlush.Elapsed.TotalSeconds >= options.FlushSeconds)
                {
                    Flush();
                }
            }
        }

        void Flush()
        {
            view.Flush();
            finished.Add(stored, view);
            view.Flush();
            stored.Clear();
            sinceFlush.Restart();
            flushedOnce = true;
        }
    }
}
