using NeuroPose.Json;
using NeuroPose.Provenance;

namespace NeuroPose.Formats;

/// <summary>The provenance object of a file.</summary>
internal static class ProvenanceJson
{
    private const string Config = "analysis_config";

    public static JsonForm<ProvenanceRecord> Form { get; } = new(fields =>
    {
        var record = new ProvenanceRecord(
            fields.Text("model_sha256", provenance => provenance.ModelSha256),
            fields.Text("model_filename", provenance => provenance.ModelFileName),
            fields.Text("tensorflow_version", provenance => provenance.TensorFlowVersion),
            fields.OptionalText("tensorflow_metal_version", provenance => provenance.TensorFlowMetalVersion),
            fields.Text("numpy_version", provenance => provenance.NumpyVersion),
            fields.Text("neuropose_version", provenance => provenance.NeuroPoseVersion),
            fields.Text("python_version", provenance => provenance.PythonVersion),
            fields.OptionalInteger("seed", provenance => provenance.Seed),
            fields.Flag("deterministic", provenance => provenance.Deterministic, whenAbsent: false),
            AnalysisConfigJson: null);
        var (config, workbench) = fields.Field(
            Config, provenance => (provenance.AnalysisConfigJson, provenance.Workbench), ReadConfig, WriteConfig);
        return record with { AnalysisConfigJson = config, Workbench = workbench };
    });

    public static void Write(JsonPrinter json, ProvenanceRecord? provenance) => Form.Write(json, provenance);

    private static (string? Config, WorkbenchProvenance? Workbench) ReadConfig(JsonContract members)
    {
        if (members.OptionalObject(Config) is not { } config)
        {
            return (null, null);
        }

        if (config.Optional(WorkbenchJson.Name) is not { } ours || !WorkbenchJson.IsOurs(ours))
        {
            return (JsonPrinter.Compact(config.Tree), null);
        }

        var theirs = new OrderedDictionary<string, JsonTree>(config.Tree.Members, StringComparer.Ordinal);
        theirs.Remove(WorkbenchJson.Name);
        return (
            theirs.Count > 0 ? JsonPrinter.Compact(config.Tree with { Members = theirs }) : null,
            WorkbenchJson.Form.Read(config.Object(WorkbenchJson.Name)));
    }

    private static void WriteConfig(JsonPrinter json, (string? Config, WorkbenchProvenance? Workbench) value)
    {
        if (value is (null, null))
        {
            json.Null();
            return;
        }

        var config = ObjectText.Value(value.Config ?? "{}", Config);
        if (config.Kind != JsonKind.Object)
        {
            throw new FileFormatException(
                $"the analysis configuration is {config.Describe()}; expected an object.", config.PlaceIn(Config, ""));
        }

        json.BeginObject();
        foreach (var (name, member) in config.Members)
        {
            if (value.Workbench is null || name != WorkbenchJson.Name)
            {
                json.Name(name);
                json.Tree(member);
            }
        }

        if (value.Workbench is { } workbench)
        {
            json.Name(WorkbenchJson.Name);
            WorkbenchJson.Form.Write(json, workbench);
        }

        json.EndObject();
    }
}
