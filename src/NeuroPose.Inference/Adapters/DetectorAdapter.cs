using NeuroPose.Inference.Models;
using NeuroPose.Inference.People;
using NeuroPose.Inference.Pictures;

namespace NeuroPose.Inference.Adapters;

/// <summary>YOLOX and RTMDet: boxes (left, top, right, bottom, score), and what is in each; 0 is a person.</summary>
internal sealed class DetectorAdapter(ModelSession session, ModelCard card) : IPersonDetector
{
    private const double LargestOverlap = 0.45;

    private readonly InputTensor input = new(session.Inputs[0], card.Input, card.File);

    public IReadOnlyList<PersonBox> Detect(Picture picture)
    {
        var (width, height) = input.Width > 0 ? input.Size(card.File) : (640, 640);
        var toFrame = Affine.Fit(picture.Width, picture.Height, width, height, isCentered: false).Inverse();
        using var tensor = input.Sample(picture, toFrame, width, height);
        using var outputs = session.Run([input.Name], [tensor]);
        var numbers = outputs.Numbers("dets");
        var labels = session.Outputs.Any(output => output.Name == "labels") ? outputs.Wholes("labels") : null;
        List<PersonBox> found = [];
        for (var one = 0; one < numbers.Length / 5; one++)
        {
            var box = numbers.Slice(one * 5, 5);
            if (box[4] > card.ScoreThreshold && (labels is null || labels[one] == 0))
            {
                found.Add(Box(box, toFrame));
            }
        }

        return Presence.WithoutDoubles(found, box => box, LargestOverlap);
    }

    /// <summary>A box of left, top, right, bottom and score, in the frame.</summary>
    public static PersonBox Box(ReadOnlySpan<float> edges, in Affine toFrame)
    {
        var (left, top) = toFrame.Of(edges[0], edges[1]);
        var (right, bottom) = toFrame.Of(edges[2], edges[3]);
        return new(left, top, right - left, bottom - top, edges[4]);
    }
}
