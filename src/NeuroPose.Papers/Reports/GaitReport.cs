using System.Globalization;
using System.Text;
using NeuroPose.Figures;
using NeuroPose.Figures.Model;
using NeuroPose.Files;
using NeuroPose.Gait;
using NeuroPose.Notebooks.Html;
using NeuroPose.Poses;
using NeuroPose.Provenance;
using static NeuroPose.Papers.PaperHtml;

namespace NeuroPose.Papers;

/// <summary>
/// A gait report: one page that opens without a network and runs nothing, problems first. The same trials give the same bytes; no time of
/// printing is in it.
/// </summary>
public static class GaitReport
{
    private const int MostProblems = 6;
    private const int LeastStepsInTurn = 4;

    /// <summary>A page has less room for a panel than a figure of its own.</summary>
    private const double PanelHeight = 98;
    private const double WidePanelHeight = 72;

    private static readonly string Rules = EmbeddedText.Of(typeof(GaitReport), "GaitReport.css");

    /// <summary>The angles of a page: those of the plane of the walk, with what stands in for a hip that there is not.</summary>
    private static readonly ClinicalAngle[] PageAngles =
        [ClinicalAngle.PelvisTilt, ClinicalAngle.HipFlexion, ClinicalAngle.KneeFlexion, ClinicalAngle.AnkleDorsiflexion];

    private static readonly ClinicalAngle[] StandIns = [ClinicalAngle.ThighToVertical, ClinicalAngle.ShankToVertical,
        ClinicalAngle.TrunkLean];

    /// <summary>The report of one trial: strides and steps, events, angles over the cycle, and scores where there is a reference.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="reference">What angles are compared with; null for nothing.</param>
    /// <exception cref="ArgumentException">The reference is by another convention, or has none of the angles.</exception>
    public static string Trial(GaitTrial trial, NormativeSet? reference = null)
    {
        ArgumentNullException.ThrowIfNull(trial);
        var found = TrialFindings.Of(trial);
        var profile = reference is null ? null : found.Profile(reference);
        var body = new StringBuilder();
        Head(body, trial.Name, found.HasStrides ? $"Gait report: {found.Cycles}, {Speed(found)}." : "Gait report.");
        Problems(body, [.. found.Problems]);
        if (found.HasStrides)
        {
            MeasureTable(body, found.Measures!);
        }

        body.Append("<div class=\"pair\">\n<div>\n");
        Figure(body, "Events", Events(found));
        if (profile is null && found.HasStrides && found.Measures!.CountedSteps.Count() >= LeastStepsInTurn)
        {
            Figure(body, "Step time from stride to stride", GaitFigures.StrideToStride(found.Measures, StrideMeasure.StepTime));
        }

        body.Append("</div>\n<div>\n");
        if (found.Curves.Count > 0)
        {
            Figure(body, "Angles over the gait cycle", GaitFigures.OverCycle(found.Cycles!, trial.Angles!, reference, Shown(found.Curves)));
        }

        body.Append("</div>\n</div>\n");
        if (profile is not null)
        {
            Figure(body, "Movement analysis profile", GaitFigures.Profile(profile, reference), isWide: true);
        }

        Made(body, [found], reference);
        return PageShell.Of($"{trial.Name}: gait report", body.ToString(), Rules, PageShell.StrictPolicy);
    }

    /// <summary>
    /// The report of one person before and after: the means of the trials, each trial counted once, what changed, angles over the cycle,
    /// and scores where there is a reference.
    /// </summary>
    /// <param name="before">The trials before, at least one.</param>
    /// <param name="after">The trials after, at least one.</param>
    /// <param name="reference">What angles are compared with; null for nothing.</param>
    /// <exception cref="ArgumentException">A list is empty, the angles before and after are by different conventions, or the reference is
    /// by another one, or has none of the angles.</exception>
    public static string Session(IReadOnlyList<GaitTrial> before, IReadOnlyList<GaitTrial> after, NormativeSet? reference = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Count == 0 || after.Count == 0)
        {
            throw new ArgumentException($"Trials before and after are needed; there are {before.Count} and {after.Count}.",
                before.Count == 0 ? nameof(before) : nameof(after));
        }

        string[] conventions = [.. before.Concat(after).Select(trial => trial.Angles?.Convention.Name).OfType<string>()
            .Distinct(StringComparer.Ordinal)];
        if (conventions.Length > 1)
        {
            throw new ArgumentException($"The angles of the trials are by different conventions ({string.Join(", ", conventions)}): they are not compared.", nameof(after));
        }

