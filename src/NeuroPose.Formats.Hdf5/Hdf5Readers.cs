namespace NeuroPose.Formats;

/// <summary>The formats inside HDF5. Found by name from NeuroPose.Formats when such a file is met.</summary>
internal static class Hdf5Readers
{
    /// <summary>A new format gets its line here.</summary>
    public static IReadOnlyList<MotionReader> All { get; } =
    [
        new NwbPoseReader(),
        new SleapAnalysisReader(),
        new SleapProjectReader(),
        new DeepLabCutHdf5Reader(),
    ];
}
