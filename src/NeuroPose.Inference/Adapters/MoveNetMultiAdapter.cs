using NeuroPose.Inference.Models;
using NeuroPose.Inference.People;
using NeuroPose.Inference.Pictures;

namespace NeuroPose.Inference.Adapters;

/// <summary>
/// MoveNet multipose: the frame with a long side of 256 pixels, padded to multiples of 32 at the right and below; six rows of 17 keypoints
/// (y, x, score), a box (top, left, bottom, right) and its score, all as shares of the input.
/// </summary>
internal sealed class MoveNetMultiAdapter(ModelSession session, ModelCard card) : IPoseAdapter, IPersonDetector
{
    private const int Joints = 17;
    private const int Row = (Joints * 3) + 5;
    private const int Step = 32;
    private const int LongSide = 256;
    private const double LeastScore = 0.25;

    private readonly InputTensor input = new(session.Inputs[0], card.Input, card.File);

    public double[] Memory { get; set; } = [];

    public IReadOnlyList<EstimatedPerson> Estimate(Picture picture)
    {
        var longSide = input.Width > 0 ? Math.Max(input.Width, input.Height) : LongSide;
        var scale = (double)longSide / Math.Max(picture.Width, picture.Height);
        var (width, height) = ((int)Math.Round(picture.Width * scale), (int)Math.Round(picture.Height * scale));
        var toFrame = new Affine((double)picture.Width / width, 0, 0, 0, (double)picture.Height / height, 0);
        var (padded, paddedHeight) = input.Width > 0 && input.Height > 0 ? (input.Width, input.Height) : (Padded(width), Padded(height));
        using var tensor = input.Sample(picture, toFrame, padded, paddedHeight);
        using var outputs = session.Run([input.Name], [tensor]);
        var numbers = outputs.Numbers(session.Outputs[0].Name);
        List<EstimatedPerson> people = [];
        for (var person = 0; person < numbers.Length / Row; person++)
        {
            var row = numbers.Slice(person * Row, Row);
            if (!(row[^1] >= LeastScore))
            {
                continue;
            }

            var keypoints = new Keypoint[Joints];
            for (var joint = 0; joint < Joints; joint++)
            {
                var (x, y) = toFrame.Of(row[(joint * 3) + 1] * padded, row[joint * 3] * paddedHeight);
                keypoints[joint] = new(x, y, row[(joint * 3) + 2]);
            }

            var (left, top) = toFrame.Of(row[Row - 4] * padded, row[Row - 5] * paddedHeight);
            var (right, bottom) = toFrame.Of(row[Row - 2] * padded, row[Row - 3] * paddedHeight);
            people.Add(new(new(left, top, right - left, bottom - top, row[^1]), keypoints));
        }

        return people;
    }

    public IReadOnlyList<PersonBox> Detect(Picture picture) => [.. Estimate(picture).Select(person => person.Box).OrderByDescending(box => box.Score)];

    private static int Padded(int side) => (side + Step - 1) / Step * Step;
}
