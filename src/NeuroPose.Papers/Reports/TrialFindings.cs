using NeuroPose.Gait;
using NeuroPose.Poses;

namespace NeuroPose.Papers;

/// <summary>What a report says of one trial: what is wrong with it, its strides and steps, and its angles over the cycle.</summary>
internal sealed record TrialFindings(GaitTrial Trial, SpatioTemporal? Measures, ClinicalCycles? Cycles, IReadOnlyList<AngleCycles> Curves)
{
    /// <summary>Events below this are counted among the problems.</summary>
    private const double LowConfidence = 0.5;

    /// <summary>What is wrong or missing, the whole walk's before that of a moment.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>What was assumed or left out.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Whether there are strides that the means are of.</summary>
    public bool HasStrides => Cycles is { Cycles.Count: > 0 };

    public static TrialFindings Of(GaitTrial trial)
    {
        List<string> problems = [], notes = [.. trial.Events.Notes];
        SpatioTemporal? measures = null;
        ClinicalCycles? cycles = null;
        try
        {
            measures = SpatioTemporal.Of(trial.Walk, trial.Events, trial.Roles);
            cycles = ClinicalCycles.Of(measures, trial.Events);
        }
        catch (NeuroPoseException obstacle)
        {
            problems.Add($"Strides and steps are not available: {obstacle.Message}");
        }

        if (cycles is { Cycles.Count: 0 })
        {
            problems.Add("There is no gait cycle: strides, steps and angles over the cycle are not available. A cycle takes two contacts of one foot.");
        }

        if (measures is { WalkingFrame.IsScaleKnown: false })
        {
            problems.Add("The unit of the poses is not known: lengths and speeds are not available.");
        }

        IReadOnlyList<AngleCycles> curves = [];
        if (trial.Angles is null)
        {
            problems.Add($"Angles are not available{(trial.WhyNoAngles.Length > 0 ? ": " + trial.WhyNoAngles : ".")}");
        }
        else if (cycles is { Cycles.Count: > 0 })
        {
            try
            {
                curves = [.. cycles.Normalize(trial.Angles).Where(set => set.Cycles.Any(curve => curve.Any(double.IsFinite)))];
            }
            catch (NeuroPoseException obstacle)
            {
                problems.Add($"Angles over the cycle are not available: {obstacle.Message}");
            }
        }

        notes.AddRange(trial.Angles?.Notes ?? []);
        var found = trial.Events.Problems.Concat((trial.Angles?.Problems ?? [])
            .Where(other => trial.Events.Problems.All(one => one.Message != other.Message)));
        return new(trial, measures, cycles, curves)
        {
            Problems = [.. found.OrderBy(problem => double.IsFinite(problem.TimeSeconds)).Select(Words).Prepend(OfConfidence(trial.Events))
                .Where(words => words.Length > 0), .. problems],
            Notes = notes,
        };
    }

    /// <summary>The scores against a reference, each angle by its mean curve; null where there is no curve.</summary>
    /// <exception cref="ArgumentException">The reference is by another convention, or has none of the angles.</exception>
    public MovementAnalysisProfile? Profile(NormativeSet reference) => Curves.Count == 0 ? null : MovementAnalysisProfile.Of(
        [.. Curves.Select(set => set.Mean())], Trial.Angles!.Convention, reference, Measures!.SpeedMetersPerSecond);

    private static string Words(GaitProblem problem) =>
        (double.IsFinite(problem.TimeSeconds) ? FormattableString.Invariant($"At {problem.TimeSeconds:0.00} s: ") : "") + problem.Message;

    private static string OfConfidence(GaitEvents events)
    {
        var low = events.Events.Count(found => found.Confidence < LowConfidence);
        return low == 0 ? "" : FormattableString.Invariant(
            $"{low} of {events.Events.Count} events have a confidence below {LowConfidence}: what rests on them is not sure.");
    }
}
