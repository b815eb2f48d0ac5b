using NeuroPose.Json;
using NeuroPose.Provenance;

namespace NeuroPose.Formats;

/// <summary>
/// This library's part of a provenance. It is a member of <c>analysis_config</c>, the only object of the contract in which the reference
/// lets members be that it does not know.
/// </summary>
internal static class WorkbenchJson
{
    public const string Name = "neuropose_workbench";
    private const int Format = 1;

    private static readonly JsonForm<MachineDescription> Machine = new(fields => new(
        fields.Text("runtime", machine => machine.Runtime),
        fields.Text("operating_system", machine => machine.OperatingSystem),
        fields.Text("processor", machine => machine.Processor)));

    private static readonly JsonForm<InputFile> Input = new(fields => new(
        fields.Text("name", input => input.Name),
        fields.Text("sha256", input => input.Sha256)));

    private static readonly JsonForm<PoseEstimation> Estimation = new(fields => new()
    {
        Skeleton = fields.Text("skeleton", estimation => estimation.Skeleton),
        Joints = fields.Texts("joints", estimation => estimation.Joints),
        Model = fields.Text("model", estimation => estimation.Model),
        Adapter = fields.Text("adapter", estimation => estimation.Adapter),
        License = fields.Text("license", estimation => estimation.License),
        Source = fields.Text("source", estimation => estimation.Source),
        Engine = fields.Text("engine", estimation => estimation.Engine),
        Provider = fields.Text("provider", estimation => estimation.Provider),
        Threads = fields.Integer("threads", estimation => estimation.Threads),
        Optimization = fields.Text("optimization", estimation => estimation.Optimization),
        ProcessorFeatures = fields.Text("processor_features", estimation => estimation.ProcessorFeatures),
        Decoder = fields.Text("decoder", estimation => estimation.Decoder),
        Notes = fields.Texts("notes", estimation => estimation.Notes),
    });

    public static JsonForm<WorkbenchProvenance> Form { get; } = new(fields =>
    {
        fields.Constant("format", Format);
        return new()
        {
            Library = fields.Text("library", workbench => workbench.Library),
            Version = fields.Text("version", workbench => workbench.Version),
            Machine = fields.OptionalObject("machine", workbench => workbench.Machine, Machine),
            Seed = fields.OptionalInteger("seed", workbench => workbench.Seed),
            Deterministic = fields.Flag("deterministic", workbench => workbench.Deterministic, whenAbsent: false),
            Inputs = fields.Objects("inputs", workbench => workbench.Inputs, Input),
            Method = fields.OptionalText("method", workbench => workbench.Method),
            Estimation = fields.ObjectUnlessNull("estimation", workbench => workbench.Estimation, Estimation),
        };
    });

    /// <summary>
    /// True for an object that this version wrote or could have written. One of a later format stays as it is in the configuration.
    /// </summary>
    public static bool IsOurs(JsonTree value) =>
        value.Kind == JsonKind.Object && value.Members.TryGetValue("format", out var format) && LaxScalar.ToInteger(format) == Format;
}
