namespace NeuroPose.Poses;

/// <summary>Where a sequence of poses was read from: enough to find its input again, without keeping it.</summary>
/// <param name="FileName">The file's name, without its folder.</param>
/// <param name="Sha256">The SHA-256 of the file's bytes, in lower-case hexadecimal.</param>
/// <param name="Person">The person's index in the file.</param>
/// <param name="StartFrame">The index in the file of the sequence's first frame.</param>
public sealed record PoseOrigin(string FileName, string Sha256, int Person, int StartFrame);

/// <summary>Which movement a sequence is of, for what is not on file: by reference to its data.</summary>
/// <param name="Source">What it was made of: a trial's frames, or an array.</param>
/// <param name="Person">The person's index.</param>
/// <param name="StartFrame">The index of the sequence's first frame.</param>
internal readonly record struct Recording(object Source, int Person, int StartFrame);
