namespace NeuroPose.Jupyter.Installation;

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
