using System.IO.Compression;
using PureHDF;

namespace NeuroPose.Testing.Motion;

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
        using var packed = typeof(HdfFiles).Assembly.GetManifestResourceStream($"NeuroPose.Testing.Motion.Pandas.{name}.h5.gz")!;
        using GZipStream file = new(packed, CompressionMode.Decompress);
        using var target = File.Create(path);
        file.CopyTo(target);
    }

    /// <summary>Frames 7, 8 and 10 of two points with x, y and likelihood, as pandas' fixed format has them.</summary>
    public static H5Group PandasFrame()
    {
        List<(string, object)> parts =
        [
            ("axis1", new long[] { 7, 8, 10 }),
            ("block0_values", new double[,] { { 1, 2, 0.3, 4, 5, 0.6 }, { 11, 12, 0.3, 14, 15, 0.6 }, { 21, 22, 0.3, 24, 25, 0.6 } }),
        ];
        foreach (var axis in new[] { "axis0", "block0_items" })
        {
            parts.AddRange(
            [
                ($"{axis}_level0", new[] { "net" }), ($"{axis}_label0", new sbyte[6]),
                ($"{axis}_level1", new[] { "nose", "tail" }), ($"{axis}_label1", new sbyte[] { 0, 0, 0, 1, 1, 1 }),
                ($"{axis}_level2", new[] { "likelihood", "x", "y" }), ($"{axis}_label2", new sbyte[] { 1, 2, 0, 1, 2, 0 }),
            ]);
        }

        return Group(parts, ("pandas_type", "frame"));
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
