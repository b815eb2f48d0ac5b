namespace NeuroPose.Formats;

/// <summary>The frames and bodies of a file of Azure Kinect.</summary>
internal sealed class KinectBodies(JsonBytes text, CancellationToken cancellation)
{
    private readonly PoseRecords records = new(text.File, hasConfidence: false);
    private readonly List<(long? Number, double Seconds)> frames = [];
    private readonly List<(int Frame, long? Body, double[] Orientations)> turned = [];
    private double[] positions = [];

    /// <summary>The version of the library; empty where there is none.</summary>
    public string SdkVersion { get; private set; } = "";

    /// <summary>The joints' names; null where there are none.</summary>
    public IReadOnlyList<string>? Names { get; private set; }

    public void ReadFile(ref JsonWalk walk)
    {
        var hasFrames = false;
        if (walk.EnterObject("the file"))
        {
            while (walk.NextMember(out var name))
            {
                if (name.SequenceEqual("k4abt_sdk_version"u8) && walk.IsText)
                {
                    SdkVersion = walk.Text("k4abt_sdk_version");
                }
                else if (name.SequenceEqual("joint_names"u8))
                {
                    Names = walk.Texts("joint_names");
                }
                else if (name.SequenceEqual("frames"u8))
                {
                    hasFrames = true;
                    for (var isThere = walk.EnterArray("frames"); isThere && walk.NextItem();)
                    {
                        cancellation.ThrowIfCancellationRequested();
                        ReadFrame(ref walk);
                    }
                }
                else
                {
                    walk.Skip();
                }
            }
        }

        if (!hasFrames)
        {
            throw text.Error("no \"frames\" in it: this is no file of Azure Kinect.", 0);
        }
    }

    /// <summary>The poses, with the numbers that the frames have; where one has none, they are counted.</summary>
    /// <exception cref="FileFormatException">Two frames have one number.</exception>
    public PoseRecords Numbered()
    {
        if (frames.All(frame => frame.Number is not null))
        {
            HashSet<long> numbers = [];
            foreach (var (number, _) in frames)
            {
                if (!numbers.Add(number!.Value))
                {
                    throw new FileFormatException(FormattableString.Invariant($"two frames have the frame_id {number}."), new(File: text.File, Path: "frames"));
                }
            }

            records.Renumber(frame => frames[(int)frame].Number!.Value);
        }

        return records;
    }

    /// <summary>The time of each frame of the tables in seconds; NaN where there is none.</summary>
    public double[] Times(PoseTables tables)
    {
        var times = new double[tables.FrameCount];
        Array.Fill(times, double.NaN);
        for (var frame = 0; frame < frames.Count; frame++)
        {
            times[IndexOf(frame, tables)] = frames[frame].Seconds;
        }

        return times;
    }

    /// <summary>One table a person.</summary>
    public IReadOnlyList<double[]> Orientations(PoseTables tables)
    {
        var width = 4 * records.PointCount;
        double[][] people = [.. tables.Tables.Select(_ => Enumerable.Repeat(double.NaN, tables.FrameCount * width).ToArray())];
        var indices = tables.People.Numbers.Select((number, index) => (number, index)).ToDictionary(one => one.number, one => one.index);
        foreach (var (frame, body, orientations) in Enumerable.Reverse(turned))
        {
            // From the last, so that of two bodies with one number the first stays, as for positions.
            if (body is { } number && indices.TryGetValue(number, out var person) && orientations.Length == width)
            {
                orientations.CopyTo(people[person].AsSpan(IndexOf(frame, tables) * width));
            }
        }

        return people;
    }

    private int IndexOf(int frame, PoseTables tables) =>
        frames.All(one => one.Number is not null) ? (int)(frames[frame].Number!.Value - tables.FirstFrame) : frame;

    private void ReadFrame(ref JsonWalk walk)
    {
        var (frame, seconds) = ((long?)null, double.NaN);
        records.Reach(frames.Count);
        if (walk.EnterObject("a frame"))
        {
            while (walk.NextMember(out var name))
            {
                if (name.SequenceEqual("timestamp_usec"u8))
                {
                    // A division rounds once; a product with a millionth, which is no double, would round twice.
                    seconds = walk.Number("timestamp_usec") / 1e6;
                }
                else if (name.SequenceEqual("frame_id"u8))
                {
                    frame = walk.Whole("frame_id");
                }
                else if (name.SequenceEqual("bodies"u8))
                {
                    var slot = 0;
                    for (var isThere = walk.EnterArray("bodies"); isThere && walk.NextItem();)
                    {
                        ReadBody(ref walk, slot++);
                    }
                }
                else
                {
                    walk.Skip();
                }
            }
        }

        frames.Add((frame, seconds));
    }

    private void ReadBody(ref JsonWalk walk, int slot)
    {
        var (offset, body, joints) = (walk.Offset, (long?)null, 0);
        double[] orientations = [];
        if (!walk.EnterObject("a body"))
        {
            return;
        }

        while (walk.NextMember(out var name))
        {
            if (name.SequenceEqual("body_id"u8))
            {
                body = walk.Whole("body_id");
            }
            else if (name.SequenceEqual("joint_positions"u8))
            {
                joints = walk.Rows("joint_positions", 3, ref positions);
            }
            else if (name.SequenceEqual("joint_orientations"u8))
            {
                orientations = new double[4 * Math.Max(joints, 1)];
                Array.Resize(ref orientations, 4 * walk.Rows("joint_orientations", 4, ref orientations));
            }
            else
            {
                walk.Skip();
            }
        }

        if (joints == 0)
        {
            return;
        }

        if (records.Problem(joints, dimensions: 3) is { } problem)
        {
            throw text.Error(problem, offset);
        }

        positions.AsSpan(0, 3 * joints).CopyTo(records.Add(frames.Count, slot, body, joints, dimensions: 3));
        if (orientations.Length > 0)
        {
            turned.Add((frames.Count, body, orientations));
        }
    }
}
