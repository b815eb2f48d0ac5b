using System.Text.Json;
using NeuroPose.Files;

namespace NeuroPose.Jupyter.Installation;

/// <summary>
/// A folder in which Jupyter looks for kernelspecs, such as <c>~/.local/share/jupyter/kernels</c>: one folder a kernel, with a
/// kernel.json.
/// </summary>
/// <param name="path">The folder; it need not be there yet.</param>
public sealed class KernelSpecFolder(string path)
{
    private const string FileName = "kernel.json";

    /// <summary>The folder.</summary>
    public string Path { get; } = path;

    /// <summary>
    /// Writes a kernelspec. One of this kernel is replaced; one of the same name that starts another program is left alone, unless
    /// the caller insists.
    /// </summary>
    /// <param name="spec">What to write.</param>
    /// <param name="force">Whether to replace another program's kernelspec.</param>
    /// <returns>The folder of the kernelspec.</returns>
    /// <exception cref="ForeignKernelException">The name is another program's.</exception>
    public string Install(KernelSpec spec, bool force = false)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var folder = System.IO.Path.Combine(Path, spec.Name);
        if (!force && Find(spec.Name) is { IsOurs: false } foreign)
        {
            throw new ForeignKernelException(
                folder,
                $"a kernel of this name is there already, and it starts {foreign.Program}. "
                + "Choose another with --name, or replace it with --force.");
        }

        AtomicFile.WriteText(System.IO.Path.Combine(folder, FileName), spec.ToJson());
        return folder;
    }

    /// <summary>Removes a kernelspec of this kernel.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="force">Whether to remove it also where it starts another program.</param>
    /// <returns>The folder that was removed; null where there was none.</returns>
    /// <exception cref="ForeignKernelException">It starts another program.</exception>
    public string? Uninstall(string name, bool force = false)
    {
        if (Find(name) is not { } found)
        {
            return null;
        }

        if (!found.IsOurs && !force)
        {
            throw new ForeignKernelException(
                found.Folder,
                $"this kernel starts {found.Program}, so it is left alone. Remove it with --force.");
        }

        Directory.Delete(found.Folder, recursive: true);
        return found.Folder;
    }

    /// <summary>The kernelspecs of this kernel in the folder, by name.</summary>
    public IReadOnlyList<InstalledKernel> List() => Directory.Exists(Path)
        ? [.. Directory.EnumerateDirectories(Path)
            .Select(System.IO.Path.GetFileName)
            .OfType<string>()
            .Order(StringComparer.Ordinal)
            .Select(Find)
            .OfType<InstalledKernel>()
            .Where(kernel => kernel.IsOurs)]
        : [];

    /// <summary>The kernelspec of a name, whoever's it is; null where there is none.</summary>
    public InstalledKernel? Find(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var folder = System.IO.Path.Combine(Path, name);
        var file = System.IO.Path.Combine(folder, FileName);
        return File.Exists(file) ? new InstalledKernel(name, folder, ProgramIn(file)) : null;
    }

    // A file that cannot be understood belongs to somebody else.
    private static string ProgramIn(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return json.RootElement.ValueKind == JsonValueKind.Object
                && Untrusted.Field(json.RootElement, "argv") is { ValueKind: JsonValueKind.Array } arguments
                && arguments.EnumerateArray().Select(Untrusted.Text).ToArray() is [{ Length: > 0 } program, .. var rest]
                ? IsDotNet(program) && rest is [{ Length: > 0 } library, ..] ? library : program
                : "an unknown program";
        }
        catch (JsonException)
        {
            return "an unknown program";
        }
    }

    private static bool IsDotNet(string program) => System.IO.Path.GetFileNameWithoutExtension(program) == "dotnet";
}

/// <summary>A kernelspec belongs to another program and is left alone.</summary>
public sealed class ForeignKernelException : JupyterException
{
    internal ForeignKernelException(string folder, string problem)
        : base(folder, problem)
    {
    }
}

/// <summary>A kernelspec that is installed.</summary>
/// <param name="Name">The name that notebooks ask for.</param>
/// <param name="Folder">Where it is.</param>
/// <param name="Program">What Jupyter starts.</param>
public sealed record InstalledKernel(string Name, string Folder, string Program)
{
    /// <summary>Whether it is this kernel, wherever its program lies.</summary>
    public bool IsOurs => Path.GetFileNameWithoutExtension(Program).Equals("neuropose", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether its program is still there.</summary>
    public bool CanStart => File.Exists(Program);
}
