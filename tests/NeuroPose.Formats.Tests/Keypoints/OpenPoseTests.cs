using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NeuroPose.Poses;

namespace NeuroPose.Formats.Tests.Keypoints;

/// <summary>Folders of OpenPose, file by file as its versions write them.</summary>
public sealed class OpenPoseTests : IDisposable
{
    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Files_are_frames_in_the_order_of_their_numbers_and_not_of_their_names()
    {
        var recording = Load(("cam_2_keypoints.json", Frame(Body(25, 200))), ("cam_10_keypoints.json", Frame(Body(25, 1000))), ("cam_9_keypoints.json", Frame(Body(25, 900))));

        Assert.Equal((9, 2), (recording.FrameCount, recording.FirstFrame));
        Assert.Equal([200, 900, 1000], new[] { 0, 7, 8 }.Select(frame => TextFiles.Point(recording, 0, frame, 0)[0]));
    }

    [Fact]
    public void Numbers_that_are_left_out_are_frames_with_nobody_in_them()
    {
        var recording = Load(("a1.json", Frame(Body(25, 1))), ("a4.json", Frame(Body(25, 4))));

        Assert.True(TextFiles.IsMissing(recording, 0, 1, 0));
        Assert.Equal(50, recording.Persons[0].MissingCount);
        Assert.Contains("The numbers of the files leave out 2 frames; nobody is in them.", recording.Notices);
    }

