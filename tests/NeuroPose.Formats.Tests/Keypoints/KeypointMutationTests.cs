using System.Text;

namespace NeuroPose.Formats.Tests.Keypoints;

/// <summary>Whatever the bytes are, a reader gives a recording or says what is wrong, and never anything else.</summary>
public sealed class KeypointMutationTests : IDisposable
{
    private const int Mutations = 400;

    private static readonly string[] Pieces =
    [
        "NaN", "null", "1e999", "-1", "4000000000", "99999999999999999999", "\"x\"", "{}", "[]", "[[", "]]", "}", ",", "\n", "\"", "\\", "\\ud800", "\0", "true", "0.5", ";", "scorer", "coords", "x",
    ];

    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    public static TheoryData<MotionFormat, string> Texts => new()
    {
        { MotionFormat.OpenPose, """{"version":1.3,"people":[{"person_id":[-1],"pose_keypoints_2d":[1,2,0.5,3,4,1],"hand_left_keypoints_2d":[1,2,3]},{}]}""" },
        { MotionFormat.Mmpose, """[{"frame_id":0,"instances":[{"keypoints":[[1,2],[3,4]],"keypoint_scores":[0.5,1],"bbox":[[1,2,3,4]],"bbox_score":1,"track_id":3}]},{"frame_id":2,"instances":[]}]""" },
        { MotionFormat.Mmpose, """{"meta_info":{"keypoint_id2name":{"0":"a","1":"b"}},"instance_info":[{"frame_id":1,"instances":[{"keypoints":[[1,2,3],[3,4,5]],"keypoint_scores":[0.5,1]}]}]}""" },
        { MotionFormat.AlphaPose, """[{"image_id":"0.jpg","category_id":1,"keypoints":[1,2,0.5,3,4,1],"score":2.5,"box":[1,2,3,4],"idx":[[1.0],[2.0]]},{"image_id":"3.jpg","keypoints":[1,2,0.5,3,4,1],"idx":0}]""" },
        { MotionFormat.Coco, """{"images":[{"id":1,"file_name":"a","width":5,"height":6},{"id":2}],"annotations":[{"image_id":1,"category_id":1,"keypoints":[1,2,2,3,4,0],"bbox":[1,2,3,4],"track_id":1}],"categories":[{"id":1,"keypoints":["a","b"]}]}""" },
        { MotionFormat.AzureKinect, """{"k4abt_sdk_version":"1","joint_names":["a","b"],"frames":[{"timestamp_usec":0,"frame_id":0,"bodies":[{"body_id":1,"joint_positions":[[1,2,3],[4,5,6]],"joint_orientations":[[1,0,0,0],[1,0,0,0]]}]},{"timestamp_usec":33333,"frame_id":2,"bodies":[]}]}""" },
        { MotionFormat.MediaPipe, """[{"timestampMs":0,"landmarks":[[{"x":0.5,"y":0.25,"z":0,"visibility":1}]],"worldLandmarks":[[{"x":1,"y":2,"z":3}]]},{"frame":4,"timestampMs":33,"landmarks":[]}]""" },
        { MotionFormat.MediaPipe, "frame,t_ms,lm_id,x_px,y_px,visibility,wx_m,wy_m,wz_m\n0,0,0,1,2,1,3,4,5\n0,0,1,1,2,1,3,4,5\n2,66,0,1,2,1,3,4,5\n" },
        { MotionFormat.DeepLabCutCsv, "scorer,,,S,S,S,S,S,S\nindividuals,,,a,a,a,b,b,b\nbodyparts,,,n,n,n,n,n,n\ncoords,,,x,y,likelihood,x,y,likelihood\nlabeled-data,v,i0.png,1,2,1,3,4,1\nlabeled-data,v,i1.png,,,,5,6,1\n" },
        { MotionFormat.Anipose, "a_x,a_y,a_z,a_error,a_ncams,a_score,fnum\n1,2,3,0.5,2,0.9,0\n,,,,,,3\n" },
        { MotionFormat.VideoPredictions, """{"schema_version":2,"metadata":{"frame_count":2,"fps":30,"width":1,"height":1},"frames":{"frame_000000":{"boxes":[],"poses3d":[[[1,2,3],[4,5,6]]],"poses2d":[]},"frame_000003":{"boxes":[],"poses3d":[[[1,2,3],[4,5,NaN]]],"poses2d":[]}}}""" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Changed_bytes_give_a_recording_or_a_typed_error(MotionFormat format, string text)
    {
        var original = Encoding.UTF8.GetBytes(text);
        var path = files.Write("m_1.json", original);
        Assert.NotEmpty(MotionFile.Load(path, new() { Format = format }).Persons);
        var random = new Random(20261130);
        for (var mutation = 0; mutation < Count; mutation++)
        {
            var bytes = Mutated(original, random);
            File.WriteAllBytes(path, bytes);
            try
            {
                Load(path, format);
            }
            catch (Exception problem) when (problem is not NeuroPoseException)
            {
                Assert.Fail($"{problem.GetType().Name} for {Encoding.Latin1.GetString(bytes)}: {problem}");
            }
            catch (NeuroPoseException)
            {
            }
        }
    }

    /// <summary>More where a number is given, for a long run by hand.</summary>
    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("NEUROPOSE_MUTATIONS"), out var count) ? count : Mutations;

    private static void Load(string path, MotionFormat format)
    {
        switch (format)
        {
            case MotionFormat.OpenPose:
                OpenPoseFolder.Load(path);
                break;
            case MotionFormat.AzureKinect:
                KinectFile.Load(path);
                break;
            default:
                var recording = MotionFile.Load(path, new() { Format = format, PointValues = true });
                Assert.Equal(recording.Persons.Sum(person => person.Labels.Count * 3L * recording.FrameCount), recording.Persons.Sum(person => (long)person.Coordinates.Length));
                break;
        }
    }

    private static byte[] Mutated(byte[] original, Random random)
    {
        List<byte> bytes = [.. original];
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(5))
            {
                case 0:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
                case 1 when bytes.Count > 0:
                    bytes[Math.Min(at, bytes.Count - 1)] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    var start = random.Next(bytes.Count + 1);
                    bytes.InsertRange(at, bytes.GetRange(start, Math.Min(random.Next(1, 40), bytes.Count - start)));
                    break;
            }
        }

        return [.. bytes];
    }
}
