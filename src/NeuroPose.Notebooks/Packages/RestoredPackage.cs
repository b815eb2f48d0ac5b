namespace NeuroPose.Notebooks.Packages;

/// <summary>A package as it lies on the disk.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">The version that was restored.</param>
/// <param name="IsRequested">Whether a cell asked for it; others come along.</param>
/// <param name="Assemblies">Its DLLs for this .NET.</param>
/// <param name="NativeLibraries">Its native libraries for this machine.</param>
/// <param name="ExtensionFile">Its <c>interactive-extensions/dotnet/extension.dib</c>; null where it has none.</param>
internal sealed record RestoredPackage(
    string Id, string Version, bool IsRequested, IReadOnlyList<string> Assemblies, IReadOnlyList<string> NativeLibraries, string? ExtensionFile);
