using NeuroPose.Figures;
using NeuroPose.Gait;
using NeuroPose.Interactive.Markup;
using NeuroPose.Poses;

namespace NeuroPose.Interactive.Displays;

/// <summary>A movement analysis profile: the scores of each variable, the gait profile score or why there is none, and its bars.</summary>
internal static class MovementAnalysisProfileDisplay
{
    private static readonly string[] Columns = ["variable", "left (°)", "right (°)"];

    public static Display<MovementAnalysisProfile> Display { get; } = new(profile => new Card(
        "",
        "movement analysis profile",
        [.. Facts(profile)],
        Listing.Of(Columns, MovementAnalysisProfile.Variables, "variables", angle =>
            [ClinicalAnglesDisplay.AngleWord(angle), Known.Measured(profile[angle, Side.Left], "0.0"),
                Known.Measured(profile[angle, Side.Right], "0.0")]))
    {
        Picture = GaitFigures.Profile(profile),
    });

    private static IEnumerable<Fact> Facts(MovementAnalysisProfile profile)
    {
        string[] missing =
        [
            .. from side in Enum.GetValues<Side>()
               from angle in MovementAnalysisProfile.Variables
               where double.IsNaN(profile[angle, side])
               select $"{GaitEventsDisplay.SideWord(side)} {ClinicalAnglesDisplay.AngleWord(angle)}",
        ];
        yield return new("gait profile score",
            $"left {Known.Measured(profile.Left, "0.0", "°")}, right {Known.Measured(profile.Right, "0.0", "°")}, overall {Known.Measured(profile.Overall, "0.0", "°")}");
        if (missing.Length > 0)
        {
            yield return new("missing", $"{string.Join(", ", missing)}: the score of a side needs all nine of it");
        }

        yield return new("reference",
            $"{profile.Reference.Name}: {profile.Reference.Population}; convention {profile.Reference.Convention}");
        yield return new("speed", profile.SpeedNote);
        yield return new("definition",
            "Score: root of the mean squared difference from the reference over the cycle. GPS: root of the mean of nine squared scores (Baker et al. 2009).");
    }
}
