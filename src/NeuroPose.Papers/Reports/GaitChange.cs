using System.Globalization;
using System.Text;
using NeuroPose.Gait;
using NeuroPose.Poses;
using NeuroPose.Statistics;

namespace NeuroPose.Papers;

/// <summary>What changed from the trials before to those after. A trial's mean counts once, however many strides it has.</summary>
internal sealed record GaitChange(IReadOnlyList<TrialFindings> Before, IReadOnlyList<TrialFindings> After)
{
    /// <summary>Strides and steps before and after; nothing where no trial has a stride.</summary>
    public void AppendMeasures(StringBuilder body)
    {
        // Which measures there are does not depend on the trial; one without strides has no numbers, and is not looked at.
        if (Before.Concat(After).FirstOrDefault(found => found.HasStrides)?.Measures is not { } any)
        {
            return;
        }

        body.Append("<p class=\"small\">Means of the trials ± standard deviation over trials (n − 1). No test is made: trials of one person are few and not independent.</p>\n<div class=\"wide\"><table>\n<thead>")
            .Append(GaitReport.Row("th",
                ["measure", "unit", "left before", "left after", "right before", "right after", "both before", "both after", "change",
                    "trials"], 2).TrimEnd())
            .Append("</thead>\n<tbody>\n");
        foreach (var (row, at) in any.Rows().Select((row, at) => (row, at)))
        {
            double Left(SpatioTemporal measures) => measures.Rows()[at].Left?.Mean ?? double.NaN;
            double Right(SpatioTemporal measures) => measures.Rows()[at].Right?.Mean ?? double.NaN;
            double Both(SpatioTemporal measures) => measures.Rows()[at].Both.Mean;
            string Sided(IReadOnlyList<TrialFindings> trials, Func<SpatioTemporal, double> of) => row.Left is null
                ? ""
                : row.Text(Over(trials, of));
            var (was, now) = (Over(Before, Both), Over(After, Both));
            body.Append(GaitReport.Row("td",
            [
                row.Name, row.Unit, Sided(Before, Left), Sided(After, Left), Sided(Before, Right), Sided(After, Right), row.Text(was),
                row.Text(now),
                Signed(now.Mean - was.Mean, row.Decimals), FormattableString.Invariant($"{was.Count}, {now.Count}"),
            ], 2));
        }

        body.Append("</tbody>\n</table></div>\n");
        GaitReport.Definitions(body, any.Rows());
    }

    /// <summary>The scores against a reference before and after: those that there are, and the names of the others.</summary>
    public void AppendProfile(StringBuilder body, NormativeSet reference)
    {
        if (Median(Before, reference) is not { } was || Median(After, reference) is not { } now)
        {
            body.Append("<p>Scores against the reference are not available: there is no cycle with angles before, or after.</p>\n");
            return;
        }

        body.Append("<figure>\n<figcaption><b>Movement analysis profile, in degrees</b></figcaption>\n<div class=\"wide\"><table>\n<thead>")
            .Append(GaitReport.Row("th", ["median over trials", "left before", "after", "change", "right before", "after", "change"], 1)
                .TrimEnd())
            .Append("</thead>\n<tbody>\n");
        List<string> missing = [];
        foreach (var angle in MovementAnalysisProfile.Variables)
        {
            double[] scores = [.. Enum.GetValues<Side>().SelectMany(side => new[] { was[angle, side], now[angle, side] })];
            var name = ClinicalAngleNames.NameOf(angle).Replace('_', ' ');
            if (scores.Any(double.IsNaN))
            {
                missing.Add(name);
            }

            if (scores.Any(double.IsFinite))
            {
                Append(body, name, (scores[0], scores[1]), (scores[2], scores[3]));
            }
        }

        if (missing.Count == 0)
        {
            Append(body, "GPS of the side", (was.Left, now.Left), (was.Right, now.Right));
            Append(body, "GPS overall", (was.Overall, now.Overall), null);
        }

        body.Append("</tbody>\n</table></div>\n<figcaption class=\"small\">")
            .Append(missing.Count == 0
                ? ""
                : PaperHtml.Text($"Not available everywhere: {string.Join(", ", missing)}; the GPS needs all nine and is not available. "))
            .Append(FormattableString.Invariant($"A change of the GPS by {MovementAnalysisProfile.MinimalImportantDegrees}° matters (Baker and others 2012). "))
            .Append(PaperHtml.Text($"Before: {was.SpeedNote} After: {now.SpeedNote}")).Append("</figcaption>\n</figure>\n");
    }

    private static GaitMeasure Over(IReadOnlyList<TrialFindings> trials, Func<SpatioTemporal, double> of)
    {
        double[] known = [.. trials.Where(found => found.HasStrides).Select(found => of(found.Measures!)).Where(double.IsFinite)];
        return new(known.Length, known.Length == 0 ? double.NaN : Descriptive.Mean(known),
            known.Length < 2 ? double.NaN : Descriptive.StandardDeviation(known, ddof: 1));
    }

    private static MovementAnalysisProfile? Median(IReadOnlyList<TrialFindings> trials, NormativeSet reference)
    {
        MovementAnalysisProfile[] known = [.. trials.Select(found => found.Profile(reference)).OfType<MovementAnalysisProfile>()];
        return known.Length == 0 ? null : MovementAnalysisProfile.Median(known);
    }

    private static void Append(StringBuilder body, string name, (double Was, double Now) left, (double Was, double Now)? right) =>
        body.Append(GaitReport.Row("td",
        [name, Plain(left.Was), Plain(left.Now), Signed(left.Now - left.Was, 1), .. right is { } other
            ? [Plain(other.Was), Plain(other.Now), Signed(other.Now - other.Was, 1)]
            : (string[])["", "", ""]], 1));

    private static string Plain(double value) =>
        double.IsNaN(value) ? "not available" : value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Signed(double value, int decimals)
    {
        var digits = decimals == 0 ? "0" : "0." + new string('0', decimals);
        return double.IsNaN(value) ? "not available" : value.ToString($"+{digits};−{digits};{digits}", CultureInfo.InvariantCulture);
    }
}
