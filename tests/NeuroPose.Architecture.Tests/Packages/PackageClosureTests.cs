using System.Text.Json;
using NeuroPose.Testing;

namespace NeuroPose.Architecture.Tests.Packages;

/// <summary>What each room brings along when it is installed. Read from the lock files, which a restore in CI must not change.</summary>
public sealed class PackageClosureTests
{
    /// <summary>Analysis takes no native and no network package: YAML is all.</summary>
    private static readonly string[] Analysis = ["YamlDotNet"];

    private static readonly string[] Session =
    [
        .. Analysis, "Acornima", "Jint", "Markdig", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.CSharp.Workspaces", "Microsoft.CodeAnalysis.Common",
        // Editor services, loaded at the first completion (decision 0026).
        "Microsoft.CodeAnalysis.CSharp.Features", "Microsoft.CodeAnalysis.Elfie", "Microsoft.CodeAnalysis.Features", "Microsoft.CodeAnalysis.Scripting.Common", "Microsoft.DiaSymReader", "System.Configuration.ConfigurationManager", "System.Data.DataSetExtensions", "System.Security.Cryptography.ProtectedData",
        "Microsoft.CodeAnalysis.Workspaces.Common", "Microsoft.CodeAnalysis.Analyzers", "Microsoft.DotNet.Interactive.Formatting",
        "Microsoft.Bcl.AsyncInterfaces", "Humanizer.Core", "System.Composition", "System.Composition.AttributedModel",
        "System.Composition.Convention", "System.Composition.Hosting", "System.Composition.Runtime", "System.Composition.TypedParts",
    ];

    /// <summary>ONNX Runtime, of whose native libraries one is shipped (Directory.Build.targets), and the reader of calibrations.</summary>
    private static readonly string[] Inference = ["Microsoft.ML.OnnxRuntime", "Microsoft.ML.OnnxRuntime.Managed", "System.Numerics.Tensors", "Tomlyn"];

    /// <summary>What only the compiler of a room uses (PrivateAssets): nobody who installs the room gets it.</summary>
    private static readonly string[] OfTheCompiler =
        ["Microsoft.CodeAnalysis.BannedApiAnalyzers", "Microsoft.CodeAnalysis.PublicApiAnalyzers"];

    private static readonly Dictionary<string, string[]> Closures = new(StringComparer.Ordinal)
    {
        ["src/NeuroPose.Core"] = Analysis,
        ["src/NeuroPose.Motion"] = Analysis,
        ["src/NeuroPose.Statistics"] = Analysis,
        ["src/NeuroPose.Vitals"] = Analysis,
        ["src/NeuroPose.RuView"] = Analysis,
        ["src/NeuroPose.Live"] = [.. Analysis, "MQTTnet"],
        ["src/NeuroPose.Downloads"] = Analysis,
        ["src/NeuroPose.Figures"] = Analysis,
        ["src/NeuroPose.Formats"] = Analysis,
        ["src/NeuroPose.Formats.Hdf5"] = [.. Analysis, "PureHDF"],
        ["src/NeuroPose.Gait"] = Analysis,
        ["src/NeuroPose.Notebooks"] = Session,
        ["src/NeuroPose.Papers"] = Session,
        ["src/NeuroPose.Video"] = Analysis,
        ["src/NeuroPose.Sessions"] = [.. Session, "PureHDF", "Tomlyn"],
        ["src/NeuroPose.Inference"] = [.. Analysis, .. Inference],
        ["src/NeuroPose.Sweeps"] = Analysis,
        ["src/NeuroPose.Cli"] = [.. Session, .. Inference, "MQTTnet", "PureHDF", "Spectre.Console", "System.CommandLine"],
        ["kernel-extensions/NeuroPose.Interactive"] = [.. Analysis, "Microsoft.DotNet.Interactive.Formatting", "Microsoft.Bcl.AsyncInterfaces", "PureHDF"],
        ["kernel-extensions/NeuroPose.Jupyter"] = Session,
        ["kernel-extensions/NeuroPose.DotNetInteractive"] =
        [
            .. Analysis, "PureHDF", "Humanizer.Core", "Microsoft.Bcl.AsyncInterfaces", "Microsoft.Bcl.HashCode", "Microsoft.CodeAnalysis",
            "Microsoft.CodeAnalysis.Analyzers", "Microsoft.CodeAnalysis.Common", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.CSharp.Workspaces",
            "Microsoft.CodeAnalysis.VisualBasic", "Microsoft.CodeAnalysis.VisualBasic.Workspaces", "Microsoft.CodeAnalysis.Workspaces.Common",
            "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Documents", "Microsoft.DotNet.Interactive.Formatting", "System.Composition",
            "System.Composition.AttributedModel", "System.Composition.Convention", "System.Composition.Hosting", "System.Composition.Runtime",
            "System.Composition.TypedParts", "System.Reactive",
        ],
        ["kernel-extensions/NeuroPose.DataFrames"] =
        [
            .. Analysis, "PureHDF", "Deedle", "FSharp.Core", "Microsoft.Data.Analysis", "Apache.Arrow", "Microsoft.ML.DataView", "System.Numerics.Tensors",
        ],
        ["kernel-extensions/NeuroPose.Plotly"] =
        [
            .. Analysis, "PureHDF", "Plotly.NET", "Plotly.NET.CSharp", "FSharp.Core", "DynamicObj", "Fable.Core", "Giraffe.ViewEngine", "Newtonsoft.Json",
        ],
    };

    public static TheoryData<string> Rooms =>
    [
        .. new[] { "src", "kernel-extensions" }.SelectMany(folder => Directory.GetDirectories(Repository.PathTo(folder)).Select(room => $"{folder}/{Path.GetFileName(room)}")),
    ];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_brings_the_packages_that_are_stated_and_no_others(string room)
    {
        Assert.True(Closures.ContainsKey(room), $"{room} has no line in {nameof(Closures)}: say what it brings along.");

        using var file = JsonDocument.Parse(File.ReadAllText(Repository.PathTo(room, "packages.lock.json")));
        var brought = file.RootElement.GetProperty("dependencies").GetProperty("net10.0").EnumerateObject()
            .Where(package => package.Value.GetProperty("type").GetString() != "Project")
            .Select(package => package.Name)
            .Except(OfTheCompiler);

        Assert.Equal(Closures[room].Order(StringComparer.OrdinalIgnoreCase), brought.Order(StringComparer.OrdinalIgnoreCase));
    }
}
