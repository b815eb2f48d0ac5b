namespace NeuroPose.Formats;

/// <summary>What a detector says about one person in one frame beside their joints.</summary>
/// <param name="Frame">The frame's index in the recording.</param>
/// <param name="Person">The person's index in the recording.</param>
/// <param name="X">The left edge of their box, in the file's unit; NaN where the file has no box, so for the next three.</param>
/// <param name="Y">The upper edge of their box.</param>
/// <param name="Width">The width of their box.</param>
/// <param name="Height">The height of their box.</param>
/// <param name="Score">How sure the detector is of the person, in its own scale, which is no probability; NaN where the file has none.</param>
public sealed record Detection(int Frame, int Person, double X, double Y, double Width, double Height, double Score);

/// <summary>A box and a score before frame and person are known.</summary>
internal readonly record struct DetectedBox(double X, double Y, double Width, double Height, double Score)
{
    /// <summary>From the numbers of a box and a score; null where the file has neither.</summary>
    /// <param name="box">x, y, width, height; any other number of them is no box.</param>
    /// <param name="score">NaN where there is none.</param>
    public static DetectedBox? Of(ReadOnlySpan<double> box, double score) =>
        box is [var x, var y, var width, var height] ? new(x, y, width, height, score)
        : double.IsNaN(score) ? null
        : new(double.NaN, double.NaN, double.NaN, double.NaN, score);
}
