using System.Globalization;
using NeuroPose.Formats;

namespace NeuroPose.Benchmarks;

/// <summary>Loading a folder of OpenPose with one person a frame, against only reading all its files with as many threads.</summary>
internal static class LoadOpenPoseFolder
{
    private const int Rounds = 5;

    public static string Run(int frames)
    {
        var folder = Directory.CreateTempSubdirectory("neuropose-benchmark-").FullName;
        try
        {
            string[] files = [.. Enumerable.Range(0, frames).Select(frame => Path.Combine(folder, FormattableString.Invariant($"walk_{frame:000000000000}_keypoints.json")))];
            for (var frame = 0; frame < frames; frame++)
            {
                File.WriteAllText(files[frame], Frame(frame));
            }

            var size = files.Sum(file => new FileInfo(file).Length);
            void Load() => MotionFile.Load(folder);
            void Read() => Parallel.For(0, files.Length, file => File.ReadAllBytes(files[file]));
            var (candidate, baseline) = Interleaved.Medians(Load, Read, Rounds);
            var (busy, reading) = (Enumerable.Range(0, Rounds).Min(_ => ProcessorMilliseconds(Load)), Enumerable.Range(0, Rounds).Min(_ => ProcessorMilliseconds(Read)));
            return FormattableString.Invariant(
                $"load-openpose-folder: {frames} files, {size / 1e6:0} MB in {candidate:0} ms, {frames / candidate * 1e3:0} frames/s, {candidate / baseline:0.00} × only reading them ({baseline:0} ms); {busy:0} ms of processor time, {busy / reading:0.00} × ({reading:0} ms)");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What the work takes of all processors, whatever else the machine does.</summary>
    private static double ProcessorMilliseconds(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    /// <summary>A person of BODY_25 with as many digits as OpenPose writes, and the empty lists that it writes for what was not asked for.</summary>
    private static string Frame(int frame)
    {
        var numbers = Enumerable.Range(0, 25).Select(joint => string.Create(
            CultureInfo.InvariantCulture, $"{300.125 + (joint * 7.25) + (frame * 0.017):0.###},{200.25 + (joint * 9.5) + (frame * 0.013):0.###},{0.5 + (joint * 0.017317):0.######}"));
        return "{\"version\":1.3,\"people\":[{\"person_id\":[-1],\"pose_keypoints_2d\":[" + string.Join(',', numbers)
            + "],\"face_keypoints_2d\":[],\"hand_left_keypoints_2d\":[],\"hand_right_keypoints_2d\":[],\"pose_keypoints_3d\":[],\"face_keypoints_3d\":[],\"hand_left_keypoints_3d\":[],\"hand_right_keypoints_3d\":[]}]}";
    }
}
