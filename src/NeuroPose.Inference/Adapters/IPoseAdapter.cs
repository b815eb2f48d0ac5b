using NeuroPose.Inference.People;
using NeuroPose.Inference.Pictures;

namespace NeuroPose.Inference.Adapters;

/// <summary>Reads one model's numbers as people.</summary>
internal interface IPoseAdapter
{
    /// <summary>
    /// What it remembers of the last frame to look for the person where the person was: a few numbers, empty for nothing. A run that goes
    /// on where another stopped sets it, and gives the same numbers as if none had stopped.
    /// </summary>
    double[] Memory { get; set; }

    /// <summary>The people in a picture.</summary>
    IReadOnlyList<EstimatedPerson> Estimate(Picture picture);
}

/// <summary>Finds where people are.</summary>
internal interface IPersonDetector
{
    /// <summary>Boxes of people, the surest first.</summary>
    IReadOnlyList<PersonBox> Detect(Picture picture);
}
