using NeuroPose.Formats;
using NeuroPose.Testing.Motion;

namespace NeuroPose.Fuzz.Loaders;

/// <summary>The motion files: a loader for each format, which is asked for by name, and one that has to recognize what it gets.</summary>
internal static class MotionLoaders
{
    public static IReadOnlyList<Loader> All { get; } =
    [
        Loader.OfFile("motion", "a_1.json", Everything, path =>
        {
            MotionFile.Detect(path);
            LookAt(MotionFile.Load(path));
        }),
        Of("c3d", MotionFormat.C3d, (path, options) =>
        {
            var file = C3dFile.Load(path, options);
            if (file.Rotations is { FrameCount: > 0 } rotations)
            {
                Expect(rotations.Labels.Count, rotations.Labels.Select(label => rotations.Origin(0, label)).Count());
            }

            foreach (var plate in file.ForcePlates)
            {
                Expect(3 * plate.SampleCount, plate.CentersOfPressure().Length);
                _ = plate.ToString();
            }

            return file.Recording;
        }),
        Of("trc", MotionFormat.Trc, (path, options) => TrcFile.Load(path, options).Recording),
        Of("mot-sto", MotionFormat.Storage, (path, options) => StorageFile.Load(path, options).Recording),
        new("openpose", folder => MotionSamples.Of(MotionFormat.OpenPose, folder), (bytes, folder) =>
        {
            // The input is the second frame of a folder.
            var frames = Directory.CreateDirectory(Path.Combine(folder, "frames")).FullName;
            File.WriteAllText(Path.Combine(frames, "cam_0_keypoints.json"), MotionTexts.Keypoints.First(IsOpenPose).Text);
            File.WriteAllBytes(Path.Combine(frames, "cam_1_keypoints.json"), bytes);
            var file = OpenPoseFolder.Load(frames, Options(MotionFormat.OpenPose, bytes.Length));
            _ = file.ToString();
            LookAt(file.Recording);
        }),
        Of("mmpose", MotionFormat.Mmpose, (path, options) => MmposeFile.Load(path, options).Recording),
        Of("alphapose", MotionFormat.AlphaPose, (path, options) => AlphaPoseFile.Load(path, options).Recording),
        Of("coco", MotionFormat.Coco, (path, options) => CocoFile.Load(path, options).Recording),
        Of("mediapipe", MotionFormat.MediaPipe, (path, options) => MediaPipeFile.Load(path, options).Recording),
        Of("kinect", MotionFormat.AzureKinect, (path, options) => KinectFile.Load(path, options).Recording),
        Of("dlc-csv", MotionFormat.DeepLabCutCsv, (path, options) => DeepLabCutFile.Load(path, options).Recording),
        Of("dlc-h5", MotionFormat.DeepLabCutHdf5, (path, options) => DeepLabCutHdf5File.Load(path, options).Recording),
        Of("sleap-h5", MotionFormat.SleapAnalysis, (path, options) => SleapFile.Load(path, options).Recording),
        Of("sleap-slp", MotionFormat.SleapProject, (path, options) => SleapFile.Load(path, options).Recording),
        Of("anipose", MotionFormat.Anipose, MotionOf),
        Of("nwb", MotionFormat.NwbPose, (path, options) => NwbPoseFile.Load(path, options).Recording),
        Of("bvh", MotionFormat.Bvh, (path, options) =>
        {
            var file = BvhFile.Load(path, options);
            if (file is { Recording.FrameCount: > 0, Joints.Count: > 0 })
            {
                _ = file.WorldRotation(0, file.Joints.Count - 1);
            }

            return file.Recording;
        }),
        Of("nexus-csv", MotionFormat.NexusCsv, MotionOf),
        Of("qualisys-tsv", MotionFormat.QualisysTsv, (path, options) => QualisysTsvFile.Load(path, options).Recording),
        Of("motive-csv", MotionFormat.MotiveCsv, (path, options) => MotiveCsvFile.Load(path, options).Recording),
        Of("numpy", MotionFormat.Numpy, (path, options) => NumpyFile.Load(path, options).Recording),
        Of("poses-csv", MotionFormat.PosesCsv, MotionOf),
        Of("predictions", MotionFormat.VideoPredictions, MotionOf),
    ];

    private static IReadOnlyList<byte[]> Everything(string folder) =>
        [.. Enum.GetValues<MotionFormat>().SelectMany(format => MotionSamples.Of(format, folder))];

    private static bool IsOpenPose((MotionFormat Format, string Text) sample) => sample.Format == MotionFormat.OpenPose;

    private static Loader Of(string name, MotionFormat format, Func<string, LoadOptions, MotionRecording> load) => Loader.OfFile(
        name,
        "a_1.json",
        folder => MotionSamples.Of(format, folder),
        path => LookAt(load(path, Options(format, new FileInfo(path).Length))));

    private static MotionRecording MotionOf(string path, LoadOptions options) => MotionFile.Load(path, options);

    // Every way of the options is taken by some inputs, and the same by the same input.
    private static LoadOptions Options(MotionFormat format, long length) =>
        new() { Format = format, AllowTruncated = length % 2 == 0, PointValues = length % 3 == 0, MinConfidence = length % 5 == 0 ? 0.5 : null };

    /// <summary>What a notebook does with a recording: its text, its people, their poses.</summary>
    private static void LookAt(MotionRecording recording)
    {
        _ = recording.ToString();
        for (var person = 0; person < recording.Persons.Count; person++)
        {
            var found = recording.Persons[person];
            Expect(3L * recording.FrameCount * found.Labels.Count, found.Coordinates.Length);
            Expect(found.Confidence.IsEmpty ? 0 : (long)recording.FrameCount * found.Labels.Count, found.Confidence.Length);
            if (found.Labels.Count > 0 && person < 3)
            {
                _ = recording.Poses(person).ToString();
            }
        }
    }

    private static void Expect(long expected, long found)
    {
        if (found != expected)
        {
            throw new InvalidOperationException("A recording has other counts of numbers than its frames and labels say.");
        }
    }
}
