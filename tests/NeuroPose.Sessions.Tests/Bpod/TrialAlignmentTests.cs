using NeuroPose.Numerics;
using NeuroPose.Sessions.Bpod;
using NeuroPose.Sessions.Configuration;
using NeuroPose.Sessions.Ingest;

namespace NeuroPose.Sessions.Tests.Bpod;

public class TrialAlignmentTests
{
    private const double Offset = 41.5;
    private const double Ppm = 80e-6;

    private static readonly TrialType[] Types = [new(1, "go", "Cue", "cue"), new(2, "no go", "Light", "cue")];

    [Fact]
    public void One_lost_pulse_shifts_no_later_trial()
    {
        var trials = Trials(60);
        var aligned = Align(trials, PulsesOf(trials, lost: [17]));
        AssertPlaced(trials, aligned, neighbors: [17]);
        Assert.Equal("no pulse fits its intervals", aligned.Trials[17].Reason);
    }

    [Fact]
    public void Spurious_pulses_shift_no_later_trial()
    {
        var trials = Trials(60);
        double[] pulses = PulsesOf(trials);
        AssertPlaced(trials, Align(trials, [.. pulses, pulses[10] + 0.7, pulses[11] + 0.2, pulses[40] + 1.9, 3, 4, 5]), neighbors: []);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(59)]
    public void A_pulse_that_is_lost_at_an_end_shifts_no_trial(int lost)
    {
        var trials = Trials(60);
        AssertPlaced(trials, Align(trials, PulsesOf(trials, lost: [lost])), neighbors: [lost]);
    }

    [Fact]
    public void Many_lost_and_spurious_pulses_leave_every_trial_at_its_place()
    {
        for (var seed = 1; seed <= 30; seed++)
        {
            var random = new SeededRandom(seed);
            var trials = Trials(50, seed);
            int[] lost = [.. Enumerable.Range(0, 6).Select(_ => random.NextInt(50)).Distinct()];
            double[] pulses = PulsesOf(trials, lost);
            var aligned = Align(trials, [.. pulses, .. Enumerable.Range(0, 8).Select(_ => pulses[0] + (random.NextDouble() * (pulses[^1] - pulses[0])))]);
            Assert.Null(aligned.Ambiguity);
            foreach (var (one, index) in aligned.Trials.Select((one, index) => (one, index)))
            {
                // A spurious pulse may lie where the lost one was, within the tolerance of 10 ms.
                var allowed = lost.Contains(index) ? 0.02 : 2e-4;
                Assert.True(Math.Abs(one.Trial.Start + one.Offset - InPulses(one.Trial.Start)) < allowed, $"seed {seed}, trial {index}: {one}");
            }
        }
    }

    [Fact]
    public void Regular_trials_whose_first_or_last_pulse_may_be_lost_are_not_guessed()
    {
        BpodTrial[] trials = [.. Enumerable.Range(0, 20).Select(index => Trial(index, 1 + (index * 5.0), 0.5))];
        var aligned = Align(trials, PulsesOf(trials, lost: [0]));
        Assert.All(aligned.Trials, trial => Assert.Equal(TrialPlacement.None, trial.Placement));
        Assert.Contains("more than one way", aligned.Ambiguity, StringComparison.Ordinal);
    }

    [Fact]
    public void Pulses_of_something_else_place_no_trial()
    {
        var trials = Trials(40);
        var random = new SeededRandom(9);
        var aligned = Align(trials, [.. Enumerable.Range(0, 40).Select(_ => 400 * random.NextDouble()).Order()]);
        Assert.All(aligned.Trials, trial => Assert.Equal(TrialPlacement.None, trial.Placement));
        Assert.NotNull(aligned.Ambiguity);
    }

    [Fact]
    public void A_trial_without_its_signal_uses_up_no_pulse()
    {
        var trials = Trials(30);
        trials[8] = trials[8] with { States = new Dictionary<string, (double, double)> { ["Cue"] = (double.NaN, double.NaN) } };
        trials[9] = trials[9] with { Type = 7 };
        var aligned = Align(trials, PulsesOf(Trials(30), lost: [8, 9]));
        AssertPlaced(trials, aligned, neighbors: [8, 9]);
        Assert.Equal("its state \"Cue\" was not visited", aligned.Trials[8].Reason);
        Assert.Equal("its type 7 is not in session.toml", aligned.Trials[9].Reason);
    }

    [Fact]
    public void Each_file_of_a_session_has_a_clock_of_its_own()
    {
        var first = Trials(25, seed: 3);
        BpodTrial[] second = [.. Trials(25, seed: 4).Select(trial => trial with { File = 1, Number = trial.Number + 25 })];
        var pulses = PulsesOf(first, lost: [5]);
        double[] later = [.. second.Where((_, index) => index != 7).Select(trial => 500 + trial.Start + trial.States["Cue"].Start)];
        var aligned = Align([.. first, .. second], [.. pulses, .. later]);
        AssertPlaced(first, aligned with { Trials = [.. aligned.Trials.Take(25)] }, neighbors: [5]);
        Assert.All(aligned.Trials.Skip(25), trial => Assert.Equal(500, trial.Offset, 1e-6));
        Assert.Equal(TrialPlacement.Neighbors, aligned.Trials[32].Placement);
    }

    [Fact]
    public void Without_pulses_no_trial_is_placed_and_each_says_why()
    {
        var aligned = Align(Trials(5), []);
        Assert.All(aligned.Trials, trial => Assert.Equal((TrialPlacement.None, "TTL cue has no pulses"), (trial.Placement, trial.Reason)));
    }

    private static TrialAlignment Align(BpodTrial[] trials, double[] pulses) =>
        TrialAlignment.Of(trials, Types, [new PulseTrain("cue", [.. pulses.Order()], null, [])], new());

    private static BpodTrial[] Trials(int count, long seed = 1)
    {
        var random = new SeededRandom(seed);
        var at = 2.0;
        var trials = new BpodTrial[count];
        for (var index = 0; index < count; index++)
        {
            trials[index] = Trial(index, at, 0.3 + random.NextDouble());
            at += 4 + (3 * random.NextDouble());
        }

        return trials;
    }

    private static BpodTrial Trial(int index, double start, double cue) =>
        new(0, index + 1, 1, start, start + 3, new Dictionary<string, (double, double)> { ["Cue"] = (cue, cue + 0.2) }, new Dictionary<string, double[]>());

    private static double InPulses(double bpod) => Offset + (bpod * (1 + Ppm));

    private static double[] PulsesOf(IEnumerable<BpodTrial> trials, int[]? lost = null) =>
        [.. trials.Where((_, index) => lost?.Contains(index) != true).Select(trial => InPulses(trial.Start + trial.States["Cue"].Start))];

    private static void AssertPlaced(BpodTrial[] trials, TrialAlignment aligned, int[] neighbors)
    {
        Assert.Null(aligned.Ambiguity);
        foreach (var (one, index) in aligned.Trials.Select((one, index) => (one, index)))
        {
            Assert.Equal(neighbors.Contains(index) ? TrialPlacement.Neighbors : TrialPlacement.Pulse, one.Placement);
            Assert.True(Math.Abs(one.Trial.Start + one.Offset - InPulses(trials[index].Start)) < 1.5e-3, $"trial {index}: {one.Offset}");
        }
    }
}
