using NeuroPose.Inference.Models;
using NeuroPose.Inference.People;
using NeuroPose.Inference.Pictures;

namespace NeuroPose.Inference.Adapters;

/// <summary>
/// MoveNet lightning and thunder: a square picture in, 17 rows of y, x and score out, as shares of the input. After the first frame the
/// model looks at a square around where the person was.
/// </summary>
internal sealed class MoveNetSingleAdapter(ModelSession session, ModelCard card) : IPoseAdapter
{
    private const int Joints = 17;
    private const double SeenScore = 0.2;
    private static readonly int[] Torso = [5, 6, 11, 12];

    private readonly InputTensor input = new(session.Inputs[0], card.Input, card.File);

    /// <summary>Left, top and side of the square that is looked at next; empty for the whole frame.</summary>
    public double[] Memory { get; set; } = [];

    public IReadOnlyList<EstimatedPerson> Estimate(Picture picture)
    {
        var (side, _) = input.Size(card.File);
        var toInput = Memory is [var left, var top, var length]
            ? new Affine(side / length, 0, -left * side / length, 0, side / length, -top * side / length)
            : Affine.Fit(picture.Width, picture.Height, side, side, isCentered: true);
        var toFrame = toInput.Inverse();
        using var tensor = input.Sample(picture, toFrame, side, side);
        using var outputs = session.Run([input.Name], [tensor]);
        var numbers = outputs.Numbers(session.Outputs[0].Name);
        var keypoints = new Keypoint[Joints];
        for (var joint = 0; joint < Joints; joint++)
        {
            var (x, y) = toFrame.Of(numbers[(joint * 3) + 1] * side, numbers[joint * 3] * side);
            keypoints[joint] = new(x, y, numbers[(joint * 3) + 2]);
        }

        Memory = Square(keypoints, picture);
        return Presence.IsThere(keypoints, card.ScoreThreshold) ? [new(PersonBox.Around(keypoints), keypoints)] : [];
    }

    // As far around the middle of the hips as the torso and the limbs that are seen reach; the whole frame where the torso is not seen.
    private static double[] Square(Keypoint[] keypoints, Picture picture)
    {
        bool IsSeen(int joint) => keypoints[joint].Score > SeenScore;
        if (!(IsSeen(11) || IsSeen(12)) || !(IsSeen(5) || IsSeen(6)))
        {
            return [];
        }

        var (x, y) = ((keypoints[11].X + keypoints[12].X) / 2, (keypoints[11].Y + keypoints[12].Y) / 2);
        var half = 0.0;
        for (var joint = 0; joint < Joints; joint++)
        {
            var reach = Math.Max(Math.Abs(x - keypoints[joint].X), Math.Abs(y - keypoints[joint].Y));
            half = Math.Max(half, Torso.Contains(joint) ? reach * 1.9 : 0);
            half = Math.Max(half, IsSeen(joint) ? reach * 1.2 : 0);
        }

        half = Math.Min(half, Math.Max(Math.Max(x, picture.Width - x), Math.Max(y, picture.Height - y)));
        return half > 0 && half <= Math.Max(picture.Width, picture.Height) / 2.0 ? [x - half, y - half, 2 * half] : [];
    }
}
