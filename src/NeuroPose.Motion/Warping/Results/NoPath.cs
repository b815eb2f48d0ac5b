using NeuroPose.Kinematics;
using NeuroPose.Warping.Recursion;

namespace NeuroPose.Warping;

/// <summary>Says why no path was found, and what would leave one.</summary>
internal static class NoPath
{
    public static SeriesException Explain(Problem problem, FeatureSeries first, FeatureSeries second, DtwDefinition definition)
    {
        var place = new Place(File: first.Label.Length > 0 ? first.Label : "the series");
        var lengths = FormattableString.Invariant($"{first.Length} and {second.Length} frames");
        if (Reachability.HasPath(problem.Window, problem.Moves, problem.Ends))
        {
            return new(
                definition.MaximumStep < double.PositiveInfinity
                    ? FormattableString.Invariant($"every path to \"{second.Label}\" has a match that costs more than the maximum step of {definition.MaximumStep}. Raise it.")
                    : $"the costs of matching it with \"{second.Label}\" add up beyond the largest {(definition.Precision == Precision.Single ? "float" : "double")}. Bring both to a smaller unit of numbers first.",
                place);
        }

        if (!Reachability.HasPath(MatchWindow.Everything(first.Length, second.Length), problem.Moves, problem.Ends))
        {
            return new($"the step pattern {definition.StepPattern} has no path between series of {lengths} (the second is \"{second.Label}\"), whatever the band. Use a pattern that bends further, or resample one series.", place);
        }

        return new($"the {definition.Band.Describe()} leaves no path between series of {lengths} (the second is \"{second.Label}\"). {Remedy(problem, first.Length, second.Length, definition.Band)}", place);
    }

    private static string Remedy(Problem problem, int rows, int columns, Band band)
    {
        if (band.WithRadius(0) is null)
        {
            return "Widen it.";
        }

        var (tooSmall, enough) = (-1, Math.Max(rows, columns));
        while (enough - tooSmall > 1)
        {
            var middle = tooSmall + ((enough - tooSmall) / 2);
            (tooSmall, enough) = Reachability.HasPath(band.WithRadius(middle)!.Window(rows, columns), problem.Moves, problem.Ends)
                ? (tooSmall, middle)
                : (middle, enough);
        }

        return FormattableString.Invariant($"The smallest radius that does is {enough}.");
    }
}
