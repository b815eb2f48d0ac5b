namespace NeuroPose.Formats;

/// <summary>
/// A C3D file of an optical laboratory: markers, outputs of models, analog channels, events and force plates, and all parameters as they
/// were written.
/// </summary>
public sealed class C3dFile
{
    private readonly C3dContents contents;

    private C3dFile(MotionRecording recording, C3dContents contents) => (Recording, this.contents) = (recording, contents);

    /// <summary>
    /// The recording. Time 0 is frame 1. Labels with a subject's prefix are people of their own; trajectories without a label are in
    /// <see cref="MotionRecording.Unlabeled"/>; outputs of a model are in <see cref="MotionRecording.ModelOutputs"/>, three channels each,
    /// named <c>LKneeAngles X</c>, <c>LKneeAngles Y</c> and <c>LKneeAngles Z</c>. With <see cref="LoadOptions.PointValues"/> each point
    /// has its residual and the cameras that saw it.
    /// </summary>
    public MotionRecording Recording { get; }

    /// <summary>All parameters of the file.</summary>
    public C3dParameters Parameters => contents.Parameters;

    /// <summary>The force plates of types 1 to 4 with channels; a notice of the recording names the others.</summary>
    public IReadOnlyList<ForcePlate> ForcePlates => contents.ForcePlates;

    /// <summary>The rotations of segments; null where the file has none.</summary>
    public C3dRotations? Rotations => contents.Rotations;

    /// <summary>Whose number formats the file has.</summary>
    public C3dProcessor Processor => contents.Processor;

    /// <summary>True where the frames are stored as real numbers, false for integers that are scaled.</summary>
    public bool IsReal => contents.IsReal;

    /// <summary>Loads a C3D file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller knows; it wins over what the file says.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">The file is not there, is no C3D file, or was cut short; the message names the
    /// byte.</exception>
    public static C3dFile Load(string path, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        var (recording, contents) = new C3dReader().Load(path, options, cancellation);
        return new(recording, contents);
    }

    /// <summary>Saves a recording as a C3D file; see <see cref="C3dExport.SaveC3d"/>.</summary>
    /// <exception cref="NeuroPoseException">The recording does not fit the format; the message says what to leave out.</exception>
    public static void Save(MotionRecording recording, string path) => recording.SaveC3d(path);

    /// <summary>The recording in a paragraph.</summary>
    public override string ToString() => Recording.ToString();
}
