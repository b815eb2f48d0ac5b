using System.IO.Compression;
using PureHDF;

namespace NeuroPose.Formats.Tests.Hdf5;

/// <summary>Makes HDF5 files as SLEAP, DeepLabCut and NWB write them, with numbers of our own.</summary>
internal static class HdfFiles
{
    /// <summary>Writes a file.</summary>
    public static void Write(string path, H5File file, params (string Name, object Value)[] attributes)
    {
        foreach (var (name, value) in attributes)
        {
            file.Attributes[name] = value;
        }

        file.Write(path);
    }

    /// <summary>A group with its parts and attributes.</summary>
    public static H5Group Group(IEnumerable<(string Name, object Part)> parts, params (string Name, object Value)[] attributes)
    {
        H5Group group = [];
        foreach (var (name, part) in parts)
        {
            group[name] = part;
        }

        return With(group, attributes);
    }

    /// <summary>A dataset with attributes.</summary>
    public static H5Dataset Dataset(object data, params (string Name, object Value)[] attributes) => With(new H5Dataset(data), attributes);

    /// <summary>A dataset in compressed chunks.</summary>
    public static H5Dataset Compressed(object data, params uint[] chunks) =>
        new(data, chunks, datasetCreation: new(Filters: [PureHDF.Filters.ShuffleFilter.Id, PureHDF.Filters.DeflateFilter.Id]));

    /// <summary>A file that pandas and PyTables wrote from numbers of ours: PureHDF cannot write their tables with arrays inside.</summary>
    public static void WritePandas(string name, string path)
    {
        using var packed = typeof(HdfFiles).Assembly.GetManifestResourceStream($"NeuroPose.Formats.Tests.Hdf5.Pandas.{name}.h5.gz")!;
        using GZipStream file = new(packed, CompressionMode.Decompress);
        using var target = File.Create(path);
        file.CopyTo(target);
    }

    private static T With<T>(T part, (string Name, object Value)[] attributes)
        where T : H5Object
    {
        foreach (var (name, value) in attributes)
        {
            part.Attributes[name] = value;
        }

        return part;
    }
}
