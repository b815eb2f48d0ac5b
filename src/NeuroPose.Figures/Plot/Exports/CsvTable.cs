using System.Globalization;
using NeuroPose.Figures.Model;
using NeuroPose.Files;

namespace NeuroPose.Figures.Exports;

/// <summary>
/// The numbers behind a plot as one table (RFC 4180): a row for each point, cell, joint or mark, in the order of drawing.
/// </summary>
internal static class CsvTable
{
    private const string Header = "panel,kind,name,x,y,low,high,value,label,to_panel,to_x,to_y";

    public static void Write(Plot plot, TextWriter text)
    {
        text.WriteLine(Header);
        for (var panel = 0; panel < plot.Panels.Count; panel++)
        {
            foreach (var layer in plot.Panels[panel].Layers)
            {
                foreach (var row in RowsOf(layer))
                {
                    text.WriteLine($"{Number(panel)},{row.Kind},{CsvField.Of(layer.Name)},{Number(row.X)},{Number(row.Y)},{Number(row.Low)},{Number(row.High)},{Number(row.Value)},{CsvField.Of(row.Label)},,,");
                }
            }
        }

        foreach (var link in plot.Links)
        {
            text.WriteLine($"{Number(link.FromPanel)},link,,{Number(link.From.X)},{Number(link.From.Y)},,,,,{Number(link.ToPanel)},{Number(link.To.X)},{Number(link.To.Y)}");
        }
    }

    private static IEnumerable<Row> RowsOf(Layer layer) => layer switch
    {
        LineLayer line => Each(line.X.Length, point => new("line") { X = line.X.Span[point], Y = line.Y.Span[point] }),
        ScatterLayer dots => Each(dots.X.Length, dot => new("dot")
        {
            X = dots.X.Span[dot],
            Y = dots.Y.Span[dot],
            Value = dot < dots.Strengths.Length ? dots.Strengths.Span[dot] : null,
            Label = dot < dots.Labels.Count ? dots.Labels[dot] : "",
        }),
        BandLayer band => Each(band.X.Length, point => new("band") { X = band.X.Span[point], Low = band.Low.Span[point], High = band.High.Span[point] }),
        BarLayer bars => Each(bars.X.Length, bar => new("bar") { X = bars.X.Span[bar], Y = bars.Heights.Span[bar] }),
        BoxLayer box => Each(box.Values.Length, value => new("box") { X = box.X, Y = box.Values.Span[value] }),
        HeatLayer map => Each(map.Values.Length, cell => new("cell")
        {
            X = map.X.Start + (cell % map.Columns * map.X.Step),
            Y = map.Y.Start + (cell / map.Columns * map.Y.Step),
            Value = map.Values.Span[cell],
        }),
        SkeletonLayer body => Each(body.X.Length, joint => new("joint")
        {
            X = body.X.Span[joint],
            Y = body.Y.Span[joint],
            Value = joint < body.JointNumbers.Length ? body.JointNumbers.Span[joint] : null,
            Label = body.NameOf(joint),
        }),
        RuleLayer { Horizontal: true } rule => [new("rule") { Y = rule.At, Label = rule.Label }],
        RuleLayer rule => [new("rule") { X = rule.At, Label = rule.Label }],
        SpanLayer span => [new("span") { Low = span.From, High = span.To, Label = span.Label }],
        AnnotationLayer words => [new("text") { X = words.X, Y = words.Y, Label = words.Text }],
        _ => [],
    };

    private static IEnumerable<Row> Each(int count, Func<int, Row> row) => Enumerable.Range(0, count).Select(row);

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private readonly record struct Row(string Kind)
    {
        public double? X { get; init; }

        public double? Y { get; init; }

        public double? Low { get; init; }

        public double? High { get; init; }

        public double? Value { get; init; }

        public string Label { get; init; } = "";
    }
}
