using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>Something that happens at a moment of a recording, as the file has it.</summary>
/// <param name="TimeSeconds">When; 0 is the time of frame number <see cref="MotionRecording.TimeZeroFrame"/>.</param>
/// <param name="Label">What, in the file's words, such as <c>Foot Strike</c>.</param>
/// <param name="Side">The side of the body, null where the file names none.</param>
/// <param name="Subject">Whose event it is, null where the file does not say. This is personal data and is in no message or log.</param>
/// <param name="Frame">The frame's number in the numbering of the file; null where the rate is not known.</param>
/// <param name="Index">The frame's index in the recording; null where it is outside.</param>
public sealed record MotionEvent(double TimeSeconds, string Label, Side? Side, string? Subject, int? Frame, int? Index)
{
    /// <summary>The time, side and label in a line, without the subject.</summary>
    public override string ToString() => FormattableString.Invariant($"{TimeSeconds:0.###} s: {(Side is null ? "" : $"{Side} ")}{Label}");
}
