using NeuroPose.Formats;
using NeuroPose.Interactive.Markup;

namespace NeuroPose.Interactive.Displays;

/// <summary>What a trial lacks, person by person.</summary>
internal static class TrialDetections
{
    private const int MostPeople = 8;

    /// <summary>One fact a person: the frames without them, and those with joints that were not detected.</summary>
    public static IEnumerable<Fact> Of(VideoPredictions trial)
    {
        var people = trial.PersonCount;
        for (var person = 0; person < Math.Min(people, MostPeople); person++)
        {
            var name = people == 1 ? "missing detections" : FormattableString.Invariant($"missing, person {person}");
            yield return new(name, Describe(trial.Frames, person));
        }

        if (people > MostPeople)
        {
            yield return new("", FormattableString.Invariant($"(the first {MostPeople} of {people} people)"));
        }
    }

    private static string Describe(IReadOnlyList<FramePrediction> frames, int person)
    {
        List<int> absent = [];
        List<int> incomplete = [];
        for (var frame = 0; frame < frames.Count; frame++)
        {
            if (person >= frames[frame].PersonCount)
            {
                absent.Add(frame);
            }
            else if (!IsComplete(frames[frame].Poses[person]))
            {
                incomplete.Add(frame);
            }
        }

        return (absent.Count, incomplete.Count) switch
        {
            (0, 0) => "none",
            (_, 0) => Absent(),
            (0, _) => Incomplete(),
            _ => Absent() + "; " + Incomplete(),
        };

        string Absent() => FormattableString.Invariant($"not seen in {absent.Count} of {frames.Count} frames ({FrameRanges.Of(absent)})");
        string Incomplete() => FormattableString.Invariant($"joints missing in {incomplete.Count} of {frames.Count} frames ({FrameRanges.Of(incomplete)})");
    }

    private static bool IsComplete(NumberRows pose)
    {
        foreach (var value in pose.Values)
        {
            if (!double.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }
}
