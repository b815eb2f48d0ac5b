namespace NeuroPose.Provenance;

/// <summary>
/// What produced a file: model, versions, seed and configuration. Field by field the reference's <c>provenance</c> object;
/// what this library adds is in <see cref="Workbench"/>.
/// </summary>
/// <param name="ModelSha256">The SHA-256 of the pose model's archive.</param>
/// <param name="ModelFileName">The model archive's file name.</param>
/// <param name="TensorFlowVersion">The inference library's version.</param>
/// <param name="TensorFlowMetalVersion">The version of its Metal plug-in, null where there is none.</param>
/// <param name="NumpyVersion">The array library's version.</param>
/// <param name="NeuroPoseVersion">The version of the program that wrote the file.</param>
/// <param name="PythonVersion">The interpreter's version.</param>
/// <param name="Seed">The seed of the run, null where none was set.</param>
/// <param name="Deterministic">True when the run asked for deterministic inference.</param>
/// <param name="AnalysisConfigJson">The analysis configuration as compact JSON text, null where none was used.</param>
public sealed record ProvenanceRecord(
    string ModelSha256,
    string ModelFileName,
    string TensorFlowVersion,
    string? TensorFlowMetalVersion,
    string NumpyVersion,
    string NeuroPoseVersion,
    string PythonVersion,
    long? Seed,
    bool Deterministic,
    string? AnalysisConfigJson)
{
    /// <summary>A provenance in which no pose model took part: the fields that the contract requires are empty.</summary>
    public static ProvenanceRecord WithoutModel { get; } = new("", "", "", null, "", "", "", null, false, null);

    /// <summary>What this library did, null when it had no part in the file.</summary>
    public WorkbenchProvenance? Workbench { get; init; }
}

/// <summary>A file that a result was made from.</summary>
/// <param name="Name">The file's name, without its folder.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal.</param>
public sealed record InputFile(string Name, string Sha256);

/// <summary>
/// The machine that did the work. The library reads nothing of this itself; a program that wants it recorded fills it in.
/// </summary>
/// <param name="Runtime">The runtime and its version, such as <c>.NET 10.0.1</c>.</param>
/// <param name="OperatingSystem">The operating system and its version.</param>
/// <param name="Processor">The processor's architecture or model.</param>
public sealed record MachineDescription(string Runtime, string OperatingSystem, string Processor);
