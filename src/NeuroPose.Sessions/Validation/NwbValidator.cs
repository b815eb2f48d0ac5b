using NeuroPose.Formats;

namespace NeuroPose.Sessions.Nwb;

/// <summary>
/// Checks NWB files: by the schema, and by the rules of readers and inspectors that sessions of behavior meet with. Files of any maker are
/// read; a damaged one is a finding.
/// </summary>
public static class NwbValidator
{
    /// <summary>What are shown as missing, and as no description at all.</summary>
    private static readonly string[] Placeholders = ["no description", "no desc", "none", "placeholder"];

    /// <summary>Checks one file.</summary>
    /// <param name="path">The file. The videos that it names are looked for beside it.</param>
    /// <param name="options">Where the schema is, and what else is asked.</param>
    /// <param name="cancellation">Stops the check.</param>
    /// <returns>The findings, the worst first. A file that is no HDF5 file, or is not there, has one that says so.</returns>
    /// <exception cref="NwbException">The folder of the schema has no schema.</exception>
    /// <exception cref="FileFormatException">A file of that folder cannot be read.</exception>
    public static NwbValidation Validate(string path, NwbValidationOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new();
        NwbFindings findings = new();
        List<string> notes = [];
        var schema = options.SchemaFolder is { } folder ? NwbSchema.Read(folder) : null;
        try
        {
            using var file = HdfFile.Open(path, cancellation);
            Check(file, schema, options, findings, notes, cancellation);
        }
        catch (FileFormatException problem)
        {
            findings.Critical("file-damaged", problem.Place.Path ?? "/", problem.Problem, "Copy or write the file again.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            findings.Critical("file-damaged", "/", problem.Message, "See that the file is there and can be read.");
        }

        if (options.InspectorProgram is { } inspector)
        {
            NwbInspector.Run(inspector, path, findings, notes, cancellation);
        }

        return new(path, findings.InOrder, notes);
    }

    private static void Check(
        HdfFile file, NwbSchema? given, NwbValidationOptions options, NwbFindings findings, List<string> notes, CancellationToken cancellation)
    {
        var structure = NwbStructure.Read(file, findings, cancellation);
        if (structure.Root.Type is null && structure.Root.Text("nwb_version") is null)
        {
            findings.Critical(
                "nwb-version-missing", "/@nwb_version",
                "the root has neither neurodata_type nor nwb_version: this is no NWB file.",
                "Write it with a library of NWB 2.");
            return;
        }

        var schema = given ?? SchemaOf(structure, findings) ?? new();
        SeriesRules series = new(schema, findings);
        PoseRules poses = new(schema, findings);
        TableRules tables = new(structure, schema, findings);
        var folder = Path.GetDirectoryName(Path.GetFullPath(file.Path))!;
        List<(string Place, Action Rule)> rules =
        [
            ("/", () => StructureRules.Check(structure, findings)),
            ("/", () => FileRules.Check(structure, options.Now ?? DateTimeOffset.UtcNow, findings)),
        ];
        foreach (var node in structure.Nodes)
        {
            void When(string type, Action<NwbNode> rule)
            {
                if (node.IsGroup && schema.IsA(node.Namespace, node.Type, type))
                {
                    rules.Add((node.Path, () => rule(node)));
                }
            }

            When("TimeSeries", series.Check);
            When("ImageSeries", video => VideoRules.Check(video, folder, findings));
            When("PoseEstimationSeries", poses.CheckSeries);
            When("PoseEstimation", poses.CheckEstimation);
            When("Skeleton", poses.CheckSkeleton);
            When("DynamicTable", tables.Check);
            rules.Add((node.Path, () => CheckDescription(node, findings)));
        }

        if (schema.IsEmpty)
        {
            notes.Add("The file has no schema, and no folder with one was given: types, shapes and required parts were not checked.");
        }
        else
        {
            rules.Add(("/", new NwbSchemaRules(structure, schema, findings).Check));
        }

        foreach (var (place, rule) in rules)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                rule();
            }
            catch (FileFormatException problem)
            {
                findings.Critical("file-damaged", problem.Place.Path ?? place, problem.Problem, "Copy or write the file again.");
            }
        }
    }

    private static NwbSchema? SchemaOf(NwbStructure structure, NwbFindings findings)
    {
        if (structure.Schema is not { } specifications)
        {
            return null;
        }

        try
        {
            return NwbSchema.Read(specifications);
        }
        catch (FileFormatException problem)
        {
            findings.Critical(
                "schema-damaged", problem.Place.Path ?? "/specifications",
                problem.Problem,
                "Write the file with its schema again.");
            return null;
        }
    }

    private static void CheckDescription(NwbNode node, NwbFindings findings)
    {
        if (node.Attributes.ContainsKey("description") && node.Text("description") is { } text && Placeholders.Contains(text.Trim('.', ' ').ToLowerInvariant()))
        {
            findings.Suggestion(
                "description-placeholder", $"{node.Path}@description",
                $"the description is \"{text}\".",
                "Say what the object is.");
        }
        else if (node.Type is "TimeSeries" or "ImageSeries" or "PoseEstimationSeries" or "Device" or "SpatialSeries" && string.IsNullOrWhiteSpace(node.Text("description")))
        {
            findings.Suggestion("description-missing", $"{node.Path}@description", "there is no description.", "Say what the object is.");
        }
    }
}

/// <summary>How files are checked.</summary>
public sealed record NwbValidationOptions
{
    /// <summary>A folder with the schema, as for writing; null for the schema that the file has.</summary>
    public string? SchemaFolder { get; init; }

    /// <summary>The program nwbinspector, by its path or its name in the PATH; its findings are merged. Null for none.</summary>
    public string? InspectorProgram { get; init; }

    /// <summary>What counts as now, for sessions in the future; null for the clock.</summary>
    public DateTimeOffset? Now { get; init; }
}
