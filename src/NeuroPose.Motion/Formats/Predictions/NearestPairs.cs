using NeuroPose.Numerics;

namespace NeuroPose.Formats;

/// <summary>
/// Follows bodies through frames in which their order changes. In each frame the nearest pair of track and detection is matched first, then the
/// next nearest of those left, and so on; of equally near pairs the lower track goes first, then the lower detection. A detection that is
/// left begins a new track; one whose place is unknown is nobody.
/// </summary>
internal static class NearestPairs
{
    /// <summary>The tracks in the order in which they are first seen.</summary>
    /// <param name="frames">The number of frames.</param>
    /// <param name="detections">The bodies of a frame.</param>
    /// <param name="reach">How far a body may be from where it was last seen, so many frames ago.</param>
    /// <param name="leastFrames">Tracks seen in fewer frames are left out.</param>
    public static IReadOnlyList<PersonTrack> Follow(
        int frames, Func<int, DetectedBody[]> detections, Func<DetectedBody, DetectedBody, int, double> reach, int leastFrames = 1)
    {
        List<PersonTrack> tracks = [];
        List<(DetectedBody Body, int Frame)> lastSeen = [];
        for (var frame = 0; frame < frames; frame++)
        {
            var bodies = detections(frame);
            var taken = new bool[bodies.Length];
            foreach (var (track, detection) in Matches(bodies, lastSeen, frame, reach))
            {
                tracks[track].SeenIn(frame, detection);
                lastSeen[track] = (bodies[detection], frame);
                taken[detection] = true;
            }

            for (var detection = 0; detection < bodies.Length; detection++)
            {
                if (!taken[detection] && bodies[detection].Place.IsFinite)
                {
                    tracks.Add(new(tracks.Count, frame, detection));
                    lastSeen.Add((bodies[detection], frame));
                }
            }
        }

        tracks.ForEach(track => track.AbsentUntil(frames));
        return leastFrames <= 1 ? tracks : Numbered(tracks.Where(track => track.Detections.Count(one => one is not null) >= leastFrames));
    }

    private static List<PersonTrack> Numbered(IEnumerable<PersonTrack> tracks)
    {
        List<PersonTrack> kept = [.. tracks];
        for (var number = 0; number < kept.Count; number++)
        {
            kept[number].Number = number;
        }

        return kept;
    }

    private static List<(int Track, int Detection)> Matches(
        DetectedBody[] bodies, List<(DetectedBody Body, int Frame)> lastSeen, int frame, Func<DetectedBody, DetectedBody, int, double> reach)
    {
        List<(double Distance, int Track, int Detection)> pairs = [];
        for (var track = 0; track < lastSeen.Count; track++)
        {
            for (var detection = 0; detection < bodies.Length; detection++)
            {
                var distance = (bodies[detection].Place - lastSeen[track].Body.Place).Length;
                if (distance <= reach(lastSeen[track].Body, bodies[detection], frame - lastSeen[track].Frame))
                {
                    pairs.Add((distance, track, detection));
                }
            }
        }

        pairs.Sort();
        List<(int, int)> matches = [];
        HashSet<int> tracks = [];
        HashSet<int> detections = [];
        foreach (var (_, track, detection) in pairs)
        {
            if (!tracks.Contains(track) && !detections.Contains(detection))
            {
                tracks.Add(track);
                detections.Add(detection);
                matches.Add((track, detection));
            }
        }

        return matches;
    }
}

/// <summary>Where a body is in a frame.</summary>
/// <param name="Place">The mean of its known joints; unknown when none is.</param>
/// <param name="Size">The longest side of the box around them; NaN where sizes are not asked for.</param>
internal readonly record struct DetectedBody(Point3 Place, double Size = double.NaN);
