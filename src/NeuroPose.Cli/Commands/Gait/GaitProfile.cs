using System.Text.Json.Nodes;
using NeuroPose.Cli.Terminal;
using NeuroPose.Gait;

namespace NeuroPose.Cli.Commands;

/// <summary>A walk's angles over the cycle against a normative set: as lines for people, as JSON for programs.</summary>
/// <param name="Scores">The scores.</param>
/// <param name="Origin">Where the angles are from: the file itself, or the joints.</param>
internal sealed record GaitProfile(MovementAnalysisProfile Scores, string Origin)
{
    /// <summary>Compares the mean angles of a walk's cycles; angles that the file holds are used as they are.</summary>
    /// <param name="walk">The walk.</param>
    /// <param name="measures">Its strides.</param>
    /// <param name="reference">The normative set, and the file it is from.</param>
    /// <exception cref="UsageException">The set is by another convention, or has none of the angles.</exception>
    public static GaitProfile Of(GaitWalk walk, SpatioTemporal measures, (string File, NormativeSet Set) reference)
    {
        var angles = walk.Angles();
        AngleCurve[] curves = [.. ClinicalCycles.Of(measures, walk.Events).Normalize(angles).Select(set => set.Mean())];
        try
        {
            return new(MovementAnalysisProfile.Of(curves, angles.Convention, reference.Set, measures.SpeedMetersPerSecond), angles.Origin);
        }
        catch (ArgumentException problem)
        {
            throw UsageException.Of($"--normative {reference.File}", problem);
        }
    }

    public IEnumerable<string> Lines()
    {
        yield return FormattableString.Invariant(
            $"against {Scores.Reference.Name} ({Scores.Reference.Population}): GPS left {Degrees(Scores.Left)}, right {Degrees(Scores.Right)}, overall {Degrees(Scores.Overall)}");
        yield return $"angles {Origin}; {Scores.SpeedNote}";
        foreach (var score in Scores.Scores)
        {
            yield return $"{ClinicalAngleNames.NameOf(score.Angle),-20} {GaitFacts.Snake(score.Side),-6} {Degrees(score.Degrees)}";
        }
    }

    public JsonNode Json() => new JsonObject
    {
        ["reference"] = Scores.Reference.Name,
        ["convention"] = Scores.Reference.Convention.ToString(),
        ["speedNote"] = Scores.SpeedNote,
        ["anglesFrom"] = Origin,
        ["gpsDegrees"] = new JsonObject
        {
            ["left"] = RecordingFacts.Known(Scores.Left),
            ["right"] = RecordingFacts.Known(Scores.Right),
            ["overall"] = RecordingFacts.Known(Scores.Overall),
        },
        ["gaitVariableScoresDegrees"] = new JsonArray([.. Scores.Scores.Select(score => (JsonNode)new JsonObject
        {
            ["angle"] = ClinicalAngleNames.NameOf(score.Angle),
            ["side"] = GaitFacts.Snake(score.Side),
            ["score"] = RecordingFacts.Known(score.Degrees),
        })]),
    };

    private static string Degrees(double value) => double.IsNaN(value) ? "not available" : FormattableString.Invariant($"{value:0.0}°");
}
