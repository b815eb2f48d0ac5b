using NeuroPose.Json;
using NeuroPose.Provenance;

namespace NeuroPose.Formats;

/// <summary>
/// This library's part of a provenance, in both directions. It is a member of <c>analysis_config</c>, the only object of the contract
/// in which the reference lets members be that it does not know.
/// </summary>
internal static class WorkbenchJson
{
    public const string Name = "neuropose_workbench";
    private const int Format = 1;

    /// <summary>True for an object that this version wrote or could have written. One of a later format stays as it is in the configuration.</summary>
    public static bool IsOurs(JsonTree value) =>
        value.Kind == JsonKind.Object && value.Members.TryGetValue("format", out var format) && LaxScalar.ToInteger(format) == Format;

    public static WorkbenchProvenance Read(JsonContract contract)
    {
        _ = contract.Integer("format");
        var read = new WorkbenchProvenance
        {
            Library = contract.Text("library"),
            Version = contract.Text("version"),
            Machine = contract.OptionalObject("machine") is { } machine ? ReadMachine(machine) : null,
            Seed = contract.OptionalInteger("seed"),
            Deterministic = contract.Flag("deterministic", whenAbsent: false),
            Inputs = [.. contract.Objects("inputs").Select(ReadInput)],
            Method = contract.OptionalText("method"),
        };
        contract.End();
        return read;
    }

    public static void Write(JsonPrinter json, WorkbenchProvenance workbench)
    {
        json.BeginObject();
        json.Member("format", Format);
        json.Member("library", workbench.Library);
        json.Member("version", workbench.Version);
        json.Name("machine");
        WriteMachine(json, workbench.Machine);
        json.Member("seed", workbench.Seed);
        json.Member("deterministic", workbench.Deterministic);
        json.Name("inputs");
        json.BeginArray();
        foreach (var input in workbench.Inputs)
        {
            json.BeginObject();
            json.Member("name", input.Name);
            json.Member("sha256", input.Sha256);
            json.EndObject();
        }

        json.EndArray();
        json.Member("method", workbench.Method);
        json.EndObject();
    }

    private static MachineDescription ReadMachine(JsonContract machine)
    {
        var read = new MachineDescription(machine.Text("runtime"), machine.Text("operating_system"), machine.Text("processor"));
        machine.End();
        return read;
    }

    private static InputFile ReadInput(JsonContract input)
    {
        var read = new InputFile(input.Text("name"), input.Text("sha256"));
        input.End();
        return read;
    }

    private static void WriteMachine(JsonPrinter json, MachineDescription? machine)
    {
        if (machine is null)
        {
            json.Null();
            return;
        }

        json.BeginObject();
        json.Member("runtime", machine.Runtime);
        json.Member("operating_system", machine.OperatingSystem);
        json.Member("processor", machine.Processor);
        json.EndObject();
    }
}
