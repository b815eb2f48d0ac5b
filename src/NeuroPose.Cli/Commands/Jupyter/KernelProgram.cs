using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NeuroPose.Jupyter.Installation;

namespace NeuroPose.Cli.Commands;

/// <summary>The program that Jupyter starts as the kernel: this one.</summary>
internal static class KernelProgram
{
    /// <summary>A kernelspec that starts this program, and finds the .NET that it runs on.</summary>
    public static KernelSpec Spec(string name)
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "neuropose.exe" : "neuropose");
        return new KernelSpec([program, "kernel", "run", KernelSpec.ConnectionFilePlaceholder])
        {
            Name = name,
            Environment = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("DOTNET_ROOT", DotNetRoot)]),
        };
    }

    // A Jupyter that was started from a desktop menu does not know what the user's shell does.
    private static string DotNetRoot => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")).TrimEnd(Path.DirectorySeparatorChar);
}