        TrialFindings[] was = [.. before.Select(TrialFindings.Of)], now = [.. after.Select(TrialFindings.Of)];
        var body = new StringBuilder();
        Head(body, "Before and after", FormattableString.Invariant(
            $"Gait report of {before.Count} {(before.Count == 1 ? "trial" : "trials")} before and {after.Count} after: {string.Join(", ", before.Select(trial => trial.Name))}; {string.Join(", ", after.Select(trial => trial.Name))}."));
        Problems(body, [.. was.SelectMany(found => Named(found, "before")), .. now.SelectMany(found => Named(found, "after"))]);
        var change = new GaitChange(was, now);
        change.AppendMeasures(body);
        body.Append("<div class=\"pair\">\n<div>\n");
        AngleCycles[] old = [.. TrialMeans(was)], latest = [.. TrialMeans(now)];
        if (old.Length > 0 || latest.Length > 0)
        {
            Figure(body, "Angles over the gait cycle: the mean of each trial counts once",
                GaitFigures.OverCycle(old, latest, reference, Shown([.. old, .. latest])));
        }

        body.Append("</div>\n<div>\n");
        if (reference is not null)
        {
            change.AppendProfile(body, reference);
        }

        body.Append("</div>\n</div>\n");
        Made(body, [.. was, .. now], reference);
        return PageShell.Of("Before and after: gait report", body.ToString(), Rules, PageShell.StrictPolicy);
    }

    internal static string Row(string tag, IEnumerable<string> cells, int words) =>
        "<tr>" + string.Concat(cells.Select((cell, at) => $"<{tag}{(at < words ? "" : " class=\"number\"")}>{Text(cell)}</{tag}>"))
            + "</tr>\n";

    private static void Head(StringBuilder body, string title, string words) =>
        body.Append("<h1>").Append(Text(title)).Append("</h1>\n<p class=\"what\">").Append(Text(words)).Append("</p>\n");

    private static void Problems(StringBuilder body, string[] problems)
    {
        if (problems.Length == 0)
        {
            body.Append("<p class=\"sound\">No problems were found in poses and events.</p>\n");
            return;
        }

        body.Append("<ul class=\"problems error\">\n");
        foreach (var problem in problems.Take(MostProblems))
        {
            body.Append("<li>").Append(Text(problem)).Append("</li>\n");
        }

        if (problems.Length > MostProblems)
        {
            body.Append(CultureInfo.InvariantCulture,
                $"<li>and {problems.Length - MostProblems} more problems; neuropose gait FILE lists all.</li>\n");
        }

        body.Append("</ul>\n");
    }

    private static IEnumerable<string> Named(TrialFindings found, string when)
    {
        // Of each trial the first ones: a reader of many sees which is bad, and its own page has the rest.
        var more = found.Problems.Count - 2;
        return found.Problems.Take(2).Select((problem, at) => $"{found.Trial.Name} ({when}): {problem}"
            + (at == 1 && more > 0 ? FormattableString.Invariant($" And {more} more.") : ""));
    }

    private static string Speed(TrialFindings found) => double.IsNaN(found.Measures!.SpeedMetersPerSecond)
        ? "speed not available"
        : FormattableString.Invariant($"{found.Measures.SpeedMetersPerSecond:0.00} m/s{(found.Measures.WalkingFrame.IsTreadmill ? " on a treadmill" : "")}");

    private static void MeasureTable(StringBuilder body, SpatioTemporal measures)
    {
        body.Append("<div class=\"wide\"><table>\n<thead>")
            .Append(Row("th", ["mean ± SD", "unit", "left", "right", "both", "n", "symmetry index, %"], 2).TrimEnd())
                .Append("</thead>\n<tbody>\n");
        foreach (var row in measures.Rows())
        {
            var symmetry = double.IsNaN(row.SymmetryIndexPercent)
                ? (row.Left is null ? "" : "not available")
                : row.SymmetryIndexPercent.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);
            body.Append(Row("td", [
                row.Name, row.Unit, row.Left is { } left ? row.Text(left) : "", row.Right is { } right ? row.Text(right) : "",
                row.Text(row.Both),
                row.Both.Count.ToString(CultureInfo.InvariantCulture), symmetry], 2));
        }

        body.Append("</tbody>\n</table></div>\n");
        Definitions(body, measures.Rows());
    }

    internal static void Definitions(StringBuilder body, IReadOnlyList<GaitMeasureRow> rows) => body
        .Append("<p class=\"small\">")
        .AppendJoin("; ", rows.Select(row => $"<b>{Text(row.Name)}</b>: {Text(row.Definition)}"))
        .Append(". Strides that turn by more than 20°, or are too short or long to be one, are in no mean. <b>symmetry index</b>: (left − right) ÷ half their sum, in percent.</p>\n");

    private static PlotFigure? Events(TrialFindings found)
    {
        try
        {
            return GaitFigures.Events(found.Trial.Walk, found.Trial.Events,
                new() { Plates = found.Trial.Plates, Roles = found.Trial.Roles });
        }
        catch (NeuroPoseException)
        {
            // The poses lack hips or feet: among the problems is why.
            return null;
        }
    }

    private static ClinicalAngle[] Shown(IReadOnlyList<AngleCycles> curves)
    {
        var known = curves.Select(set => set.Angle).ToHashSet();
        ClinicalAngle[] usual = [.. PageAngles.Where(known.Contains)];
        return [.. usual.Concat(StandIns.Where(known.Contains)).Take(PageAngles.Length)];
    }

    /// <summary>A figure as wide as half a page, or the page; what it has to say stands below it as text.</summary>
    private static void Figure(StringBuilder body, string caption, PlotFigure? figure, bool isWide = false)
    {
        if (figure is null)
        {
            return;
        }

        var height = isWide ? WidePanelHeight : PanelHeight;
        Panel[] panels = [.. figure.Plot.Panels.Select(panel => panel.Height <= height ? panel : panel with { Height = height })];
        var drawn = figure with
        {
            Title = "",
            Width = isWide ? FigureWidth.Full : FigureWidth.Column,
            Plot = figure.Plot with { Panels = panels, Notes = [] }
        };
        body.Append(isWide
            ? "<figure class=\"full\">"
            : "<figure>").Append("\n<figcaption><b>").Append(Text(caption)).Append("</b></figcaption>\n").Append(Picture(figure.Describe(),
                drawn.ToSvg()))
            .Append("\n<figcaption class=\"small\">").Append(Text(string.Join(' ', figure.Plot.Notes.Where(note => note.Length > 0))))
                .Append("</figcaption>\n</figure>\n");
    }

    /// <summary>The mean curve of each trial, by angle and side.</summary>
    private static IEnumerable<AngleCycles> TrialMeans(TrialFindings[] trials) =>
        from curve in trials.SelectMany(found => found.Curves).Select(set => set.Mean())
        group curve.Values.ToArray() by (curve.Angle, Side: curve.Side!.Value) into curves
        orderby curves.Key.Side, curves.Key.Angle
        select new AngleCycles(curves.Key.Angle, curves.Key.Side, [.. curves]);

    private static void Made(StringBuilder body, IReadOnlyList<TrialFindings> trials, NormativeSet? reference)
    {
        body.Append("<section class=\"provenance small\">\n<h2>How it was made</h2>\n<p>");
        void Fact(string name, string value) => body.Append("<b>").Append(Text(name)).Append("</b> ").Append(Text(value))
            .Append(". \n".AsSpan(value.EndsWith('.') ? 1 : 0));
        foreach (var found in trials)
        {
            var (walk, angles) = (found.Trial.Walk, found.Trial.Angles);
            foreach (var (name, value) in found.Trial.Sources)
            {
                Fact(name, value);
            }

            Fact("poses", FormattableString.Invariant($"{walk.FrameCount} frames, {walk.FramesPerSecond:0.###} frames/s, {walk.Skeleton.Name}, unit {walk.Unit.ToString().ToLowerInvariant()}"));
            Fact("events", found.Trial.Events.ToString());
            if (found.Measures is { } measures)
            {
                Fact("walking frame", measures.WalkingFrame.ToString());
            }

            if (angles is not null)
            {
                Fact("angles", $"{angles.Origin}, convention {angles.Convention}");
            }

            if (found.Notes.Count > 0)
            {
                Fact("notes", string.Join(' ', found.Notes));
            }

            body.Append("</p>\n<p>");
        }

        if (reference is not null)
        {
            var info = reference.Info;
            Fact("reference", string.Join("; ",
                new[] { $"{info.Name}: {info.Population}", $"convention {info.Convention}", info.Source, info.Doi,
                    info.License }.Where(part => part.Length > 0)));
        }

        Fact("made by", $"NeuroPose Workbench {WorkbenchProvenance.ThisVersion}");
        body.Append("</p>\n</section>\n");
    }
}
