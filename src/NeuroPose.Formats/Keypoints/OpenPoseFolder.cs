namespace NeuroPose.Formats;

/// <summary>A folder of OpenPose with a JSON file for each frame, or one such file: bodies as a recording, and faces and hands beside it.</summary>
public sealed class OpenPoseFolder
{
    private readonly Dictionary<OpenPosePart, MotionRecording> parts;

    private OpenPoseFolder(MotionRecording recording, Dictionary<OpenPosePart, MotionRecording> parts) => (Recording, this.parts) = (recording, parts);

    /// <summary>
    /// The bodies: in the picture, in pixels with y down, or in space where the files have them only there. People are in the order of
    /// detection unless a tracker numbered them. A keypoint at (0, 0) or without confidence is missing.
    /// </summary>
    public MotionRecording Recording { get; }

    /// <summary>Loads a folder or a file.</summary>
    /// <param name="path">The folder, whose files are ordered by the last number in their names; or one file.</param>
    /// <param name="options">What the caller knows; it wins.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">There are no such files, two have one number, or one is no file of OpenPose.</exception>
    public static OpenPoseFolder Load(string path, LoadOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new();
        var (recording, tables) = new OpenPoseReader(withFacesAndHands: true).Load(path, options, cancellation);
        var forParts = options with { Skeleton = null, Mirrored = false };
        return new(recording, tables.Parts().ToDictionary(
            part => part.Key,
            part => part.Value.With(forParts) with { FileName = recording.FileName, Sha256 = recording.Sha256 }));
    }

    /// <summary>
    /// A part of all people, with the frames and people of <see cref="Recording"/>; null where no file has it. Its keypoints have no names,
    /// but numbers in the order of OpenPose. Coordinates in space have the unit and axes of the calibration, which the files do not state.
    /// </summary>
    public MotionRecording? Part(OpenPosePart part) => parts.GetValueOrDefault(part);

    /// <summary>The recording and the parts in words.</summary>
    public override string ToString() => $"{Recording} Parts: {string.Join(", ", parts.Keys)}.";
}
