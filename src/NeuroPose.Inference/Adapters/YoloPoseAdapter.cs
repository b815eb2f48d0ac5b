using NeuroPose.Inference.Models;
using NeuroPose.Inference.People;
using NeuroPose.Inference.Pictures;

namespace NeuroPose.Inference.Adapters;

/// <summary>
/// YOLO pose 8 and 11 of Ultralytics: for each of thousands of candidates the middle and size of a box, a confidence, and keypoints, in
/// pixels of the input; the numbers of one kind stand together.
/// </summary>
internal sealed class YoloPoseAdapter(ModelSession session, ModelCard card) : IPoseAdapter, IPersonDetector
{
    private const double LeastConfidence = 0.25;
    private const double LargestOverlap = 0.7;
    private const int OfBox = 5;

    private readonly InputTensor input = new(session.Inputs[0], card.Input, card.File);

    public double[] Memory { get; set; } = [];

    public IReadOnlyList<EstimatedPerson> Estimate(Picture picture)
    {
        var (width, height) = input.Width > 0 ? input.Size(card.File) : (640, 640);
        var toFrame = Affine.Fit(picture.Width, picture.Height, width, height, isCentered: true).Inverse();
        using var tensor = input.Sample(picture, toFrame, width, height);
        using var outputs = session.Run([input.Name], [tensor]);
        var sides = outputs.Sides(session.Outputs[0].Name);
        var (kinds, candidates) = ((int)sides[1], (int)sides[2]);

        // Keypoints come with a visibility or without.
        var perJoint = session.Metadata.TryGetValue("kpt_shape", out var shape) && shape.TrimEnd(']', ' ').EndsWith('2') ? 2 : 3;
        var joints = (kinds - OfBox) / perJoint;
        var numbers = outputs.Numbers(session.Outputs[0].Name);
        List<EstimatedPerson> found = [];
        for (var candidate = 0; candidate < candidates; candidate++)
        {
            var confidence = numbers[(4 * candidates) + candidate];
            if (!(confidence > LeastConfidence))
            {
                continue;
            }

            var keypoints = new Keypoint[joints];
            for (var joint = 0; joint < joints; joint++)
            {
                var at = ((OfBox + (joint * perJoint)) * candidates) + candidate;
                var (x, y) = toFrame.Of(numbers[at], numbers[at + candidates]);
                keypoints[joint] = new(x, y, perJoint == 3 ? numbers[at + (2 * candidates)] : confidence);
            }

            var (boxWidth, boxHeight) = (numbers[(2 * candidates) + candidate], numbers[(3 * candidates) + candidate]);
            var (left, top) = toFrame.Of(numbers[candidate] - (boxWidth / 2), numbers[candidates + candidate] - (boxHeight / 2));
            found.Add(new(new(left, top, boxWidth * toFrame.A, boxHeight * toFrame.E, confidence), keypoints));
        }

        return Presence.WithoutDoubles(found, person => person.Box, LargestOverlap);
    }

    public IReadOnlyList<PersonBox> Detect(Picture picture) => [.. Estimate(picture).Select(person => person.Box)];
}
