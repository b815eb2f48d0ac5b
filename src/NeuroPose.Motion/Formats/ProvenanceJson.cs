using System.Text;
using NeuroPose.Json;
using NeuroPose.Provenance;

namespace NeuroPose.Formats;

/// <summary>The provenance object of a file, in both directions.</summary>
internal static class ProvenanceJson
{
    private const string Config = "analysis_config";

    public static ProvenanceRecord? Read(JsonContract? contract)
    {
        if (contract is null)
        {
            return null;
        }

        var read = new ProvenanceRecord(
            contract.Text("model_sha256"),
            contract.Text("model_filename"),
            contract.Text("tensorflow_version"),
            contract.OptionalText("tensorflow_metal_version"),
            contract.Text("numpy_version"),
            contract.Text("neuropose_version"),
            contract.Text("python_version"),
            contract.OptionalInteger("seed"),
            contract.Flag("deterministic", whenAbsent: false),
            AnalysisConfigJson: null);
        if (contract.OptionalObject(Config) is { } config)
        {
            read = ReadConfig(read, config);
        }

        contract.End();
        return read;
    }

    public static void Write(JsonPrinter json, ProvenanceRecord? provenance)
    {
        if (provenance is null)
        {
            json.Null();
            return;
        }

        json.BeginObject();
        json.Member("model_sha256", provenance.ModelSha256);
        json.Member("model_filename", provenance.ModelFileName);
        json.Member("tensorflow_version", provenance.TensorFlowVersion);
        json.Member("tensorflow_metal_version", provenance.TensorFlowMetalVersion);
        json.Member("numpy_version", provenance.NumpyVersion);
        json.Member("neuropose_version", provenance.NeuroPoseVersion);
        json.Member("python_version", provenance.PythonVersion);
        json.Member("seed", provenance.Seed);
        json.Member("deterministic", provenance.Deterministic);
        json.Name(Config);
        WriteConfig(json, provenance);
        json.EndObject();
    }

    private static ProvenanceRecord ReadConfig(ProvenanceRecord provenance, JsonContract config)
    {
        if (config.Optional(WorkbenchJson.Name) is not { } ours || !WorkbenchJson.IsOurs(ours))
        {
            return provenance with { AnalysisConfigJson = JsonPrinter.Compact(config.Tree) };
        }

        var theirs = new OrderedDictionary<string, JsonTree>(config.Tree.Members, StringComparer.Ordinal);
        theirs.Remove(WorkbenchJson.Name);
        return provenance with
        {
            AnalysisConfigJson = theirs.Count > 0 ? JsonPrinter.Compact(config.Tree with { Members = theirs }) : null,
            Workbench = WorkbenchJson.Read(config.Object(WorkbenchJson.Name)),
        };
    }

    private static void WriteConfig(JsonPrinter json, ProvenanceRecord provenance)
    {
        if (provenance is { AnalysisConfigJson: null, Workbench: null })
        {
            json.Null();
            return;
        }

        json.BeginObject();
        foreach (var (name, value) in MembersOf(provenance.AnalysisConfigJson ?? "{}"))
        {
            if (provenance.Workbench is null || name != WorkbenchJson.Name)
            {
                json.Name(name);
                json.Tree(value);
            }
        }

        if (provenance.Workbench is { } workbench)
        {
            json.Name(WorkbenchJson.Name);
            WorkbenchJson.Write(json, workbench);
        }

        json.EndObject();
    }

    private static OrderedDictionary<string, JsonTree> MembersOf(string config)
    {
        using var cursor = new JsonCursor(new MemoryStream(Encoding.UTF8.GetBytes(config)), Config);
        var tree = cursor.ReadTree();
        _ = cursor.Finish();
        return tree.Kind == JsonKind.Object ? tree.Members
            : throw new FileFormatException($"the analysis configuration is {tree.Describe()}; expected an object.", tree.PlaceIn(Config, ""));
    }
}
