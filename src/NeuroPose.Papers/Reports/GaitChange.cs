using System.Globalization;
using System.Text;
using NeuroPose.Gait;
using NeuroPose.Poses;
using NeuroPose.Statistics;

namespace NeuroPose.Papers;

/// <summary>What changed from the trials before to those after. A trial's mean counts once, however many strides it has.</summary>
internal sealed record GaitChange(IReadOnlyList<TrialFindings> Before, IReadOnlyList<TrialFindings> After)
{
    public void AppendTables(StringBuilder body, NormativeSet? reference)
    {
        AppendMeasures(body);
        if (reference is not null)
        {
            AppendProfile(body, reference);
        }
    }

    private static GaitMeasure Over(IReadOnlyList<TrialFindings> trials, Func<SpatioTemporal, double> of)
    {
        double[] known = [.. trials.Where(found => found.HasStrides).Select(found => of(found.Measures!)).Where(double.IsFinite)];
        return new(known.Length, known.Length == 0 ? double.NaN : Descriptive.Mean(known), known.Length < 2 ? double.NaN : Descriptive.StandardDeviation(known, ddof: 1));
    }

    private void AppendMeasures(StringBuilder body)
    {
        // Which measures there are does not depend on the trial; one without strides has no numbers, and is not looked at.
        if (Before.Concat(After).FirstOrDefault(found => found.HasStrides)?.Measures is not { } any)
        {
            return;
        }

        body.Append("<p>Means of the trials ± standard deviation over trials (n − 1). No test is made: trials of one person are few and not independent.</p>\n<div class=\"wide\"><table>\n<thead>")
            .Append(GaitReport.Row("th", ["measure", "unit", "definition", "left before", "left after", "right before", "right after", "both before", "both after", "change", "trials"], 3).TrimEnd())
            .Append("</thead>\n<tbody>\n");
        foreach (var (row, at) in any.Rows().Select((row, at) => (row, at)))
        {
            double Left(SpatioTemporal measures) => measures.Rows()[at].Left?.Mean ?? double.NaN;
            double Right(SpatioTemporal measures) => measures.Rows()[at].Right?.Mean ?? double.NaN;
            double Both(SpatioTemporal measures) => measures.Rows()[at].Both.Mean;
            string Sided(IReadOnlyList<TrialFindings> trials, Func<SpatioTemporal, double> of) => row.Left is null ? "" : row.Text(Over(trials, of));
            var (was, now) = (Over(Before, Both), Over(After, Both));
            body.Append(GaitReport.Row("td",
            [
                row.Name, row.Unit, row.Definition, Sided(Before, Left), Sided(After, Left), Sided(Before, Right), Sided(After, Right), row.Text(was), row.Text(now),
                Signed(now.Mean - was.Mean, row.Decimals), FormattableString.Invariant($"{was.Count}, {now.Count}"),
            ], 3));
        }

        body.Append("</tbody>\n</table></div>\n");
    }

    private void AppendProfile(StringBuilder body, NormativeSet reference)
    {
        if (Median(Before, reference) is not { } was || Median(After, reference) is not { } now)
        {
            body.Append("<p>Scores against the reference are not available: there is no cycle with angles before, or after.</p>\n");
            return;
        }

        var missing = MovementAnalysisProfile.Variables.Any(angle => Enum.GetValues<Side>().Any(side => double.IsNaN(was[angle, side]) || double.IsNaN(now[angle, side])));
        body.Append("<p>Movement analysis profile: medians over trials, in degrees. ")
            .Append(FormattableString.Invariant($"A change of the GPS by {MovementAnalysisProfile.MinimalImportantDegrees}° matters (Baker and others 2012). "))
            .Append(missing ? "The GPS is not available where one of its nine variables is not. " : "")
            .Append(PaperHtml.Text(was.SpeedNote)).Append("</p>\n<div class=\"wide\"><table>\n<thead>")
            .Append(GaitReport.Row("th", ["variable", "left before", "left after", "change", "right before", "right after", "change"], 1).TrimEnd())
            .Append("</thead>\n<tbody>\n");
        foreach (var angle in MovementAnalysisProfile.Variables)
        {
            Append(body, ClinicalAngleNames.NameOf(angle).Replace('_', ' '), (was[angle, Side.Left], now[angle, Side.Left]), (was[angle, Side.Right], now[angle, Side.Right]));
        }

        Append(body, "GPS of the side", (was.Left, now.Left), (was.Right, now.Right));
        Append(body, "GPS overall", (was.Overall, now.Overall), null);
        body.Append("</tbody>\n</table></div>\n");
    }

    private static MovementAnalysisProfile? Median(IReadOnlyList<TrialFindings> trials, NormativeSet reference)
    {
        MovementAnalysisProfile[] known = [.. trials.Select(found => found.Profile(reference)).OfType<MovementAnalysisProfile>()];
        return known.Length == 0 ? null : MovementAnalysisProfile.Median(known);
    }

    private static void Append(StringBuilder body, string name, (double Was, double Now) left, (double Was, double Now)? right) => body.Append(GaitReport.Row("td",
        [name, Plain(left.Was), Plain(left.Now), Signed(left.Now - left.Was, 1), .. right is { } other ? [Plain(other.Was), Plain(other.Now), Signed(other.Now - other.Was, 1)] : new[] { "", "", "" }], 1));

    private static string Plain(double value) => double.IsNaN(value) ? "not available" : value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Signed(double value, int decimals)
    {
        var digits = decimals == 0 ? "0" : "0." + new string('0', decimals);
        return double.IsNaN(value) ? "not available" : value.ToString($"+{digits};−{digits};{digits}", CultureInfo.InvariantCulture);
    }
}
