using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace NeuroPose.Notebooks.Scripting;

/// <summary>
/// Loads compiled cells and the files they name. What is shared with the host stays one (<see cref="SharedLibraries"/>); what else a
/// cell names is loaded here, also where the host uses another version of it.
/// </summary>
internal sealed class ScriptLoader(SharedLibraries shared) : AssemblyLoadContext("cells")
{
    private readonly ConcurrentDictionary<string, (Assembly Assembly, ExecutionContext? Context)> cells = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> natives = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> folders = new(StringComparer.Ordinal);

    /// <summary>Whether an assembly is a compiled cell.</summary>
    public bool IsCell(Assembly assembly) => cells.ContainsKey(assembly.GetName().Name ?? "");

    /// <summary>The context in which a cell was compiled, which is the cell's own; null where the assembly is no cell.</summary>
    public ExecutionContext? ContextOf(Assembly assembly) => cells.GetValueOrDefault(assembly.GetName().Name ?? "").Context;

    /// <summary>Whether cells have named a file.</summary>
    public bool IsAdded(string file) => files.GetValueOrDefault(Path.GetFileNameWithoutExtension(file)) == file;

    /// <summary>Makes a file available under its own name; its neighbors are found as well.</summary>
    public void Add(string file)
    {
        files[Path.GetFileNameWithoutExtension(file)] = file;
        folders[Path.GetDirectoryName(file)!] = true;
    }

    /// <summary>Makes a native library available under its own name.</summary>
    public void AddNative(string file) => natives[Path.GetFileName(file)] = file;

    /// <summary>Loads a compiled cell.</summary>
    public Assembly LoadCell(string name, Stream code, Stream symbols)
    {
        var assembly = LoadFromStream(code, symbols);
        cells[name] = (assembly, ExecutionContext.Capture());
        return assembly;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name ?? "";
        if (cells.TryGetValue(name, out var cell))
        {
            return cell.Assembly;
        }

        // By name alone: what was built on a newer version than the one that is there gets that one too.
        if (shared.Find(name) is { } one)
        {
            return one;
        }

        if (files.TryGetValue(name, out var file))
        {
            return LoadFromAssemblyPath(file);
        }

        // What lies beside its user wins over the host's own copy, which may be of another version.
        var beside = folders.Keys.Order(StringComparer.Ordinal).Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists);
        return beside is null ? null : LoadFromAssemblyPath(beside);
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string[] names = [unmanagedDllName, unmanagedDllName + ".dll", $"lib{unmanagedDllName}.so", unmanagedDllName + ".so", $"lib{unmanagedDllName}.dylib", unmanagedDllName + ".dylib"];
        foreach (var name in names)
        {
            var file = natives.GetValueOrDefault(name)
                ?? folders.Keys.Order(StringComparer.Ordinal).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
            if (file is not null)
            {
                return LoadUnmanagedDllFromPath(file);
            }
        }

        return 0;
    }
}
