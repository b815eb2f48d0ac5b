using System.Collections;

namespace NeuroPose.Formats;

/// <summary>
/// Whose instance is whose: tracks where instances have any, else slots in the order of the file. What a person labeled hides what the network
/// predicted of the same track, or what they corrected.
/// </summary>
internal sealed class SleapPeople
{
    private const int None = -1;

    private readonly SleapTables tables;
    private readonly Dictionary<int, int> personOfTrack = [];
    private readonly bool hasConfidence;
    private readonly int skeleton;

    /// <summary>Looks at the instances of one video.</summary>
    /// <param name="tables">The tables of the project.</param>
    /// <param name="frames">The frames of the video.</param>
    /// <param name="tracks">The names of the project's tracks.</param>
    /// <param name="hasOtherVideos">True where tracks without an instance may be of another video and are left out.</param>
    public SleapPeople(SleapTables tables, SleapFrame[] frames, IReadOnlyList<string> tracks, bool hasOtherVideos)
    {
        this.tables = tables;
        SleapInstance[] instances = [.. frames.SelectMany(frame => tables.Of(frame))];
        skeleton = instances.Length > 0 ? instances[0].Skeleton : 0;
        hasConfidence = instances.Any(instance => instance.IsPredicted);
        HashSet<int> used = [.. instances.Select(instance => instance.Track).Where(track => track >= 0 && track < tracks.Count)];
        AreTracks = used.Count > 0;
        if (!AreTracks)
        {
            Names = [.. Enumerable.Range(0, frames.Length == 0 ? 0 : frames.Max(frame => InOrder(frame).Count)).Select(slot => FormattableString.Invariant($"instance_{slot}"))];
            return;
        }

        int[] own = [.. Enumerable.Range(0, tracks.Count).Where(track => !hasOtherVideos || used.Contains(track))];
        for (var person = 0; person < own.Length; person++)
        {
            personOfTrack.Add(own[person], person);
        }

        Names = [.. own.Select(track => tracks[track])];
    }

    /// <summary>True for tracks, false for slots.</summary>
    public bool AreTracks { get; }

    /// <summary>A name for each animal or slot.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>After reading: how sure the network was of each animal in each frame.</summary>
    public TimeSeriesTable Scores { get; private set; } = TimeSeriesTable.Empty;

    /// <summary>Reads the points.</summary>
    public IReadOnlyList<RecordedPerson> Read(
        SleapFrame[] frames, int count, SleapMetadata.Nodes nodes, List<string> notices, CancellationToken cancellation)
    {
        var labels = JointLabels.Distinct(nodes.Names, notices);
        PointTable[] people = [.. Names.Select(_ => new PointTable(labels, hasConfidence))];
        BitArray[] taken = [.. Names.Select(_ => new BitArray(count))];
        var scores = new double[hasConfidence ? count * Names.Count : 0];
        Array.Fill(scores, double.NaN);
        Array.ForEach(people, person => person.ReachFrames(count));
        var (withoutTrack, hidden, ofOtherSkeleton) = (0, 0, 0);
        foreach (var frame in frames)
        {
            cancellation.ThrowIfCancellationRequested();
            var instances = InOrder(frame);
            hidden += frame.EndInstance - frame.FirstInstance - instances.Count;
            for (var slot = 0; slot < instances.Count; slot++)
            {
                var instance = instances[slot];
                var person = AreTracks ? personOfTrack.GetValueOrDefault(instance.Track, None) : slot;
                if (person == None || instance.Skeleton != skeleton || taken[person][frame.Index])
                {
                    withoutTrack += person == None ? 1 : 0;
                    ofOtherSkeleton += person != None && instance.Skeleton != skeleton ? 1 : 0;
                    hidden += person != None && instance.Skeleton == skeleton ? 1 : 0;
                    continue;
                }

                taken[person].Set(frame.Index, true);
                Set(people[person], frame.Index, instance, labels.Count);
                if (instance.IsPredicted)
                {
                    scores[(frame.Index * Names.Count) + person] = instance.Score;
                }
            }
        }

        Add(withoutTrack, "without a track, while others have one: left out.");
        Add(ofOtherSkeleton, "with another skeleton than the first one: left out.");
        Add(hidden, "behind another of the same animal and frame: what a person labeled is taken before what the network predicted.");
        Scores = hasConfidence && Names.Count > 0
            ? new([.. JointLabels.Distinct(Names, notices).Select(name => new Channel(name, ""))], scores, double.NaN)
            : TimeSeriesTable.Empty;
        var known = SleapSkeleton.Of(nodes.Name, labels, nodes.Edges);
        return [.. people.Select((person, index) => person.ToPerson(count, Names[index], known, "point score"))];

        void Add(int number, string what)
        {
            if (number > 0)
            {
                notices.Add(FormattableString.Invariant($"{number:N0} {(number == 1 ? "instance" : "instances")} {what}"));
            }
        }
    }

    private void Set(PointTable person, int frame, SleapInstance instance, int nodes)
    {
        if (instance.PointCount != nodes)
        {
            throw new FileFormatException($"an instance has {instance.PointCount} points; its skeleton has {nodes} nodes.", tables.Place with { Frame = frame });
        }

        for (var node = 0; node < nodes; node++)
        {
            var (x, y, score) = tables.Point(instance, node);
            person.Set(frame, node, x, y, sureness: score);
        }
    }

    /// <summary>The instances of a frame: people's first, then the predictions that nobody corrected.</summary>
    private List<SleapInstance> InOrder(SleapFrame frame)
    {
        var all = tables.Of(frame);
        HashSet<int> corrected = [.. all.Where(instance => !instance.IsPredicted).Select(instance => instance.FromPredicted)];
        return
        [
            .. all.Where(instance => !instance.IsPredicted),
            .. all.Where((instance, index) => instance.IsPredicted && !corrected.Contains(frame.FirstInstance + index)),
        ];
    }
}
