namespace NeuroPose.Formats;

/// <summary>The formats that are read, in the order in which they are tried.</summary>
internal static class MotionReaders
{
    private const string Hdf5Assembly = "NeuroPose.Formats.Hdf5";

    /// <summary>The readers of this room. A new format gets its line here.</summary>
    public static IReadOnlyList<MotionReader> All { get; } =
    [
        new C3dReader(),
        new TrcReader(),
        new StorageReader(),
        new BvhReader(),
        new QualisysTsvReader(),
        new MotiveCsvReader(),
        new NexusCsvReader(),
        new OpenPoseReader(),
        new CocoReader(),
        new AlphaPoseReader(),
        new MmposeReader(),
        new KinectReader(),
        new MediaPipeReader(),
        new DeepLabCutReader(),
        new AniposeReader(),
        new NumpyReader(),
        new VideoPredictionsReader(),
        new PosesCsvReader(),
    ];

    /// <summary>The readers of HDF5 files, which are a room of their own and are loaded when such a file is met.</summary>
    public static Lazy<IReadOnlyList<MotionReader>> Hdf5 { get; } = new(FindHdf5);

    /// <summary>True for the signature of HDF5.</summary>
    public static bool IsHdf5(FileHead head) => head.Bytes is [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A, ..];

    private static IReadOnlyList<MotionReader> FindHdf5()
    {
        var table = Type.GetType($"NeuroPose.Formats.Hdf5Readers, {Hdf5Assembly}", throwOnError: false);
        return table?.GetProperty("All")?.GetValue(null) as IReadOnlyList<MotionReader> ?? [];
    }
}
