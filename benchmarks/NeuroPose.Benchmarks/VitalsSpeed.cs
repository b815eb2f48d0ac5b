using NeuroPose.RuView.Reference;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Monitoring;
using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Benchmarks;

/// <summary>The time of a thousand frames at 100 Hz, all windows full.</summary>
internal static class VitalsSpeed
{
    private const int Frames = 1000;
    private const int WarmUp = 6000;

    /// <summary>The reference mode, against its heart rate's autocorrelation taken again for each frame, which is what the reference does.</summary>
    public static string Reference()
    {
        var (_, frames, _, _) = Recording(100, room: null);
        var phases = frames.Select(frame => frame.Select(amplitude => amplitude / 8).ToArray()).ToArray();
        var vitals = new ReferenceVitals();
        for (var frame = 0; frame < WarmUp; frame++)
        {
            vitals.Add(frames[frame], phases[frame]);
        }

        var window = Enumerable.Range(0, 1500 + Frames).Select(i => Math.Sin(i * 0.07)).ToArray();
        var sink = 0.0;
        var (milliseconds, again) = Interleaved.Medians(
            () =>
            {
                for (var frame = WarmUp; frame < WarmUp + Frames; frame++)
                {
                    vitals.Add(frames[frame], phases[frame]);
                }
            },
            () =>
            {
                for (var frame = 0; frame < Frames; frame++)
                {
                    sink += Anew(window.AsSpan(frame, 1500));
                }
            });
        return FormattableString.Invariant($"vitals-reference-1000: {milliseconds:0.00} ms for {Frames} frames at 100 Hz, {again / milliseconds:0.0} × an autocorrelation again for each frame ({again:0.0} ms){(double.IsNaN(sink) ? "!" : "")}");
    }

    /// <summary>The default mode at 100 and at 20 frames a second, a reading a second.</summary>
    public static string Default()
    {
        // Once for the compiler, which needs a while to see what is hot.
        PerFrame(20);
        var (fast, slow) = (PerFrame(100), PerFrame(20));
        var (amplitudes, both) = (PerFrame(20, new(), withPhases: false), PerFrame(20, new(), withPhases: true));
        return FormattableString.Invariant(
            $"vitals-default: {fast:0.00} µs a frame at 100 Hz, {slow:0.00} µs at 20 Hz ({slow * 20:0} µs a second, its reading included); three antennas at 20 Hz {both:0.00} µs with phases, {both / amplitudes:0.00} × as much as their amplitudes alone");
    }

    private static double PerFrame(double framesPerSecond, SyntheticRoom? room = null, bool withPhases = false)
    {
        var (times, frames, phases, antennas) = Recording(framesPerSecond, room);
        var monitor = new VitalMonitor();
        var offset = 0.0;
        void Add(int first, int count)
        {
            for (var frame = first; frame < first + count; frame++)
            {
                monitor.Add(offset + times[frame], frames[frame], withPhases ? phases[frame] : [], antennas);
            }
        }

        Add(0, WarmUp);

        // A thousand frames take as many milliseconds as one takes microseconds.
        return Interleaved.Medians(
            () =>
            {
                Add(WarmUp, Frames);
                offset += times[WarmUp + Frames - 1] - times[WarmUp - 1];
            },
            () => { }).Candidate;
    }

    private static double Anew(ReadOnlySpan<double> window)
    {
        var best = 0.0;
        for (var lag = 50; lag <= 125; lag++)
        {
            var sum = 0.0;
            for (var i = 0; i + lag < window.Length; i++)
            {
                sum += window[i] * window[i + lag];
            }

            best = Math.Max(best, sum);
        }

        return best;
    }

    private static (double[] Times, double[][] Frames, double[][] Phases, AntennaConfiguration Antennas) Recording(double framesPerSecond, SyntheticRoom? room)
    {
        var recording = new SyntheticCsi(new() { Seed = 5, FramesPerSecond = framesPerSecond, DurationSeconds = 8000 / framesPerSecond, Noise = 0.1, Jitter = 0.1, Room = room });
        List<double> times = [];
        List<double[]> frames = [];
        List<double[]> phases = [];
        while (recording.Next() && frames.Count < WarmUp + Frames)
        {
            times.Add(recording.TimeSeconds);
            frames.Add(recording.Amplitudes.ToArray());
            phases.Add(recording.Phases.ToArray());
        }

        return ([.. times], [.. frames], [.. phases], recording.Antennas);
    }
}
