using NeuroPose.Numerics;
using NeuroPose.Sessions.Synchronization;
using static NeuroPose.Sessions.Tests.Synchronization.PulseTrains;

namespace NeuroPose.Sessions.Tests.Synchronization;

public class FrameMatchTests
{
    [Fact]
    public void A_lost_pulse_in_the_middle_leaves_all_other_frames_right()
    {
        var frames = Frames(300);
        AssertTimes(frames, Match(Train(300), Without(frames, 120)), 120);
    }

    [Fact]
    public void Lost_pulses_in_a_row_and_apart_are_filled_between_their_neighbors()
    {
        var frames = Frames(400);
        AssertTimes(frames, Match(Train(400), Without(frames, 50, 51, 52, 200, 398)), 50, 51, 52, 200, 398);
    }

    [Fact]
    public void Extra_pulses_and_bounces_are_left_out_and_named()
    {
        var frames = Frames(300);
        double[] extra = [frames[10] + (0.4 * Interval), frames[100] + 0.001, frames[200] + (0.7 * Interval), frames[200] + (0.75 * Interval)];
        var grid = PulseGrid.Of(Pulses([.. frames, .. extra]));
        AssertTimes(frames, FrameMatch.Of(Train(300), grid, 0));
        Assert.Equal(extra, grid.Extras.Select(one => one.Seconds));
        Assert.Equal([false, true, false, false], grid.Extras.Select(one => one.IsBounce));
    }

    [Fact]
    public void A_line_on_which_every_pulse_bounces_gives_the_first_edge_of_each()
    {
        var frames = Frames(200);
        AssertTimes(frames, Match(Train(200), Pulses([.. frames, .. frames.Select(time => time + 0.0012)])));
    }

    [Fact]
    public void An_extra_pulse_before_the_first_frame_shifts_nothing()
    {
        var frames = Frames(200);
        AssertTimes(frames, Match(Train(200), Pulses([.. frames, frames[0] - (0.6 * Interval)])));
    }

