using NeuroPose.Inference.Models;
using NeuroPose.Inference.People;
using NeuroPose.Inference.Pictures;

namespace NeuroPose.Inference.Adapters;

/// <summary>RTMO: boxes with scores, and keypoints for each, in pixels of an input whose upper left corner is the frame's.</summary>
internal sealed class RtmoAdapter(ModelSession session, ModelCard card) : IPoseAdapter, IPersonDetector
{
    private const double LeastScore = 0.7;
    private const double LargestOverlap = 0.45;

    private readonly InputTensor input = new(session.Inputs[0], card.Input, card.File);

    public double[] Memory { get; set; } = [];

    public IReadOnlyList<EstimatedPerson> Estimate(Picture picture)
    {
        var (width, height) = input.Width > 0 ? input.Size(card.File) : (640, 640);
        var toFrame = Affine.Fit(picture.Width, picture.Height, width, height, isCentered: false).Inverse();
        using var tensor = input.Sample(picture, toFrame, width, height);
        using var outputs = session.Run([input.Name], [tensor]);
        var boxes = outputs.Numbers("dets");
        var points = outputs.Numbers("keypoints");
        var joints = (int)outputs.Sides("keypoints")[2];
        List<EstimatedPerson> found = [];
        for (var person = 0; person < boxes.Length / 5; person++)
        {
            var box = boxes.Slice(person * 5, 5);
            if (!(box[4] >= LeastScore))
            {
                continue;
            }

            var keypoints = new Keypoint[joints];
            for (var joint = 0; joint < joints; joint++)
            {
                var at = ((person * joints) + joint) * 3;
                var (x, y) = toFrame.Of(points[at], points[at + 1]);
                keypoints[joint] = new(x, y, points[at + 2]);
            }

            found.Add(new(DetectorAdapter.Box(box, toFrame), keypoints));
        }

        return Presence.WithoutDoubles(found, person => person.Box, LargestOverlap);
    }

    public IReadOnlyList<PersonBox> Detect(Picture picture) => [.. Estimate(picture).Select(person => person.Box)];
}
