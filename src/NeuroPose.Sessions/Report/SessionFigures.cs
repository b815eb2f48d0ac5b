using System.Net;
using System.Text;
using NeuroPose.Figures;
using NeuroPose.Figures.Model;
using NeuroPose.Sessions.Events;
using NeuroPose.Sessions.Facemap;
using NeuroPose.Sessions.Poses;
using NeuroPose.Sessions.Synchronization;

namespace NeuroPose.Sessions.Report;

/// <summary>The figures of a report. Long series are thinned: of each stretch its least and greatest value stay.</summary>
internal static class SessionFigures
{
    private const int MostPoints = 1200;
    private const int Bins = 20;
    private const double PanelHeight = 110;
    private const double FacePanelHeight = 60;

    /// <summary>Puts a figure on a page, as a picture: names in it are from anybody's files.</summary>
    public static void Append(StringBuilder body, string caption, PlotFigure? figure, bool isWide = false)
    {
        if (figure is null)
        {
            return;
        }

        var drawn = figure with { Width = isWide ? FigureWidth.Full : FigureWidth.Column };
        body.Append(isWide ? "<figure class=\"full\">" : "<figure>").Append("<figcaption><b>").Append(WebUtility.HtmlEncode(caption)).Append("</b></figcaption>\n<img alt=\"")
            .Append(WebUtility.HtmlEncode($"{caption}. {drawn.Describe()}")).Append("\" src=\"data:image/svg+xml;base64,").Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(drawn.ToSvg()))).Append("\"></figure>\n");
    }

    public static PlotFigure? Drift(SessionSync sync) => Lines(
        "offset", "ms", [.. sync.Cameras.Where(camera => camera.Drift is { Why: "", Seconds.Length: > 0 }).Select(camera => Line(camera.CameraId, camera.Drift!.Seconds, camera.Drift.Offsets))]);

    public static PlotFigure? Jitter(SessionSync sync) => Lines(
        "residual", "ms", [.. sync.Cameras.Where(camera => camera.Jitter is { MaxSeconds: not double.NaN }).Select(camera => Line(camera.CameraId, camera.Match.Times, camera.Jitter!.Residuals))]);

    public static PlotFigure? Confidence(PoseTrack track)
    {
        float[] known = [.. track.Known];
        if (known.Length == 0)
        {
            return null;
        }

        // Scores of some programs go beyond 1: their last bar says so.
        double[] middles = [.. Enumerable.Range(0, Bins).Select(bin => (bin + 0.5) / Bins)], counts = new double[Bins];
        foreach (var confidence in known)
        {
            counts[Math.Clamp((int)(confidence * Bins), 0, Bins - 1)]++;
        }

        return new(new Panel
        {
            X = new(new("confidence")) { Low = 0, High = 1 },
            Y = new(new("points")),
            Height = PanelHeight,
            Layers = [new BarLayer(middles, counts) { Width = 0.9 / Bins }],
        });
    }

    public static PlotFigure Missing(PoseTrack track)
    {
        double[] places = [.. Enumerable.Range(0, track.Nodes.Count).Select(node => (double)node)];
        double[] shares = [.. Enumerable.Range(0, track.Nodes.Count).Select(node => 100.0 * Enumerable.Range(0, track.FrameCount).Count(frame => float.IsNaN(track.Positions[2 * ((frame * track.Nodes.Count) + node)])) / Math.Max(1, track.FrameCount))];
        return new(new Panel
        {
            X = track.Nodes.Count <= 10 ? new(new("point")) { Names = track.Nodes } : new(new("point")),
            Y = new(new("missing", "%")) { Low = 0, High = Math.Max(1, shares.DefaultIfEmpty(0).Max()) },
            Height = PanelHeight,
            Layers = [new BarLayer(places, shares)],
        });
    }

    public static PlotFigure Face(FaceData face, double[] times)
    {
        var signals = face.Signals.Where(signal => signal.Columns == 1).Take(6).ToArray();
        return new(new Plot
        {
            SharedX = true,
            Columns = 1,
            Panels =
            [
                .. signals.Select(signal =>
                {
                    double[] x = times.Length == signal.SampleCount ? times : [.. Enumerable.Range(0, signal.SampleCount).Select(frame => (double)frame)];
                    var (seconds, values) = Thinned(x, signal.Values, 1);
                    return new Panel
                    {
                        Title = signal.Name,
                        X = new(new(times.Length > 0 ? "time" : "frame", times.Length > 0 ? "s" : "")),
                        Y = new(new("", signal.Unit)),
                        Height = FacePanelHeight,
                        Layers = [new LineLayer(seconds, values) { InLegend = false, Color = 0 }],
                    };
                }),
            ],
        });
    }

    public static PlotFigure? Trials(SessionTrials trials)
    {
        SessionTrial[] placed = [.. trials.Placed.OrderBy(trial => trial.Start)];
        if (placed.Length == 0)
        {
            return null;
        }

        // A stroke for each trial, at the height of its outcome.
        string[] outcomes = [.. placed.Select(trial => trial.Outcome).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new(new Panel
        {
            X = new(new("time", "s")),
            Y = new(new("")) { Names = outcomes },
            Height = 24 + (18 * outcomes.Length),
            Layers =
            [
                .. outcomes.Select((outcome, at) => new LineLayer(
                    placed.Where(trial => trial.Outcome == outcome).SelectMany(trial => (double[])[trial.Start, trial.Stop, double.NaN]).ToArray(),
                    placed.Where(trial => trial.Outcome == outcome).SelectMany(_ => (double[])[at, at, double.NaN]).ToArray()) { Name = outcome, InLegend = false, BreaksAreGaps = false }),
            ],
        });
    }

    /// <summary>The longest run of frames in which a point is missing.</summary>
    public static int LongestGap(PoseTrack track)
    {
        var longest = 0;
        for (var node = 0; node < track.Nodes.Count; node++)
        {
            var run = 0;
            for (var frame = 0; frame < track.FrameCount; frame++)
            {
                run = float.IsNaN(track.Positions[2 * ((frame * track.Nodes.Count) + node)]) ? run + 1 : 0;
                longest = Math.Max(longest, run);
            }
        }

        return longest;
    }

    private static PlotFigure? Lines(string quantity, string unit, IReadOnlyList<LineLayer> lines) => lines.Count == 0 ? null : new(new Panel
    {
        X = new(new("time", "s")),
        Y = new(new(quantity, unit)),
        Height = PanelHeight,
        Layers = lines,
    });

    private static LineLayer Line(string name, double[] seconds, double[] offsets)
    {
        var (x, y) = Thinned(seconds, offsets, 1000);
        return new(x, y) { Name = name, BreaksAreGaps = false };
    }

    private static (double[] X, double[] Y) Thinned(double[] x, double[] y, double factor)
    {
        if (x.Length <= MostPoints)
        {
            return (x, [.. y.Select(value => value * factor)]);
        }

        var stretches = MostPoints / 2;
        List<double> thinX = [], thinY = [];
        for (var stretch = 0; stretch < stretches; stretch++)
        {
            var (from, to) = ((int)((long)x.Length * stretch / stretches), (int)((long)x.Length * (stretch + 1) / stretches));
            var (least, greatest) = (from, from);
            for (var at = from; at < to; at++)
            {
                least = double.IsNaN(y[least]) || y[at] < y[least] ? at : least;
                greatest = double.IsNaN(y[greatest]) || y[at] > y[greatest] ? at : greatest;
            }

            foreach (var at in (int[])[Math.Min(least, greatest), Math.Max(least, greatest)])
            {
                thinX.Add(x[at]);
                thinY.Add(y[at] * factor);
            }
        }

        return ([.. thinX], [.. thinY]);
    }
}
