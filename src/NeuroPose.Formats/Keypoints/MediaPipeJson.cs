using System.Text;

namespace NeuroPose.Formats;

/// <summary>
/// Reads results of MediaPipe's pose landmarker as programs save them: one result, a list of them, or an object with <c>frames</c>. A result
/// has landmarks of one body, or a list of bodies.
/// </summary>
internal sealed class MediaPipeJson(JsonBytes text, CancellationToken cancellation)
{
    private static readonly string[] Places = ["", "[].", "frames[]."];
    private static readonly string[] PictureNames = ["landmarks", "poseLandmarks", "pose_landmarks"];
    private static readonly string[] WorldNames = ["worldLandmarks", "poseWorldLandmarks", "pose_world_landmarks", "world_landmarks"];
    private static readonly string[] FrameNames = ["frame", "frame_id", "frame_number", "frameNumber"];
    private static readonly string[] TimeNames = ["t_ms", "timestamp_ms", "timestampMs", "time_ms"];

    // x, y, z, visibility, presence.
    private const int Width = 5;

    private readonly MediaPipeLandmarks found = new(text.File) { AreParts = true };
    private double[] body = [];
    private bool isThere;

    public static string? Recognize(JsonHead head) =>
        (from place in Places
         from name in PictureNames.Concat(WorldNames)
         where head.HasList(place + name) || head.HasList(place + name + ".landmark")
         select "MediaPipe's " + name).FirstOrDefault();

    public MediaPipeLandmarks Read()
    {
        var walk = new JsonWalk(text);
        if (walk.IsArray)
        {
            ReadFrames(ref walk);
        }
        else
        {
            ReadFrame(ref walk, 0);
        }

        return isThere ? found : throw text.Error("no landmarks in it: this is no file of MediaPipe.", 0);
    }

    private void ReadFrames(ref JsonWalk walk)
    {
        var frame = 0L;
        for (var hasFrames = walk.EnterArray("frames"); hasFrames && walk.NextItem();)
        {
            cancellation.ThrowIfCancellationRequested();
            frame = ReadFrame(ref walk, frame) + 1;
        }
    }

    /// <summary>Reads one result and returns its frame's number; the frame that is next where it has none.</summary>
    private long ReadFrame(ref JsonWalk walk, long frame)
    {
        List<(double[] Numbers, bool IsWorld, int Slot, long Offset)> bodies = [];
        var (time, hasFrames) = (double.NaN, false);
        if (walk.EnterObject("a frame"))
        {
            while (walk.NextMember(out var bytes))
            {
                var name = Encoding.UTF8.GetString(bytes);
                if (PictureNames.Contains(name) || WorldNames.Contains(name))
                {
                    isThere = true;
                    ReadBodies(ref walk, WorldNames.Contains(name), bodies);
                }
                else if (FrameNames.Contains(name))
                {
                    frame = walk.Whole(name);
                }
                else if (TimeNames.Contains(name))
                {
                    time = walk.Number(name);
                }
                else if (name == "frames" && walk.IsArray && !hasFrames)
                {
                    hasFrames = true;
                    ReadFrames(ref walk);
                }
                else
                {
                    walk.Skip();
                }
            }
        }

        if (!hasFrames)
        {
            found.Reach(frame, time);
        }

        foreach (var (numbers, isWorld, slot, offset) in bodies)
        {
            var records = isWorld ? found.World : found.Picture;
            if (records.Problem(numbers.Length / Width, dimensions: 3) is { } problem)
            {
                throw text.Error(problem, offset);
            }

            numbers.CopyTo(records.Add(frame, slot, identity: null, numbers.Length / Width, dimensions: 3));
        }

        return frame;
    }

    /// <summary>Takes one body's landmarks, or a list of bodies; a body may also be an object with the list <c>landmark</c>.</summary>
    private void ReadBodies(ref JsonWalk walk, bool isWorld, List<(double[] Numbers, bool IsWorld, int Slot, long Offset)> bodies)
    {
        var offset = walk.Offset;
        if (walk.IsObject)
        {
            walk.EnterObject("landmarks");
            while (walk.NextMember(out var name))
            {
                if (name.SequenceEqual("landmark"u8))
                {
                    ReadBodies(ref walk, isWorld, bodies);
                }
                else
                {
                    walk.Skip();
                }
            }

            return;
        }

        if (!walk.EnterArray("landmarks"))
        {
            return;
        }

        var (filled, slot) = (0, 0);
        while (walk.NextItem())
        {
            if (walk.IsArray)
            {
                var start = walk.Offset;
                walk.EnterArray("a body");
                var length = 0;
                while (walk.NextItem())
                {
                    ReadLandmark(ref walk, ref length);
                }

                Keep(length, slot++, start);
            }
            else
            {
                ReadLandmark(ref walk, ref filled);
            }
        }

        Keep(filled, 0, offset);

        void Keep(int length, int ofSlot, long at)
        {
            if (length > 0)
            {
                bodies.Add((body.AsSpan(0, length).ToArray(), isWorld, ofSlot, at));
            }
        }
    }

    private void ReadLandmark(ref JsonWalk walk, ref int filled)
    {
        if (filled + Width > body.Length)
        {
            Array.Resize(ref body, Math.Max(33 * Width, 2 * body.Length));
        }

        var numbers = body.AsSpan(filled, Width);
        numbers.Fill(double.NaN);
        filled += Width;
        if (!walk.EnterObject("a landmark"))
        {
            return;
        }

        while (walk.NextMember(out var name))
        {
            if (name is [(byte)'x' or (byte)'y' or (byte)'z'])
            {
                numbers[name[0] - 'x'] = walk.Number("a coordinate");
            }
            else if (name.SequenceEqual("visibility"u8))
            {
                numbers[3] = walk.Number("visibility");
            }
            else if (name.SequenceEqual("presence"u8))
            {
                numbers[4] = walk.Number("presence");
            }
            else
            {
                walk.Skip();
            }
        }
    }
}
