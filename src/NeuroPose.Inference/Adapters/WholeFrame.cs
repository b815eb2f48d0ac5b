using NeuroPose.Inference.People;
using NeuroPose.Inference.Pictures;

namespace NeuroPose.Inference.Adapters;

/// <summary>Where no detector is named: one person, somewhere in the frame.</summary>
internal sealed class WholeFrame : IPersonDetector
{
    public IReadOnlyList<PersonBox> Detect(Picture picture)
    {
        // A model of one person looks at 1.25 times the box.
        const double Share = 0.8;
        var (width, height) = (picture.Width * Share, picture.Height * Share);
        return [new((picture.Width - width) / 2, (picture.Height - height) / 2, width, height, 1)];
    }
}