    [Fact]
    public void A_keypoint_at_the_origin_or_without_confidence_is_missing_and_keeps_its_confidence()
    {
        var recording = Load(("1.json", """{"people":[{"pose_keypoints_2d":[0,0,0.5, 7,8,0, -3,1000,0.25]}]}"""));

        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(joint => TextFiles.IsMissing(recording, 0, 0, joint)));
        Assert.Equal([0.5, 0, 0.25], recording.Persons[0].Confidence.ToArray());
        Assert.Equal([-3, 1000, 0], TextFiles.Point(recording, 0, 0, 2));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"people":[]}""")]
    [InlineData("""{"people":null}""")]
    [InlineData("""{"people":[{}]}""")]
    [InlineData("""{"people":[{"pose_keypoints_2d":[]}]}""")]
    [InlineData("""{"people":[{"pose_keypoints_2d":{}}]}""")]
    public void A_frame_may_have_nobody_in_it_in_each_of_the_ways_that_versions_write(string nobody)
    {
        var recording = Load(("1.json", Frame(Body(25, 1))), ("2.json", nobody));

        Assert.Equal((2, 1), (recording.FrameCount, recording.Persons.Count));
        Assert.Equal(25, recording.Persons[0].MissingCount);
    }

    [Fact]
    public void Pixels_go_down_and_the_rate_is_not_known_until_the_caller_gives_it()
    {
        var recording = Load(("1.json", Frame(Body(25, 10))));

        Assert.Equal((LengthUnit.Pixel, Axes.YDown, 2), (recording.Unit, recording.Axes, recording.Dimensions));
        Assert.Equal(double.NaN, recording.FramesPerSecond);
        Assert.Contains("OpenPose files state no frame rate. Give LoadOptions.FramesPerSecond; angles work without it, speeds and times do not.", recording.Notices);
        Assert.Equal(30, MotionFile.Load(files.Root, new() { FramesPerSecond = 30 }).FramesPerSecond);
    }

    [Fact]
    public void Coordinates_that_are_all_from_minus_one_to_one_are_parts_of_the_picture()
    {
        var recording = Load(("1.json", """{"people":[{"pose_keypoints_2d":[0.5,0.25,1, -0.1,1,1]}]}"""));

        Assert.Equal(LengthUnit.Normalized, recording.Unit);
        Assert.Equal([320, 120, 0], TextFiles.Point(MotionFile.Load(files.Root, new() { PictureSize = (640, 480) }), 0, 0, 0));
    }

    [Fact]
    public void Twenty_five_keypoints_are_BODY_25_and_it_is_said_that_BODY_25B_has_as_many()
    {
        var recording = Load(("1.json", Frame(Body(25, 10))));

        Assert.Same(Skeleton.Body25, recording.Persons[0].Skeleton);
        Assert.Contains(recording.Notices, notice => notice.StartsWith("The file names no joints; 25 were taken as BODY_25. BODY_25B has as many", StringComparison.Ordinal));
        var given = MotionFile.Load(files.Root, new() { Skeleton = Skeleton.Body25B });
        Assert.Equal(Skeleton.Body25B.JointNames, given.Labels);
        Assert.DoesNotContain(given.Notices, notice => notice.Contains("BODY_25", StringComparison.Ordinal));
    }

    [Fact]
    public void Eighteen_keypoints_under_the_old_name_are_those_of_COCO()
    {
        var recording = Load(("1.json", Frame(Body(18, 10)).Replace("_2d", "", StringComparison.Ordinal)));

        Assert.Same(Skeleton.OpenPoseCoco18, recording.Persons[0].Skeleton);
    }

    [Fact]
    public void Keypoints_of_an_unknown_skeleton_are_numbered()
    {
        var recording = Load(("1.json", Frame(Body(135, 10))));

        Assert.Equal(("joint 134", null), (recording.Labels[^1], recording.Persons[0].Skeleton));
        Assert.Contains("The file names no joints, and no skeleton of 135 is known for it. Give LoadOptions.Skeleton.", recording.Notices);
    }

    [Fact]
    public void People_are_slots_and_it_is_said()
    {
        var recording = Load(("1.json", Frame(Body(25, 1), Body(25, 2))), ("2.json", Frame(Body(25, 3))));

        Assert.True(recording.PersonsAreSlots);
        Assert.Equal(2, recording.Persons.Count);
        Assert.Equal("person 1", recording.PersonTitle(1));
        Assert.Contains(recording.Notices, notice => notice.StartsWith("The 2 people are slots in the order of detection", StringComparison.Ordinal));
    }

    [Fact]
    public void Numbers_of_a_tracker_are_identities_whatever_the_order()
    {
        var recording = Load(
            ("1.json", Frame("\"person_id\":[7],", Body(25, 70), "\"person_id\":[3],", Body(25, 30))), ("2.json", Frame("\"person_id\":[3],", Body(25, 31))));

        Assert.False(recording.PersonsAreSlots);
        Assert.Equal(["track 7", "track 3"], recording.Persons.Select(person => person.Name));
        Assert.Equal(31, TextFiles.Point(recording, 1, 1, 0)[0]);
    }

    [Fact]
    public void A_number_of_minus_one_is_no_identity() =>
        Assert.True(Load(("1.json", Frame("\"person_id\":[-1],", Body(25, 70), "\"person_id\":[-1],", Body(25, 30)))).PersonsAreSlots);

    [Fact]
    public void Faces_hands_and_poses_in_space_are_parts_with_the_people_of_the_bodies()
    {
        var first = $"{{{Body(25, 1)}}}";
        var second = $$"""{{{Body(25, 2)}},"hand_left_keypoints_2d":[5,6,1],"pose_keypoints_3d":[1,2,3,0.5]}""";
        Write(("1.json", $$"""{"people":[{{first}},{{second}}]}"""));
        var folder = OpenPoseFolder.Load(files.Root);

        var hand = folder.Part(OpenPosePart.LeftHand)!;
        Assert.Equal(2, hand.Persons.Count);
        Assert.True(TextFiles.IsMissing(hand, 0, 0, 0));
        Assert.Equal([5, 6, 0], TextFiles.Point(hand, 1, 0, 0));
        Assert.Equal((3, LengthUnit.Unknown), (folder.Part(OpenPosePart.Body3D)!.Dimensions, folder.Part(OpenPosePart.Body3D)!.Unit));
        Assert.Equal([1, 2, 3], TextFiles.Point(folder.Part(OpenPosePart.Body3D)!, 1, 0, 0));
        Assert.Null(folder.Part(OpenPosePart.Face));
        Assert.Equal(folder.Recording.Sha256, hand.Sha256);
    }

    [Fact]
    public void A_folder_has_the_hash_of_names_and_bytes_and_a_file_that_of_its_bytes()
    {
        var text = Frame(Body(25, 1));
        var recording = Load(("f1.json", text));

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("f1.json\0" + text))), recording.Sha256);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), MotionFile.Load(Path.Combine(files.Root, "f1.json")).Sha256);
    }

    [Fact]
    public void A_thousand_files_read_by_several_threads_stay_in_order()
    {
        Write([.. Enumerable.Range(0, 3000).Select(frame => ($"f{frame}.json", Frame(Body(25, frame + 1))))]);

        var recording = MotionFile.Load(files.Root);

        Assert.All(Enumerable.Range(0, 3000), frame => Assert.Equal(frame + 1, TextFiles.Point(recording, 0, frame, 0)[0]));
    }

    [Fact]
    public void A_byte_order_mark_is_passed()
    {
        files.Write("1.json", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Frame(Body(25, 1)))]);

        Assert.Equal(MotionFormat.OpenPose, MotionFile.Detect(files.Root).Format);
        Assert.Equal(1, MotionFile.Load(files.Root).FrameCount);
    }

    [Theory]
    [InlineData("""{"people":[{"pose_keypoints_2d":[1,2,0.5,3]}]}""", "2.json: people[0].pose_keypoints_2d, line 1, column 33: 4 numbers are no whole number of keypoints of 3.")]
    [InlineData("""{"people":[{"pose_keypoints_2d":[1,NaN,0.5]}]}""", "2.json: people[0].pose_keypoints_2d[1], line 1, column 36: NaN is no JSON number. Write null where a number is missing.")]
    [InlineData("""{"people":[{"pose_keypoints_2d":[1,"2",0.5]}]}""", "2.json: people[0].pose_keypoints_2d[1], line 1, column 36: expected a number for pose_keypoints_2d, found the text \"2\".")]
    [InlineData("""{"people":[{"pose_keypoints_2d":[1,1e999,0.5]}]}""", "2.json: people[0].pose_keypoints_2d[1], line 1, column 36: the number for pose_keypoints_2d is too large.")]
    [InlineData("""{"people":[{"pose_keypoints_2d":[1,2,0""", "2.json: people[0].pose_keypoints_2d[2], line 1, column 39: the file ends in the middle of a value: it was cut short.")]
    [InlineData("""{"persons":[]}""", "2.json: line 1, column 1: no \"people\" in it: this is no file of OpenPose.")]
    [InlineData("", "2.json: the file is empty.")]
    [InlineData("""{"people":7}""", "2.json: people, line 1, column 11: expected a list for people, found 7.")]
    [InlineData("""{"people":[{"pose_keypoints_2d":[1,2,0.5]}]}""", "2.json: people[0].pose_keypoints_2d: a pose of 1 points of 2 coordinates after others of 25 of 2. Expected one skeleton in a recording.")]
    public void A_broken_file_is_refused_with_its_name_and_place(string broken, string message)
    {
        Write(("1.json", Frame(Body(25, 1))), ("2.json", broken));

        Assert.Equal(message, files.Refused(files.Root));
    }

    [Fact]
    public void Values_nested_deeper_than_64_levels_are_refused()
    {
        Write(("1.json", Frame(Body(25, 1))), ("2.json", "{\"x\":" + new string('[', 80) + new string(']', 80) + ",\"people\":[]}"));

        Assert.Contains("64 levels", files.Refused(files.Root), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_with_one_number_are_refused_as_two_cameras()
    {
        Write(("a_1.json", Frame(Body(25, 1))), ("b_1.json", Frame(Body(25, 1))));

        Assert.EndsWith("a_1.json and b_1.json have one number. Expected one file for each frame: put each camera's files into a folder of its own.", files.Refused(files.Root), StringComparison.Ordinal);
    }

    [Fact]
    public void A_far_number_in_a_name_does_not_fill_the_memory()
    {
        Write(("a_1.json", Frame(Body(25, 1))), ("a_4000000000.json", Frame(Body(25, 1))));

        Assert.Contains("the frame numbers go from 1 to 4000000000, but only 2 records are there", files.Refused(files.Root), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_without_a_number_are_left_out_and_it_is_said()
    {
        var recording = Load(("1.json", Frame(Body(25, 1))), ("config.json", "{\"people\":[]}"));

        Assert.Contains("1 JSON files have no number in their names and were left out, the first is config.json.", recording.Notices);
    }

    [Fact]
    public void A_folder_or_file_that_is_not_there_is_reported()
    {
        Assert.Contains("there is no such file", Assert.Throws<FileFormatException>(() => OpenPoseFolder.Load(Path.Combine(files.Root, "none"))).Message, StringComparison.Ordinal);
        Assert.Contains("the folder has no JSON files", Assert.Throws<FileFormatException>(() => OpenPoseFolder.Load(files.Root)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_stops_when_it_is_cancelled()
    {
        Write(("1.json", Frame(Body(25, 1))));

        Assert.ThrowsAny<OperationCanceledException>(() => MotionFile.Load(files.Root, cancellation: new CancellationToken(canceled: true)));
    }

    private static string Body(int points, double x) =>
        "\"pose_keypoints_2d\":[" + string.Join(',', Enumerable.Range(0, points).Select(point => string.Create(CultureInfo.InvariantCulture, $"{x},{point + 100.5},0.875"))) + "]";

    private static string Frame(params string[] people) => people is [[.. _, ','], ..]
        ? Frame([.. people.Chunk(2).Select(parts => parts[0] + parts[1])])
        : "{\"version\":1.3,\"people\":[" + string.Join(',', people.Select(person => "{" + person + "}")) + "]}";

    private void Write(params (string Name, string Text)[] written) => Array.ForEach(written, file => files.Write(file.Name, file.Text));

    private MotionRecording Load(params (string Name, string Text)[] written)
    {
        Write(written);
        return MotionFile.Load(files.Root);
    }
}
