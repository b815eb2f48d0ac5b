namespace NeuroPose.EndToEnd.Tests.Tools;

/// <summary>
/// A machine and a country to run a program in. Settings that have nothing to do with each other share a run; a run that comes out
/// the same shows it of each of them.
/// </summary>
/// <param name="Name">What it is, in words.</param>
/// <param name="Environment">The settings.</param>
/// <param name="Seen">What a probe then sees, by name: a setting that the runtime does not know would compare nothing.</param>
public sealed record Machine(string Name, IReadOnlyDictionary<string, string> Environment, IReadOnlyDictionary<string, string> Seen)
{
    public static IReadOnlyList<Machine> All { get; } =
    [
        Of("this machine", [], [("cell culture", "")]),
        Of(
            "no AVX-512, one thread, Turkey",
            [("DOTNET_EnableAVX512", "0"), ("DOTNET_PROCESSOR_COUNT", "1"), ("LC_ALL", "tr_TR.UTF-8")],
            [("Avx512F", "False"), ("processors", "1"), ("culture", "tr-TR")]),
        Of(
            "no AVX2, seven threads, Saudi Arabia",
            [("DOTNET_EnableAVX2", "0"), ("DOTNET_PROCESSOR_COUNT", "7"), ("LC_ALL", "ar_SA.UTF-8")],
            [("Avx2", "False"), ("processors", "7"), ("culture", "ar-SA")]),
        Of("no vector unit", [("DOTNET_EnableHWIntrinsic", "0")], [("Vector128", "False")]),
    ];

    public static TheoryData<string> Names => [.. All.Select(machine => machine.Name)];

    /// <summary>The machine of a name.</summary>
    public static Machine Named(string name) => All.Single(machine => machine.Name == name);

    private static Machine Of(string name, (string Name, string Value)[] environment, (string Name, string Value)[] seen) => new(
        name,
        environment.Append(("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "0")).ToDictionary(one => one.Item1, one => one.Item2),
        seen.ToDictionary(one => one.Name, one => one.Value));
}
