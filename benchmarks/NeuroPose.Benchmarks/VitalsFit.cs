using NeuroPose.Vitals.Monitoring;
using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Benchmarks;

internal static class Fitting
{
    public static double[] Features(RateEvidence e) => [1, e.Contrast, e.Concentration, e.Share, Math.Log(1 + e.Restlessness), e.Surprise, e.Lean, e.IsLost ? 1 : 0];

    private static readonly string[] Names = ["base", "contrast", "concentration", "share", "restlessness", "surprise", "lean", "lost"];

    public static void Run(string drop)
    {
        List<(string Level, bool Train, double[] X, bool Right, double Error)>[] rows = [[], []];
        foreach (var level in VitalScenes.Levels)
        {
            for (var i = 0; i < 96; i++)
            {
                var options = VitalScenes.Development(i, level) with { Apnea = [] };
                var recording = new SyntheticCsi(options);
                Stretch? stretch = null;
                while (recording.Next())
                {
                    stretch ??= new Stretch(options.Subcarriers, 0);
                    if (stretch.Add(recording.TimeSeconds, recording.Amplitudes) is not { } second) continue;
                    if (stretch.History.IsMoving) continue;
                    stretch.Estimate(second);
                    if (stretch.Breathing.Tracker.Evidence is { } b) Add(0, b, recording.BreathsPerMinute, 1.0);
                    if (stretch.Heart.Tracker.Evidence is { } h) Add(1, h, recording.BeatsPerMinute, 3.0);
                }

                void Add(int sign, RateEvidence e, double truth, double tolerance) => rows[sign].Add((level.Name, i % 4 != 3, Features(e), Math.Abs(e.PerMinute - truth) <= tolerance, Math.Abs(e.PerMinute - truth)));
            }
        }

        foreach (var sign in new[] { 0, 1 })
        {
            var used = Names.Select((n, k) => !drop.Split(',').Contains((sign == 0 ? "b:" : "h:") + n)).ToArray();
            var w = Fit(rows[sign].Where(r => r.Train).ToList(), used);
            Console.WriteLine((sign == 0 ? "breathing " : "heart ") + string.Join(", ", Names.Zip(w, (n, v) => FormattableString.Invariant($"{n} {v:0.000}"))));
            foreach (var shift in new[] { 0, -0.5, -1.0, -1.5 }) {
            w[0] += shift == 0 ? 0 : -0.5;
            Console.WriteLine($"shift {shift}");
            foreach (var group in rows[sign].Where(r => !r.Train).GroupBy(r => r.Level))
            {
                var scored = group.Select(r => (P: 1 / (1 + Math.Exp(-r.X.Zip(w, (a, b) => a * b).Sum())), r.Right, r.Error)).ToArray();
                var told = scored.Where(s => s.P >= .5).ToArray();
                var sure = scored.Where(s => s.P >= .8).ToArray();
                Console.WriteLine(FormattableString.Invariant($"  {group.Key,-20} n {scored.Length} all right {scored.Average(s => s.Right ? 1 : 0):0.000} told {(double)told.Length / scored.Length:0.000} mae {(told.Length == 0 ? 0 : told.Average(t => t.Error)):0.000} sure {(double)sure.Length / scored.Length:0.000} right {(sure.Length == 0 ? 0 : sure.Average(t => t.Right ? 1 : 0)):0.000}"));
            } }
        }
    }

    private static double[] Fit(List<(string Level, bool Train, double[] X, bool Right, double Error)> rows, bool[] used)
    {
        var n = used.Length;
        var w = new double[n];
        for (var round = 0; round < 30; round++)
        {
            var h = new double[n, n + 1];
            for (var k = 0; k < n; k++) { h[k, k] = k == 0 ? 1e-6 : 20.0; h[k, n] = k == 0 ? 0 : -20.0 * w[k]; if (!used[k]) { h[k, k] = 1e12; h[k, n] = 0; } }
            foreach (var r in rows)
            {
                var z = 0.0;
                for (var k = 0; k < n; k++) z += w[k] * r.X[k];
                var p = 1 / (1 + Math.Exp(-z));
                var weight = r.Level == "noise only" ? 3.0 : r.Level.EndsWith("irregular") ? 4.0 : 1.0; var (g, q) = (weight * ((r.Right ? 1 : 0) - p), weight * Math.Max(1e-9, p * (1 - p)));
                for (var k = 0; k < n; k++)
                {
                    if (!used[k]) continue;
                    h[k, n] += g * r.X[k];
                    for (var l = 0; l < n; l++) if (used[l]) h[k, l] += q * r.X[k] * r.X[l];
                }
            }
            for (var k = 0; k < n; k++)
            {
                for (var l = k + 1; l < n; l++)
                {
                    var f = h[l, k] / h[k, k];
                    for (var m = k; m <= n; m++) h[l, m] -= f * h[k, m];
                }
            }
            for (var k = n - 1; k >= 0; k--)
            {
                var s = h[k, n];
                for (var l = k + 1; l < n; l++) s -= h[k, l] * h[l, n];
                h[k, n] = s / h[k, k];
                w[k] += Math.Clamp(h[k, n], -2, 2);
            }
        }
        return w;
    }
}

internal static class VitalsPeek
{
    public static void Run(int level)
    {
        for (var i = 0; i < 24; i++)
        {
            var options = VitalScenes.Development(i, VitalScenes.Levels[level]);
            var recording = new SyntheticCsi(options);
            var monitor = new VitalMonitor();
            var text = "";
            var silent = 0;
            while (recording.Next())
            {
                if (monitor.Add(recording.TimeSeconds, recording.Amplitudes) is { } r)
                {
                    if (r.TimeSeconds > 30 && r.Breathing.PerMinute is null) { silent++; if (silent % 10 == 1) text += " " + r.TimeSeconds + ":" + r.Breathing.Why; }
                    foreach (var a in monitor.Alerts) text += "  ALERT " + a;
                }
            }
            Console.WriteLine(FormattableString.Invariant($"{i,2} br {options.BreathsPerMinute:0.0} hr {options.BeatsPerMinute:0.0} fps {options.FramesPerSecond} drift {options.Drift} silent {silent} {text}"));
        }
    }
}
