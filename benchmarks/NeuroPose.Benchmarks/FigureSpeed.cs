using System.Diagnostics;
using System.Globalization;
using Microsoft.DotNet.Interactive.Formatting;
using NeuroPose.Figures;
using NeuroPose.Figures.Model;
using NeuroPose.Interactive;
using NeuroPose.Synthesis;

namespace NeuroPose.Benchmarks;

/// <summary>
/// What a cell shows and how long that takes: warm in this process, and the first time in a process of its own, where the just-in-time
/// compiler is most of it. (The command and the kernel have the drawing compiled ahead of time.)
/// </summary>
internal static class FigureSpeed
{
    public const string ChildName = "figure-first";
    private const int Processes = 3;

    private static readonly Dictionary<string, Func<Func<string>>> Cases = new()
    {
        ["heat-map-500"] = HeatMap,
        ["trial-card"] = TrialCard,
        ["line-10m"] = LongLine,
    };

    public static string Run(string name)
    {
        var draw = Cases[name]();
        var size = draw().Length;
        var (warm, _) = Interleaved.Medians(() => draw(), () => { });
        var first = Enumerable.Range(0, Processes).Min(_ => InChild(name));
        return FormattableString.Invariant($"figure-{name}: {warm:0.0} ms and {size / 1e3:0} KB; first in a process {first:0} ms (best of {Processes})");
    }

    /// <summary>What the child process does: draws once and prints the milliseconds.</summary>
    public static string First(string name)
    {
        var draw = Cases[name]();
        var clock = Stopwatch.StartNew();
        draw();
        return clock.Elapsed.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
    }

    private static double InChild(string name)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [ChildName, name]) { RedirectStandardOutput = true })!;
        var line = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return double.Parse(line, CultureInfo.InvariantCulture);
    }

    private static Func<string> HeatMap()
    {
        string[] names = [.. Enumerable.Range(0, 500).Select(index => FormattableString.Invariant($"trial {index}"))];
        double[] values = [.. Enumerable.Range(0, 250_000).Select(cell => Math.Abs((cell % 500) - (cell / 500)) + (0.01 * (cell % 7)))];
        NeuroPoseExtension.Register();
        return () => new DistanceHeatMap(names, names, values) { Quantity = new("distance", "mm"), Definition = "Made up." }.ToDisplayString(HtmlFormatter.MimeType);
    }

    private static Func<string> TrialCard()
    {
        var trial = SyntheticGait.Walk(new("walker"), new() { Seconds = 600, MissingDetectionRate = 0.05 });
        NeuroPoseExtension.Register();
        return () => trial.ToDisplayString(HtmlFormatter.MimeType);
    }

    private static Func<string> LongLine()
    {
        double[] y = [.. Enumerable.Range(0, 10_000_000).Select(point => (double)(point % 1009 * (point % 13)))];
        double[] x = [.. Enumerable.Range(0, y.Length).Select(point => point / 1000.0)];
        return () => new PlotFigure(new Panel { X = new(new AxisLabel("time", "s")), Layers = [new LineLayer(x, y) { Name = "long" }] }).ToSvg();
    }
}
