using NeuroPose.Inference.Models;
using NeuroPose.Inference.People;
using NeuroPose.Inference.Pictures;

namespace NeuroPose.Inference.Adapters;

/// <summary>
/// RTMPose: for each keypoint a distribution along x and one along y, with so many bins a pixel. The highest bins are the place, the mean
/// of the maxima the score. RTMW3D has a third along z, and takes the least of the maxima.
/// </summary>
internal sealed class SimCCAdapter(ModelSession session, ModelCard card, IPersonDetector detector) : IPoseAdapter
{
    // Half the depth that the bins of RTMW3D stand for, in meters, and the length of the axis that they are counted against.
    private const double HalfDepth = 2.1744869;
    private const double DepthAxis = 384;

    private readonly InputTensor input = new(session.Inputs[0], card.Input, card.File);
    private readonly bool isDeep = card.Adapter == ModelAdapter.SimCC3D;

    public double[] Memory { get; set; } = [];

    public IReadOnlyList<EstimatedPerson> Estimate(Picture picture) =>
        [.. detector.Detect(picture).Select(box => Estimate(picture, box)).Where(person => Presence.IsThere(person.Keypoints, card.ScoreThreshold))];

    private EstimatedPerson Estimate(Picture picture, PersonBox box)
    {
        var (width, height) = input.Size(card.File);
        var crop = PersonCrop.Around(box, width, height, isUnbiased: false);
        using var tensor = input.Sample(picture, crop.ToFrame, width, height);
        using var outputs = session.Run([input.Name], [tensor]);
        var alongX = outputs.Numbers(NameOf("x"));
        var alongY = outputs.Numbers(NameOf("y"));
        var alongZ = isDeep ? outputs.Numbers(NameOf("z")) : default;
        var joints = (int)outputs.Sides(NameOf("x"))[1];
        var keypoints = new Keypoint[joints];
        var depths = isDeep ? new double[joints] : null;
        for (var joint = 0; joint < joints; joint++)
        {
            var (column, highestX) = Highest(alongX, joint, joints);
            var (row, highestY) = Highest(alongY, joint, joints);
            var score = isDeep ? Math.Min(highestX, highestY) : (highestX + highestY) / 2;
            if (depths is not null)
            {
                var (bin, highestZ) = Highest(alongZ, joint, joints);
                score = Math.Min(score, highestZ);
                depths[joint] = score > 0 ? ((bin / 2.0 / (DepthAxis / 2)) - 1) * HalfDepth * 1000 : double.NaN;
            }

            var (x, y) = crop.PlaceOf(column * width * joints / (double)alongX.Length, row * height * joints / (double)alongY.Length);
            keypoints[joint] = score > 0 ? new(x, y, score) : Keypoint.Unknown;
        }

        return new(box, keypoints) { DepthsMillimeters = depths };
    }

    private string NameOf(string axis) =>
        session.Outputs.FirstOrDefault(output => output.Name == "simcc_" + axis)?.Name ?? session.Outputs[axis[0] - 'x'].Name;

    private static (int Bin, double Height) Highest(ReadOnlySpan<float> all, int joint, int joints)
    {
        var bins = all.Slice(joint * (all.Length / joints), all.Length / joints);
        var highest = 0;
        for (var bin = 1; bin < bins.Length; bin++)
        {
            highest = bins[bin] > bins[highest] ? bin : highest;
        }

        return (highest, bins[highest]);
    }
}
