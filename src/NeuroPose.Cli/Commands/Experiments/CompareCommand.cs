using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Experiments;
using NeuroPose.Figures;
using NeuroPose.Files;
using Spectre.Console;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose analyze compare</c>: two experiments side by side.</summary>
internal static class CompareCommand
{
    public static Command Create(Screen screen)
    {
        var first = new Argument<string>("A.yaml") { Description = "One experiment." }.NoOptions();
        var second = new Argument<string>("B.yaml") { Description = "The other." }.NoOptions();
        var figure = new Option<string?>("--figure") { Description = "Also draws both into this file (SVG).", HelpName = "FILE.svg" };
        var overrides = new AnalysisOverrides();
        var compare = new Command("compare", "Carries out two DTW experiments and shows how their distances differ. Writes no report.") { first, second, figure, overrides.Backend, overrides.LengthPolicy };
        compare.SetAction((parsed, cancellation) =>
        {
            var options = overrides.Read(parsed);
            if (parsed.GetValue(figure) is { } drawing)
            {
                AtomicFile.Try(drawing);
            }

            var a = Distances(parsed.GetRequiredValue(first), options, cancellation);
            var b = Distances(parsed.GetRequiredValue(second), options, cancellation);
            if (ProblemWith(a, b) is { } problem)
            {
                throw new UsageException($"{parsed.GetRequiredValue(first)} and {parsed.GetRequiredValue(second)} cannot be compared: {problem}");
            }

            screen.Out.Write(Table(a, b));
            foreach (var (name, side) in new[] { ("A", a), ("B", b) })
            {
                if (side.Comparisons.Count > 0)
                {
                    screen.WriteLine($"{name}: {side.Comparisons[0].Describe()}");
                }
            }

            if (parsed.GetValue(figure) is { } path)
            {
                AtomicFile.WriteText(path, Draw(a, b).ToSvg());
                screen.WriteLine($"figure: {path}");
            }

            return Task.FromResult(ExitCode.Success);
        });
        return compare;
    }

    private static AnalysisResults.Dtw Distances(string file, ExperimentOptions options, CancellationToken cancellation) =>
        Experiment.Run(AnalysisConfig.Load(file), options, progress: null, cancellation).Results as AnalysisResults.Dtw
        ?? throw new UsageException($"{file}: only experiments of kind dtw can be compared; they have distances.");

    private static string? ProblemWith(AnalysisResults.Dtw a, AnalysisResults.Dtw b)
    {
        if (!a.Labels.Intersect(b.Labels, StringComparer.Ordinal).Any())
        {
            return $"they have no segment in common. A has {Names(a.Labels)}; B has {Names(b.Labels)}. "
                + "Compare experiments that cut their trials into the same segments.";
        }

        return a.Comparisons[0].Unit == b.Comparisons[0].Unit
            ? null
            : $"A's distances are in {a.Comparisons[0].Unit}, B's in {b.Comparisons[0].Unit}. Compare experiments with one representation.";
    }

    private static string Names(IReadOnlyList<string> labels) => labels.Count switch
    {
        0 => "none",
        <= 3 => string.Join(", ", labels),
        var count => FormattableString.Invariant($"{labels[0]} to {labels[^1]} ({count})"),
    };

    private static Table Table(AnalysisResults.Dtw a, AnalysisResults.Dtw b)
    {
        var table = new Table().AddColumn("segment").AddColumn(new TableColumn("A").RightAligned()).AddColumn(new TableColumn("B").RightAligned())
            .AddColumn(new TableColumn("B − A").RightAligned()).AddColumn(new TableColumn("B / A").RightAligned());
        foreach (var label in a.Labels.Union(b.Labels, StringComparer.Ordinal))
        {
            var (x, y) = (Of(a, label), Of(b, label));
            table.AddRow(Markup.Escape(label), Text(x), Text(y), Text(y - x), Text(y / x));
        }

        return table.BorderColor(Color.Grey);
    }

    private static LineChart Draw(AnalysisResults.Dtw a, AnalysisResults.Dtw b)
    {
        LineSeries Series(string name, AnalysisResults.Dtw side) => LineSeries.PerFrame(name, side.Distances.ToArray());
        return new()
        {
            Title = "Distances of two experiments",
            Series = [Series("A", a), Series("B", b)],
            XAxis = new("segment, in order"),
            YAxis = new("distance", a.Comparisons.Count > 0 ? a.Comparisons[0].Unit : ""),
            Caption = a.Comparisons.Count > 0 && b.Comparisons.Count > 0 ? $"A: {a.Comparisons[0].Describe()} B: {b.Comparisons[0].Describe()}" : "",
        };
    }

    private static double Of(AnalysisResults.Dtw side, string label)
    {
        var index = side.Labels.ToList().IndexOf(label);
        return index < 0 ? double.NaN : side.Comparisons[index].Distance;
    }

    private static string Text(double value) => double.IsNaN(value) ? "–" : value.ToString("G6", System.Globalization.CultureInfo.InvariantCulture);
}
