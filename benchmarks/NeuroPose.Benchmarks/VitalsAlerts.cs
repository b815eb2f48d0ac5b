using System.Text;
using NeuroPose.Vitals.Monitoring;
using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Benchmarks;

/// <summary>How many held breaths the default mode announces, how soon, what it tells meanwhile, and what else it announces.</summary>
internal static class VitalsAlerts
{
    private const int Recordings = 60;

    public static string Run(Func<int, SceneLevel, SyntheticCsiOptions> scene)
    {
        var text = new StringBuilder(FormattableString.Invariant($"vitals-alerts: {Recordings} synthetic recordings of 180 s for each level, no rate jumps\n"));
        text.Append("SNR                 | breath held | announced within 20 s | told while announced | heart told meanwhile | false apnea | sudden change | hours\n");
        foreach (var level in VitalScenes.Levels)
        {
            var tally = new Tally();
            for (var recording = 0; recording < Recordings; recording++)
            {
                Measure(scene(recording, level), tally);
            }

            text.Append(FormattableString.Invariant($"{level.Name,-19} | {tally.Held,11} | {tally.Announced,21} | {tally.ToldBreathing,13} of {tally.Silent,3} | {tally.ToldHeart,13} of {tally.Silent,3} | {tally.FalseApnea,11} | {tally.SuddenChange,13} | {Recordings * 180 / 3600.0:0.0}\n"));
        }

        return text.ToString();
    }

    private static void Measure(SyntheticCsiOptions options, Tally tally)
    {
        var (recording, monitor, announced) = (new SyntheticCsi(options), new VitalMonitor(), double.NaN);
        var held = options.Apnea.IsEmpty || options.BreathsPerMinute == 0 ? (Interval?)null : options.Apnea[0];
        tally.Held += held is null ? 0 : 1;
        while (recording.Next())
        {
            if (monitor.Add(recording.TimeSeconds, recording.Amplitudes) is not { } reading)
            {
                continue;
            }

            foreach (var alert in monitor.Alerts)
            {
                var isDue = held is { } hold && alert.TimeSeconds > hold.StartSeconds && alert.TimeSeconds < hold.EndSeconds + 2;
                announced = isDue && alert.Kind == AnomalyKind.Apnea ? alert.TimeSeconds : announced;
                tally.Announced += isDue && alert.Kind == AnomalyKind.Apnea && alert.TimeSeconds <= held!.Value.StartSeconds + 20 ? 1 : 0;
                tally.FalseApnea += alert.Kind == AnomalyKind.Apnea && !isDue ? 1 : 0;
                tally.SuddenChange += alert.Kind == AnomalyKind.SuddenChange ? 1 : 0;
            }

            if (held is { } now && reading.TimeSeconds >= announced && reading.TimeSeconds < now.EndSeconds)
            {
                tally.Silent++;
                tally.ToldBreathing += reading.Breathing.PerMinute is null ? 0 : 1;
                tally.ToldHeart += reading.Heart.PerMinute is null ? 0 : 1;
            }
        }
    }

    private sealed class Tally
    {
        public int Held { get; set; }

        public int Announced { get; set; }

        /// <summary>Seconds from the alert to the end of the hold.</summary>
        public int Silent { get; set; }

        public int ToldBreathing { get; set; }

        public int ToldHeart { get; set; }

        public int FalseApnea { get; set; }

        public int SuddenChange { get; set; }
    }
}