    [Fact]
    public void A_pulse_that_is_over_at_an_unusual_distance_is_trimmed_at_its_own_end()
    {
        var frames = Frames(200);
        var match = Match(Train(200), Pulses([.. frames, frames[0] - (1.08 * Interval)]), tolerance: 1);
        AssertTimes(frames, match);
        Assert.Contains("1 taken to be before the first frame", match.Notes[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(199)]
    public void A_pulse_that_is_lost_at_an_end_is_doubt_and_no_guess(int lost)
    {
        var frames = Frames(200);
        var match = Match(Train(200), Without(frames, lost));
        Assert.Empty(match.Times);
        Assert.Contains("200 frames and 199 pulses", match.Ambiguity, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_gaps_and_one_frame_without_a_pulse_are_ambiguous()
    {
        // A frame was dropped together with its pulse at 60 or at 140, and at the other only the pulse was lost.
        var frames = Frames(201);
        var match = Match(Train(200), Without(frames, 60, 140));
        Assert.Empty(match.Times);
        Assert.Contains("which gap has the frames is not known", match.Ambiguity, StringComparison.Ordinal);
    }

    [Fact]
    public void Gaps_of_different_size_are_told_apart_by_the_number_of_frames()
    {
        // Two frames were dropped with their pulses, and one pulse was lost elsewhere.
        var all = Frames(203);
        int[] dropped = [60, 61];
        double[] frames = [.. all.Where((_, frame) => !dropped.Contains(frame))];
        var match = Match(Train(201), Pulses(frames.Where((_, frame) => frame != 150)));
        AssertTimes(frames, match, 150);
        Assert.Equal([new DroppedFrames(59, 2, "a gap in pulses and frames")], match.Dropped);
    }

    [Fact]
    public void A_pause_between_two_files_has_no_frames()
    {
        var frames = Frames(300);
        double[] later = [.. frames.Select((time, frame) => frame < 100 ? time : time + 12.34)];
        var match = Match(Train(300, 0, 100), Pulses(later.Where((_, frame) => frame != 250)));
        AssertTimes(later, match, 250);
        Assert.Equal(99, match.Dropped.Single().AfterFrame);
    }

    [Fact]
    public void A_border_of_files_says_which_of_two_equal_gaps_is_the_pause()
    {
        // Three frames' worth of pause at the border, three lost pulses elsewhere.
        var all = Frames(203);
        int[] paused = [100, 101, 102];
        double[] frames = [.. all.Where((_, frame) => !paused.Contains(frame))];
        AssertTimes(frames, Match(Train(200, 0, 100), Pulses(frames.Where((_, frame) => frame is not (150 or 151 or 152)))), 150, 151, 152);
    }

    [Fact]
    public void Frames_that_the_file_s_own_times_leave_out_have_pulses_without_frames()
    {
        var all = Frames(303);
        int[] dropped = [70, 71, 200];
        double[] frames = [.. all.Where((_, frame) => !dropped.Contains(frame))];
        var train = Train(300) with { Skips = new Dictionary<int, int> { [70] = 2, [198] = 1 } };
        var match = Match(train, Without(all, 20));
        AssertTimes(frames, match, 20);
        Assert.Equal([new DroppedFrames(69, 2, "pulses without frames"), new DroppedFrames(197, 1, "pulses without frames")], match.Dropped);
    }

    [Fact]
    public void A_duplicated_frame_has_the_time_of_the_frame_that_it_repeats()
    {
        var frames = Frames(100);
        var match = Match(Train(101) with { Duplicates = [51] }, Pulses(frames));
        Assert.Equal([.. frames[..51], frames[50], .. frames[51..]], match.Times);
        Assert.Equal(TimeOrigin.Duplicate, match.Origins[51]);
    }

    [Fact]
    public void Pulses_of_a_test_before_the_recording_are_left_out()
    {
        var frames = Frames(300);
        double[] test = [.. Enumerable.Range(0, 20).Select(pulse => -4 + (pulse * Interval))];
        var match = Match(Train(300), Pulses([.. test, .. frames]));
        AssertTimes(frames, match);
        Assert.Contains("20 pulses before or after a pause have no frames", match.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Both_edges_as_pulses_are_recognized()
    {
        var frames = Frames(100);
        var match = Match(Train(100), Pulses([.. frames, .. frames.Select(time => time + (Interval / 2))]));
        Assert.Empty(match.Times);
        Assert.Contains("both edges", match.Ambiguity, StringComparison.Ordinal);
    }

    [Fact]
    public void A_counter_says_where_pulses_were_lost()
    {
        var frames = Frames(200);
        int[] kept = [.. Enumerable.Range(0, 200).Where(frame => frame is not (0 or 80 or 81))];
        var match = Match(Train(199), Pulses(kept.Select(frame => frames[frame]), [.. kept.Select(frame => 1000L + frame)]));
        AssertTimes(frames[1..], match, 79, 80);
    }

    [Fact]
    public void Jitter_of_a_tenth_of_a_frame_does_not_make_extra_or_lost_pulses_of_pulses()
    {
        var frames = Frames(500, jitter: 0.1 * Interval);
        AssertTimes(frames, Match(Train(500), Pulses(frames)));
    }

    [Fact]
    public void Whatever_is_lost_and_added_inside_every_frame_keeps_its_time()
    {
        for (var seed = 1; seed <= 150; seed++)
        {
            var random = new SeededRandom(seed);
            var frames = Frames(150 + random.NextInt(200), jitter: 1e-4, seed);
            HashSet<int> lost = [];
            for (var count = random.NextInt(5); count > 0; count--)
            {
                lost.Add(1 + random.NextInt(frames.Length - 2));
            }

            double[] extra = [.. Enumerable.Range(0, random.NextInt(6)).Select(_ => frames[5 + random.NextInt(frames.Length - 10)] + (Interval * (0.02 + (0.3 * random.NextDouble()))))];
            AssertTimes(frames, Match(Train(frames.Length), Pulses([.. frames.Where((_, frame) => !lost.Contains(frame)), .. extra.Where(time => !lost.Any(frame => Math.Abs(time - frames[frame]) < 0.5 * Interval))])), [.. lost]);
        }
    }
}
