using NeuroPose.Files;
using NeuroPose.Formats;
using NeuroPose.Sessions.Ingest;

namespace NeuroPose.Sessions.Facemap;

/// <summary>A signal of a camera's face, a sample a frame.</summary>
/// <param name="Name">Its name, such as <c>pupil_area</c>.</param>
/// <param name="Columns">Numbers a sample: 1, or 2 for a place in the picture.</param>
/// <param name="Values">Samples × columns; NaN where missing.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Description">What it is.</param>
internal sealed record FaceSignal(string Name, int Columns, double[] Values, string Unit, string Description)
{
    public int SampleCount => Values.Length / Columns;
}

/// <summary>
/// Reads Facemap's files: the pickled dictionary that Facemap writes as <c>…_proc.npy</c>, and plain dictionaries of signals. Masks,
/// average pictures and components are left out; they are said.
/// </summary>
internal static class FacemapFile
{
    private const long Largest = 1L << 30;

    /// <summary>The signals of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="names">Names for the regions of motion, in their order; others are numbered.</param>
    /// <param name="notices">What was left out.</param>
    /// <exception cref="FileFormatException">It is no array of NumPy with a dictionary, or is damaged.</exception>
    public static IReadOnlyList<FaceSignal> Read(SourceFile file, IReadOnlyList<string> names, List<string> notices) =>
        Read(ForeignFile.ReadBytes(file.Folder, file.Path, Largest), file.Path, names, notices);

    /// <summary>The signals in bytes.</summary>
    public static IReadOnlyList<FaceSignal> Read(byte[] bytes, string file, IReadOnlyList<string> names, List<string> notices)
    {
        var place = new Place(File: file);
        using var stream = new MemoryStream(bytes);
        var header = NumpyHeader.Read(stream, place);
        if (header.Descr.TrimStart('|') is not "O")
        {
            throw new FileFormatException($"the array has the type {header.Descr}; expected a dictionary as Facemap saves it (an object).", place);
        }

        var value = PickleReader.Read(bytes.AsMemory(header.Length), place);
        while (value is PickledArray { Items: [var only] })
        {
            value = only;
        }

        return value is OrderedDictionary<string, object?> dictionary
            ? Signals(dictionary, file, names, notices)
            : throw new FileFormatException("the file holds no dictionary; expected one as Facemap saves it.", place);
    }

    private static List<FaceSignal> Signals(OrderedDictionary<string, object?> dictionary, string file, IReadOnlyList<string> names, List<string> notices)
    {
        List<FaceSignal> signals = [];
        List<string> left = [];
        foreach (var (key, value) in dictionary)
        {
            switch (key)
            {
                case "motion":
                    Motion(value, names, signals);
                    break;
                case "pupil":
                    foreach (var (pupil, index) in Listed(value).Select((one, index) => (one as OrderedDictionary<string, object?>, index)))
                    {
                        Pupil(pupil, Listed(value).Count > 1 ? FormattableString.Invariant($"pupil{index}") : "pupil", signals);
                    }

                    break;
                case "blink" or "running":
                    foreach (var (one, index) in Listed(value).Select((one, index) => (Numbers(one), index)))
                    {
                        Add(signals, Listed(value).Count > 1 ? FormattableString.Invariant($"{key}{index}") : key, one, $"{key}, as Facemap measured it");
                    }

                    break;
                default:
                    if (value is PickledArray { Numbers.Length: > 1, Shape.Length: 1 } && !key.StartsWith("avg", StringComparison.Ordinal) && key.Any(char.IsAsciiLetterLower) && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') && key is not ("Lx" or "Ly") && !key.EndsWith("bin", StringComparison.Ordinal))
                    {
                        Add(signals, key, Numbers(value), $"\"{key}\" of the file");
                    }
                    else if (value is PickledArray or List<object?> { Count: > 0 })
                    {
                        left.Add(key);
                    }

                    break;
            }
        }

        if (left.Count > 0)
        {
            notices.Add($"{file}: {string.Join(", ", left)} are no signals over time that are taken over.");
        }

        return signals;
    }

    // Facemap puts the motion of all videos together first, empty where that was not asked for, and then that of each region.
    private static void Motion(object? value, IReadOnlyList<string> names, List<FaceSignal> signals)
    {
        if (value is PickledArray { Numbers: not null })
        {
            Add(signals, names.Count > 0 ? $"motion_{names[0]}" : "motion", Numbers(value), "motion energy, as Facemap measured it");
            return;
        }

        var parts = Listed(value);
        for (var index = 0; index < parts.Count; index++)
        {
            var name = index == 0 ? "motion_all" : index - 1 < names.Count ? $"motion_{names[index - 1]}" : FormattableString.Invariant($"motion_roi{index - 1}");
            Add(signals, name, Numbers(parts[index]), index == 0 ? "motion energy of the whole picture, as Facemap measured it" : "motion energy of a region, as Facemap measured it");
        }
    }

    private static void Pupil(OrderedDictionary<string, object?>? pupil, string name, List<FaceSignal> signals)
    {
        foreach (var (key, value) in pupil ?? [])
        {
            if (key is "area" or "area_smooth" or "com" or "com_smooth")
            {
                var columns = key.StartsWith("com", StringComparison.Ordinal) ? 2 : 1;
                Add(signals, $"{name}_{key}", Numbers(value), columns == 2 ? "center of the pupil (y, x), as Facemap measured it" : "area of the pupil, as Facemap measured it", columns, columns == 2 ? "pixels" : "pixels^2");
            }
        }
    }

    private static void Add(List<FaceSignal> signals, string name, double[]? values, string description, int columns = 1, string unit = "a.u.")
    {
        if (values is { Length: > 0 } && values.Length % columns == 0)
        {
            signals.Add(new(name, columns, values, unit, description));
        }
    }

    private static List<object?> Listed(object? value) => value switch
    {
        List<object?> list => list,
        object?[] tuple => [.. tuple],
        PickledArray { Items: { } items } => items,
        null => [],
        _ => [value],
    };

    private static double[]? Numbers(object? value) => value switch
    {
        PickledArray { Numbers: { } numbers } => numbers,
        List<object?> list when list.Count > 0 && list.All(item => item is double or long) => [.. list.Select(item => item is long whole ? whole : (double)item!)],
        List<object?> rows when rows.Count > 0 && rows.All(row => row is object?[] or List<object?> or PickledArray) && rows.Select(row => Numbers(row is object?[] tuple ? tuple.ToList() : row)).ToArray() is var parts && parts.All(part => part is not null) => [.. parts.SelectMany(part => part!)],
        _ => null,
    };
}
