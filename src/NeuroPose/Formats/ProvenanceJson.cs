using NeuroPose.Formats.Json;
using NeuroPose.Provenance;

namespace NeuroPose.Formats;

/// <summary>The provenance object of a file, in both directions.</summary>
internal static class ProvenanceJson
{
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
            contract.Optional("analysis_config") is not { } config ? null
                : config.Kind == JsonKind.Object ? JsonPrinter.Compact(config)
                : throw contract.Expected("an object", "analysis_config"));
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
        json.Name("analysis_config");
        if (provenance.AnalysisConfigJson is { } config)
        {
            using var cursor = new JsonCursor(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(config)), "analysis_config");
            json.Tree(cursor.ReadTree());
        }
        else
        {
            json.Null();
        }

        json.EndObject();
    }
}
