using NeuroPose.Gait;
using NeuroPose.Interactive.Markup;
using NeuroPose.Poses;

namespace NeuroPose.Interactive.Displays;

/// <summary>Clinical angles: what is wrong, what they range over, and which are not available and why.</summary>
internal static class ClinicalAnglesDisplay
{
    private static readonly string[] Columns = ["angle", "side", "least (°)", "greatest (°)", "frames known (%)", "made from"];
    private static readonly string[] MissingColumns = ["not available", "side", "why"];

    public static Display<ClinicalAngles> Display { get; } = new(angles => new Card(
        PlainText.OneLine(angles.Label, Listing.LongestName),
        "clinical angles",
        [.. Facts(angles)],
        GaitEventsDisplay.Problems(angles.Problems),
        Listing.Of(Columns, angles.Curves, "angles", Row),
        Listing.Of(MissingColumns, angles.Missing, "angles",
            missing => [AngleWord(missing.Angle), SideWord(missing.Side), PlainText.OneLine(missing.Reason, 300)])));

    public static string AngleWord(ClinicalAngle angle) => GaitEventsDisplay.Words(angle.ToString());

    private static string SideWord(Side? side) => side is { } known ? GaitEventsDisplay.SideWord(known) : "–";

    private static IReadOnlyList<string> Row(AngleCurve curve)
    {
        double[] known = [.. curve.Values.ToArray().Where(double.IsFinite)];
        return
        [
            AngleWord(curve.Angle), SideWord(curve.Side), Known.Measured(known.DefaultIfEmpty(double.NaN).Min(), "0.0"),
            Known.Measured(known.DefaultIfEmpty(double.NaN).Max(), "0.0"),
            curve.Values.Length == 0 ? Known.NotAvailable : Known.Measured(100.0 * known.Length / curve.Values.Length, "0"),
            PlainText.OneLine(curve.Source, 80),
        ];
    }

    private static IEnumerable<Fact> Facts(ClinicalAngles angles)
    {
        yield return GaitEventsDisplay.ProblemFact(angles.Problems);
        yield return new("angles",
            $"{angles.Origin}, convention {angles.Convention}{(angles.IsSagittalOnly ? "; in the plane of the walk alone" : "")}");
        yield return new("frames", $"{Known.Number(angles.FrameCount)}, {Known.Positive(angles.FramesPerSecond, "frames/s")}");
        foreach (var note in angles.Notes)
        {
            yield return new("note", note);
        }
    }
}
