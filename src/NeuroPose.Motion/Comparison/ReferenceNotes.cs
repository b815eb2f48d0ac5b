using NeuroPose.Warping;

namespace NeuroPose.Comparison;

/// <summary>Says where a comparison departs from what the NeuroPose reference would print for it.</summary>
internal static class ReferenceNotes
{
    public static IReadOnlyList<string> For(ComparisonOptions options, ComparisonAlignment? alignment)
    {
        List<string> notes = [];
        if (options.Definition != DtwDefinition.Reference with { Representation = options.Definition.Representation })
        {
            notes.Add(options.Definition with { Backend = DtwDefinition.Reference.Backend } == DtwDefinition.Reference with { Representation = options.Definition.Representation }
                ? $"{options.Definition.Backend.Describe()}: the reference computes FastDTW of radius 1, which is at times a little larger."
                : "The definition is not the reference's (FastDTW of radius 1, Euclidean, no band, not normalized): the numbers do not compare.");
        }

        if (alignment is null)
        {
            return notes;
        }

        if (alignment.AtCommonPhase)
        {
            notes.Add(FormattableString.Invariant($"Aligned at common phase ({alignment.FirstFrames} and {alignment.SecondFrames} frames): the reference refuses to align different lengths."));
        }

        if (alignment.Options.FitScale)
        {
            notes.Add("Aligned with scale: the reference compares without.");
        }

        if (alignment.FittedJoints < (long)alignment.FirstFrames * alignment.JointCount)
        {
            notes.Add(FormattableString.Invariant($"Aligned on {alignment.FittedJoints} of {(long)alignment.FirstFrames * alignment.JointCount} joints, those known in both: the reference refuses missing joints."));
        }

        return notes;
    }
}
