using NeuroPose.Inference.People;
using NeuroPose.Inference.Pictures;

namespace NeuroPose.Inference.Adapters;

/// <summary>
/// The part of a frame that a model of one person looks at: the person's box, 1.25 times as large, and widened to the shape of the input.
/// Models of this kind count by pixels: pixel i of the input is pixel Left + i · Step of the frame.
/// </summary>
/// <param name="Left">The frame's pixel under the input's first.</param>
/// <param name="Top">The same from above.</param>
/// <param name="StepX">How many pixels of the frame one of the input stands for.</param>
/// <param name="StepY">The same from above.</param>
internal readonly record struct PersonCrop(double Left, double Top, double StepX, double StepY)
{
    private const double Margin = 1.25;

    /// <summary>Takes places of the input to places of the frame.</summary>
    public Affine ToFrame => new(StepX, 0, Left + 0.5 - (0.5 * StepX), 0, StepY, Top + 0.5 - (0.5 * StepY));

    /// <summary>Around a box.</summary>
    /// <param name="box">The box.</param>
    /// <param name="width">Width of the input.</param>
    /// <param name="height">Height of the input.</param>
    /// <param name="isUnbiased">Whether the first and the last pixel lie on the edges of the box (unbiased data processing).</param>
    public static PersonCrop Around(PersonBox box, int width, int height, bool isUnbiased)
    {
        var (wide, high) = (Math.Max(box.Width, 1) * Margin, Math.Max(box.Height, 1) * Margin);
        (wide, high) = wide > high * width / height ? (wide, wide * height / width) : (high * width / height, high);
        var (x, y) = (box.X + (box.Width / 2) - 0.5, box.Y + (box.Height / 2) - 0.5);
        return new(x - (wide / 2), y - (high / 2), wide / (isUnbiased ? width - 1 : width), high / (isUnbiased ? height - 1 : height));
    }

    /// <summary>A pixel of the input, counted from 0 and between two, as a place in the frame.</summary>
    public (double X, double Y) PlaceOf(double column, double row) => ((StepX * column) + Left + 0.5, (StepY * row) + Top + 0.5);
}
