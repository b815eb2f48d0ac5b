using Mono.Cecil;
using NeuroPose.Architecture.Tests.Reading;

namespace NeuroPose.Architecture.Tests;

/// <summary>Every room of the house and its floor. A new assembly gets its line here first.</summary>
public static class Rooms
{
    public static IReadOnlyDictionary<string, int> Floors { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["NeuroPose.Core"] = 0,
        ["NeuroPose.Motion"] = 1,
        ["NeuroPose.Statistics"] = 1,
        ["NeuroPose.Vitals"] = 1,
        ["NeuroPose.Notebooks"] = 1,
        ["NeuroPose.RuView"] = 2,
        ["NeuroPose.Downloads"] = 2,
        ["NeuroPose.Formats"] = 2,
        ["NeuroPose.Video"] = 2,
        ["NeuroPose.Formats.Hdf5"] = 3,
        ["NeuroPose.Gait"] = 3,
        ["NeuroPose.Inference"] = 3,
        ["NeuroPose.Live"] = 3,
        ["NeuroPose.Sweeps"] = 3,
        ["NeuroPose.Figures"] = 4,
        ["NeuroPose.Papers"] = 5,
        ["NeuroPose.Sessions"] = 5,
        ["NeuroPose.Interactive"] = 6,
        ["NeuroPose.Jupyter"] = 5,
        ["NeuroPose.DotNetInteractive"] = 7,
        ["NeuroPose.DataFrames"] = 7,
        ["NeuroPose.Plotly"] = 7,
        ["neuropose"] = 7,
    };

    public static TheoryData<string> All => new(Floors.Keys);

    public static ModuleDefinition Read(string room) => BuiltAssembly.Read(Path.Combine(AppContext.BaseDirectory, room + ".dll"));

    /// <summary>The house's own assemblies beside this test, without those that only tests use.</summary>
    public static IReadOnlyList<string> Built { get; } =
    [
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Select(file => Path.GetFileNameWithoutExtension(file)!)
            .Where(name => name.StartsWith("neuropose", StringComparison.OrdinalIgnoreCase))
            .Where(name => !name.EndsWith(".Tests", StringComparison.Ordinal) && name != "NeuroPose.Testing")
            .Order(StringComparer.Ordinal),
    ];
}
