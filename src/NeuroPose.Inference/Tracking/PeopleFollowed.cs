using NeuroPose.Inference.People;

namespace NeuroPose.Inference.Tracking;

/// <summary>
/// Gives people of a video numbers that stay theirs. In each frame people and tracks are matched one to one so that the sum of their
/// distances is least; who is too far from every track begins a new one.
/// </summary>
internal static class PeopleFollowed
{
    private const double Met = 0.5;

    /// <summary>The frames with a number for each person, and what has to be known of the matching.</summary>
    /// <param name="frames">The frames of a video, in order.</param>
    /// <param name="rate">Frames in a second, for those that carry no time; NaN where it is not known.</param>
    /// <param name="options">How people are followed.</param>
    public static (IReadOnlyList<EstimatedFrame> Frames, IReadOnlyList<string> Notes) Follow(
        IReadOnlyList<EstimatedFrame> frames, double rate, FrameTrackingOptions options)
    {
        List<EstimatedFrame> followed = [];
        List<Track> tracks = [];
        var (reordered, meetings) = (0, new SortedDictionary<(int, int), (int First, int Last)>());
        for (var at = 0; at < frames.Count; at++)
        {
            var people = frames[at].People.Where(person => person.MeanScore >= options.LeastScore).ToList();
            var seconds = double.IsNaN(frames[at].Seconds) ? at / rate : frames[at].Seconds;
            var numbers = Match(people, tracks, at, seconds, options);
            reordered += numbers.Zip(numbers.Skip(1)).Any(pair => pair.First > pair.Second) ? 1 : 0;
            for (var person = 0; person < people.Count; person++)
            {
                for (var other = person + 1; other < people.Count; other++)
                {
                    if (people[person].Box.Overlap(people[other].Box) > Met)
                    {
                        var pair = (Math.Min(numbers[person], numbers[other]), Math.Max(numbers[person], numbers[other]));
                        meetings[pair] = (meetings.TryGetValue(pair, out var known) ? known.First : at, at);
                    }
                }
            }

            followed.Add(frames[at] with { People = people, Numbers = numbers });
        }

        List<string> notes = [];
        if (reordered > 0)
        {
            notes.Add(FormattableString.Invariant($"In {reordered} of {frames.Count} frames the model gave people in another order than their numbers; they were put back."));
        }

        notes.AddRange(meetings.Take(20).Select(meeting => FormattableString.Invariant(
            $"People {meeting.Key.Item1} and {meeting.Key.Item2} cover each other between frames {meeting.Value.First} and {meeting.Value.Last}: look whether their numbers are exchanged after it.")));
        return (followed, notes);
    }

    private static int[] Match(List<EstimatedPerson> people, List<Track> tracks, int frame, double seconds, FrameTrackingOptions options)
    {
        Track[] live = [.. tracks.Where(track => double.IsNaN(seconds) ? frame - track.Frame <= 30 : seconds - track.Seconds <= options.ForgetSeconds)];
        var farthest = options.Method == TrackingMethod.Boxes ? 1 : options.MaxDistancePixels;
        var costs = new double[people.Count, live.Length];
        for (var person = 0; person < people.Count; person++)
        {
            for (var track = 0; track < live.Length; track++)
            {
                var cost = Distance(people[person], live[track].Last, options.Method);
                costs[person, track] = cost < farthest || (cost == farthest && options.Method != TrackingMethod.Boxes) ? cost : double.PositiveInfinity;
            }
        }

        var matched = Assignment.Least(costs);
        var numbers = new int[people.Count];
        for (var person = 0; person < people.Count; person++)
        {
            var track = matched[person] is { } one ? live[one] : new Track(tracks.Count);
            if (matched[person] is null)
            {
                tracks.Add(track);
            }

            (track.Last, track.Frame, track.Seconds) = (people[person], frame, seconds);
            numbers[person] = track.Number;
        }

        return numbers;
    }

    private static double Distance(EstimatedPerson person, EstimatedPerson last, TrackingMethod method)
    {
        if (method == TrackingMethod.Boxes)
        {
            return 1 - person.Box.Overlap(last.Box);
        }

        var (sum, count, x, y) = (0.0, 0, 0.0, 0.0);
        for (var joint = 0; joint < person.Keypoints.Count; joint++)
        {
            if (person.Keypoints[joint].IsKnown && last.Keypoints[joint].IsKnown)
            {
                var (right, down) = (person.Keypoints[joint].X - last.Keypoints[joint].X, person.Keypoints[joint].Y - last.Keypoints[joint].Y);
                (sum, count, x, y) = (sum + Math.Sqrt((right * right) + (down * down)), count + 1, x + right, y + down);
            }
        }

        return count == 0 ? double.PositiveInfinity : method == TrackingMethod.Keypoints ? sum / count : Math.Sqrt((x * x) + (y * y)) / count;
    }

    private sealed class Track(int number)
    {
        public int Number => number;

        public EstimatedPerson Last { get; set; } = null!;

        public int Frame { get; set; }

        public double Seconds { get; set; }
    }
}
