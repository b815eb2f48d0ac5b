using NeuroPose.Numerics;
using NeuroPose.Vitals.Baselines;
using NeuroPose.Vitals.Monitoring;
using NeuroPose.Vitals.Readings;
using NeuroPose.Vitals.Series;
using NeuroPose.Vitals.Synthesis;

namespace NeuroPose.Vitals.Tests.Monitoring;

/// <summary>The phases between receive antennas, beside amplitudes.</summary>
public sealed class AntennaPhaseTests
{
    [Theory]
    [InlineData(12.0)]
    [InlineData(16.0)]
    [InlineData(20.0)]
    [InlineData(27.0)]
    public void A_motor_that_drowns_in_the_amplitudes_is_read_from_the_phases_between_antennas(double perMinute)
    {
        var options = SyntheticCsiOptions.MotorPhantom(perMinute);
        var run = MonitorRun.Of(options);

        var sure = run.Readings.Where(reading => reading.Breathing is { Confidence: >= 0.8 }).ToArray();
        Assert.All(run.Readings.Where(reading => reading.Breathing.PerMinute is not null), reading => Assert.Equal(perMinute, reading.Breathing.PerMinute!.Value, 1.0));
        Assert.All(sure.Where(reading => reading.TimeSeconds > 20), reading => Assert.Equal(perMinute, reading.Breathing.PerMinute!.Value, 0.5));
        Assert.All(sure, reading => Assert.NotEqual(SignalFamily.Amplitudes, reading.Breathing.Signals));
        Assert.InRange(sure.Length, 20, 63);

        var textbook = VitalBaselines.Textbook(new SyntheticCsi(options).Frames()).Readings;
        Assert.InRange(textbook.Count(reading => reading.Breathing.PerMinute is { } rate && Math.Abs(rate - perMinute) < 1.0), 0, 20);
    }

    [Fact]
    public void What_a_packet_does_to_all_antennas_alike_changes_no_phasor()
    {
        var random = new SeededRandom(3);
        double[] amplitudes = [.. Enumerable.Range(0, 60).Select(_ => 1.0 + random.NextDouble())], phases = [.. Enumerable.Range(0, 60).Select(_ => 6.0 * (random.NextDouble() - 0.5))];
        var (plain, spoiled) = (new AntennaPairs(new(2, 3), 10), new AntennaPairs(new(2, 3), 10));
        plain.Fill(amplitudes, phases);
        spoiled.Fill([.. amplitudes.Select(amplitude => 1.7 * amplitude)], [.. phases.Select((phase, at) => phase + 2.5 + (0.3 * (at % 10)))]);

        Assert.Equal(60, plain.Channels);
        Assert.All(plain.Phasors.Zip(spoiled.Phasors), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
        Assert.Contains(plain.Phasors, part => Math.Abs(part) > 0.5);
    }

    [Fact]
    public void Phasors_are_sines_and_cosines_of_phase_differences()
    {
        for (var angle = -9.0; angle < 9.0; angle += 0.0371)
        {
            var pairs = new AntennaPairs(new(1, 2), 1);
            pairs.Fill([2.0, 3.0], [angle, 0.4]);

            Assert.Equal(ExactMath.Cos(angle - 0.4), pairs.Phasors[0], 1e-8);
            Assert.Equal(ExactMath.Sin(angle - 0.4), pairs.Phasors[pairs.Phasors.Length / 2], 1e-8);
        }
    }

    [Fact]
    public void Phases_that_nobody_knows_leave_the_amplitudes_alone()
    {
        var recording = new SyntheticCsi(new() { Seed = 71, DurationSeconds = 40, Room = new() { Receive = 2 } });
        var (alone, zeros, holes) = (new VitalMonitor(), new VitalMonitor(), new VitalMonitor());
        double[] none = new double[112], unknown = [.. Enumerable.Repeat(double.NaN, 112)];
        while (recording.Next())
        {
            var expected = alone.Add(recording.TimeSeconds, recording.Amplitudes);
            Assert.Equal(expected, zeros.Add(recording.TimeSeconds, recording.Amplitudes, none, recording.Antennas));
            Assert.Equal(expected, holes.Add(recording.TimeSeconds, recording.Amplitudes, unknown, recording.Antennas));
        }
    }

    [Fact]
    public void Frames_of_several_antennas_allocate_nothing_once_the_windows_are_full()
    {
        var (monitor, recording) = (new VitalMonitor(), new SyntheticCsi(new() { Seed = 72, DurationSeconds = 80, Subcarriers = 30, Room = new() }));
        var before = 0L;
        while (recording.Next())
        {
            monitor.Add(recording.TimeSeconds, recording.Amplitudes, recording.Phases, recording.Antennas);
            if (before == 0 && recording.TimeSeconds > 60)
            {
                before = GC.GetAllocatedBytesForCurrentThread();
            }
        }

        // What the recording itself makes is nothing either.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64);
    }

    [Fact]
    public void A_batch_reads_phases_as_a_stream_does()
    {
        var options = SyntheticCsiOptions.MotorPhantom(15);
        Assert.Equal(MonitorRun.Of(options).Readings, VitalSeries.Of(new SyntheticCsi(options).Frames()).Readings);
    }

    [Theory]
    [InlineData(0.05, 0.0)]
    [InlineData(0.5, 0.0)]
    [InlineData(0.1, 25.0)]
    public void An_empty_room_hardly_ever_has_sure_breathing_however_phases_drift_and_gains_step(double drift, double stepsPerMinute)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var run = MonitorRun.Of(new()
            {
                Seed = seed,
                DurationSeconds = 120,
                BreathsPerMinute = 0,
                BeatsPerMinute = 0,
                Noise = 0.3,
                Room = new() { PhaseDrift = drift, GainStepsPerMinute = stepsPerMinute, AntennaPhaseError = 0.02 },
            });
            Assert.InRange(run.Readings.Count(reading => reading.Breathing.Confidence >= 0.8), 0, 6);
            Assert.InRange(run.Readings.Count(reading => reading.Breathing.PerMinute is not null), 0, 18);
        }
    }

    [Fact]
    public void Breathing_is_read_on_when_frames_come_faster_or_more_slowly()
    {
        var run = MonitorRun.Of(new()
        {
            Seed = 5,
            DurationSeconds = 120,
            BreathingAmplitude = 1.0,
            BeatsPerMinute = 0,
            RateChanges = [new(40, 9), new(80, 40)],
            Room = new(),
        });
        Assert.All(run.Readings.Where(reading => reading.Breathing.PerMinute is not null), reading => Assert.Equal(15.0, reading.Breathing.PerMinute!.Value, 1.0));
        Assert.InRange(run.Readings.Count(reading => reading.Breathing.Confidence >= 0.8), 60, 120);
    }
}
