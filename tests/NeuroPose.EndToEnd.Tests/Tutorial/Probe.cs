using System.Text.Json.Nodes;

namespace NeuroPose.EndToEnd.Tests.Tutorial;

/// <summary>A notebook of one cell; by default it prints what its process can do and where it thinks it is.</summary>
internal static class Probe
{
    // Cells run under the invariant culture; the process's own is the one that the system gave it.
    private const string Source = """
        using System.Globalization;
        using System.Runtime.Intrinsics;
        using System.Runtime.Intrinsics.X86;
        Console.WriteLine($"Avx512F={Avx512F.IsSupported}");
        Console.WriteLine($"Avx2={Avx2.IsSupported}");
        Console.WriteLine($"Vector128={Vector128.IsHardwareAccelerated}");
        Console.WriteLine($"processors={Environment.ProcessorCount}");
        Console.WriteLine($"culture={CultureInfo.InstalledUICulture.Name}");
        Console.WriteLine($"cell culture={CultureInfo.CurrentCulture.Name}");
        """;

    public static string Write(string path, string source = Source)
    {
        var cell = new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["id"] = "probe",
            ["metadata"] = new JsonObject(),
            ["outputs"] = new JsonArray(),
            ["source"] = source,
        };
        var notebook = new JsonObject { ["cells"] = new JsonArray(cell), ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 };
        File.WriteAllText(path, notebook.ToJsonString());
        return path;
    }

    public static IReadOnlyDictionary<string, string> Read(string path) => ExecutedTutorial.CodeCells(File.ReadAllText(path)).Single()["outputs"]!.AsArray()
        .SelectMany(output => output!["text"]!.AsArray())
        .Select(line => line!.GetValue<string>().TrimEnd('\n').Split('='))
        .ToDictionary(pair => pair[0], pair => pair[1]);
}
