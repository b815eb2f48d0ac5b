using NeuroPose.Vitals.Baselines;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Monitoring;
using NeuroPose.Vitals.Readings;
namespace NeuroPose.Benchmarks;
internal static class RealScratch
{
    public static void Run(string pattern, bool isVerbose)
    {
        if (pattern == "alloc")
        {
            var rec = new NeuroPose.Vitals.Synthesis.SyntheticCsi(new() { Seed = 33, DurationSeconds = 90 }); var st = new Stretch(56, 0); long est = 0, add = 0, nx = 0; int n = 0;
            while (true)
            {
                var b0 = GC.GetAllocatedBytesForCurrentThread(); if (!rec.Next()) break;
                var b1 = GC.GetAllocatedBytesForCurrentThread(); var s2 = st.Add(rec.TimeSeconds, rec.Amplitudes);
                var b2 = GC.GetAllocatedBytesForCurrentThread();
                if (s2 is { } q) { st.Estimate(q); }
                var b3 = GC.GetAllocatedBytesForCurrentThread();
                if (rec.TimeSeconds > 60) { nx += b1 - b0; add += b2 - b1; est += b3 - b2; n++; }
            }
            Console.WriteLine($"next {nx} add {add} estimate {est} frames {n}");
            return;
        }

        var tot = new Dictionary<string, (int Seconds, int Given, int Right, int Wrong2, int Sure, int SureRight)>();
        foreach (var file in Directory.GetFiles("/tmp/real/bin", pattern).Order(StringComparer.Ordinal))
        {
            using var r = new BinaryReader(new BufferedStream(File.OpenRead(file)));
            var (rx, tx, k, n) = (r.ReadInt32(), r.ReadInt32(), r.ReadInt32(), r.ReadInt32());
            var truth = r.ReadDouble();
            var m = rx * tx * k;
            var stretch = new Stretch(m, 0); var antennas = new AntennaConfiguration(tx, rx);
            double[] a = new double[m], p = new double[m];
            var (seconds, given, right, wrong2, near, sure, sureright, sureNear) = (0, 0, 0, 0, 0, 0, 0, 0);
            List<double> conf = []; var fam = new int[3]; List<double> rates = []; var t0 = double.NaN; var whys = new Dictionary<Abstention, int>();
            for (var i = 0; i < n; i++)
            {
                var t = r.ReadDouble(); t0 = double.IsNaN(t0) ? t : t0;
                for (var j = 0; j < m; j++) { a[j] = r.ReadDouble(); }
                for (var j = 0; j < m; j++) { p[j] = r.ReadDouble(); }
                if (stretch.Add(t - t0, a, p, antennas) is { } second)
                {
                    var (b, h) = stretch.Estimate(second); seconds++;
                    if (isVerbose)
                    {
                        static string E(RateEvidence? e) => e is { } x ? FormattableString.Invariant($"{x.PerMinute,5:0.0} k{x.Contrast:0.00} c{x.Concentration:0.00} s{x.Share:0.00} r{x.Restlessness:00.0} w{x.Swing:0.00} u{x.Surprise:0.00} l{x.Lean:0.00} {(x.IsLost ? "LOST" : "    ")}") : new string('-', 50);
                        Console.WriteLine(FormattableString.Invariant($"{second,4:0} A {E(stretch.Amplitudes.Breathing.Tracker.Evidence)} | P {E(stretch.Phases?.Breathing.Tracker.Evidence)} -> {b.Signals} {b}"));
                    }
                    if (b.PerMinute is { } rate)
                    {
                        given++; conf.Add(b.Confidence); rates.Add(rate); fam[(int)b.Signals!]++;
                        var e = Math.Abs(rate - truth); right += e <= 2 ? 1 : 0; wrong2 += e > 2 ? 1 : 0; near += e <= 0.5 ? 1 : 0;
                        if (b.Confidence >= 0.8) { sure++; sureright += e <= 2 ? 1 : 0; sureNear += e <= 0.5 ? 1 : 0; }
                    }
                    else { whys[b.Why] = whys.GetValueOrDefault(b.Why) + 1; }
                }
            }
            conf.Sort(); rates.Sort();
            var name = Path.GetFileNameWithoutExtension(file); var g = name.Split('-')[0];
            var o = tot.GetValueOrDefault(g); tot[g] = (o.Seconds + seconds, o.Given + given, o.Right + right, o.Wrong2 + wrong2, o.Sure + sure, o.SureRight + sureright);
            Console.WriteLine(FormattableString.Invariant($"{name,-24} {truth,5:0.0} s{seconds,3} given {given,3} right {right,3} near {near,3} sure {sure,3} right {sureright,3} near {sureNear,3} {(sureNear * 2 >= seconds ? "OK" : "--")} conf {(conf.Count > 0 ? conf[conf.Count / 2] : 0):0.00} med {(rates.Count > 0 ? rates[rates.Count / 2] : 0):0.0} fam {string.Join('/', fam)} {string.Join(' ', whys)}"));
        }
        foreach (var (g, o) in tot) { Console.WriteLine($"{g}: {o}"); }
    }
}
