using System.Text.Json;
using NeuroPose.Formats;

namespace NeuroPose.Sessions.Nwb;

/// <summary>The types of all namespaces that a file has, or that a folder gives for it.</summary>
internal sealed class NwbSchema
{
    private const int DeepestKind = 32;

    /// <summary>
    /// What the types of a session are kinds of, for files without a schema.
    /// </summary>
    private static readonly Dictionary<string, string> KnownKinds = new(StringComparer.Ordinal)
    {
        ["ImageSeries"] = "TimeSeries",
        ["OpticalSeries"] = "ImageSeries",
        ["ImageMaskSeries"] = "ImageSeries",
        ["OnePhotonSeries"] = "ImageSeries",
        ["TwoPhotonSeries"] = "ImageSeries",
        ["SpatialSeries"] = "TimeSeries",
        ["PoseEstimationSeries"] = "SpatialSeries",
        ["IntervalSeries"] = "TimeSeries",
        ["AnnotationSeries"] = "TimeSeries",
        ["IndexSeries"] = "TimeSeries",
        ["ElectricalSeries"] = "TimeSeries",
        ["RoiResponseSeries"] = "TimeSeries",
        ["TimeIntervals"] = "DynamicTable",
        ["EventsTable"] = "DynamicTable",
        ["MeaningsTable"] = "DynamicTable",
        ["Units"] = "DynamicTable",
        ["ElectrodesTable"] = "DynamicTable",
        ["VectorIndex"] = "VectorData",
        ["DynamicTableRegion"] = "VectorData",
        ["TimestampVectorData"] = "VectorData",
        ["DurationVectorData"] = "VectorData",
        ["CategoricalVectorData"] = "VectorData",
    };

    private readonly Dictionary<(string Namespace, string Type), NwbObjectSpec> types = [];
    private readonly Dictionary<(string Namespace, string Type), NwbObjectSpec> whole = [];
    private readonly Dictionary<string, IReadOnlyList<string>> included = new(StringComparer.Ordinal);

    /// <summary>True when no namespace is known.</summary>
    public bool IsEmpty => included.Count == 0;

    /// <summary>The namespaces that are known.</summary>
    public IReadOnlyCollection<string> Namespaces => included.Keys;

    /// <summary>The schema that is in a file.</summary>
    /// <exception cref="FileFormatException">It is damaged or no schema.</exception>
    public static NwbSchema Read(HdfGroup specifications)
    {
        NwbSchema schema = new();
        foreach (var space in specifications.Groups)
        {
            if (space.Groups.OrderBy(version => version.Name, new ByVersion()).LastOrDefault() is { } newest)
            {
                schema.Add(One(newest, "namespace"), source => One(newest, source), newest.Path);
            }
        }

        return schema;

        static string One(HdfGroup group, string name) => group.Needed(name).Texts() is [var text] ? text : throw group.Broken($"\"{name}\" is not one text.");
    }

    /// <summary>The schema of a folder.</summary>
    /// <exception cref="NwbException">The folder has none.</exception>
    /// <exception cref="FileFormatException">A file of it is missing or no schema.</exception>
    public static NwbSchema Read(string folder)
    {
        NwbSchema schema = new();
        foreach (var space in NwbSchemaFolder.Read(folder))
        {
            schema.Add(space.Namespace, source => space.Sources.First(one => one.Name == source).Text, Path.Combine(folder, space.Name, space.Version));
        }

        return schema;
    }

    /// <summary>True when a type is another or a kind of it.</summary>
    public bool IsA(string? space, string? type, string other)
    {
        for (var depth = 0; type is not null && depth < DeepestKind; depth++)
        {
            if (type == other)
            {
                return true;
            }

            type = space is not null && Find(space, type) is { } spec ? spec.Included : KnownKinds.GetValueOrDefault(type);
        }

        return false;
    }

    /// <summary>A type with all that it inherits; null where it is not known.</summary>
    public NwbObjectSpec? Whole(string space, string type)
    {
        if (!whole.TryGetValue((space, type), out var spec))
        {
            if (Find(space, type) is not { } own)
            {
                return null;
            }

            spec = own;
            for (var (depth, kind) = (0, own.Included); kind is not null && depth < DeepestKind; depth++)
            {
                var inherited = Find(space, kind);
                spec = inherited is null ? spec : spec.Over(inherited);
                kind = inherited?.Included;
            }

            whole[(space, type)] = spec;
        }

        return spec;
    }

    /// <summary>A type of a namespace or of one that it includes.</summary>
    private NwbObjectSpec? Find(string space, string type)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        Stack<string> open = new([space]);
        while (open.TryPop(out var next))
        {
            if (types.TryGetValue((next, type), out var spec))
            {
                return spec;
            }

            if (seen.Add(next))
            {
                foreach (var other in included.GetValueOrDefault(next) ?? [])
                {
                    open.Push(other);
                }
            }
        }

        return null;
    }

    private void Add(string space, Func<string, string> sourceOf, string place)
    {
        try
        {
            using var document = JsonDocument.Parse(space);
            var known = document.RootElement.GetProperty("namespaces")[0];
            var name = known.GetProperty("name").GetString()!;
            List<string> others = [];
            foreach (var part in known.GetProperty("schema").EnumerateArray())
            {
                if (part.TryGetProperty("namespace", out var other))
                {
                    others.Add(other.GetString()!);
                }
                else if (part.TryGetProperty("source", out var source))
                {
                    using var types = JsonDocument.Parse(sourceOf(source.GetString()!));
                    AddTypes(name, types.RootElement);
                }
            }

            included[name] = others;
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException or ArgumentNullException or FormatException)
        {
            throw new FileFormatException("this is no schema of NWB.", new(File: place), problem);
        }
    }

    private void AddTypes(string space, JsonElement source)
    {
        foreach (var (list, isGroup) in new[] { ("datasets", false), ("groups", true) })
        {
            if (source.TryGetProperty(list, out var items))
            {
                foreach (var item in items.EnumerateArray())
                {
                    AddType(space, NwbObjectSpec.Read(item, isGroup));
                }
            }
        }
    }

    /// <summary>Adds a type, and those that are defined inside it.</summary>
    private void AddType(string space, NwbObjectSpec spec)
    {
        if (spec.Defined is { } type)
        {
            types[(space, type)] = spec;
        }

        foreach (var part in spec.Parts)
        {
            AddType(space, part);
        }
    }

    /// <summary>2.10.0 is after 2.9.0.</summary>
    private sealed class ByVersion : IComparer<string>
    {
        public int Compare(string? x, string? y) => Version.TryParse(Plain(x), out var one) && Version.TryParse(Plain(y), out var other)
            ? one.CompareTo(other)
            : string.CompareOrdinal(x, y);

        private static string Plain(string? version) => (version ?? "").Split('-', '+')[0];
    }
}
