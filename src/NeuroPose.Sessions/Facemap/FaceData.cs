using NeuroPose.Files;
using NeuroPose.Sessions.Ingest;

namespace NeuroPose.Sessions.Facemap;

/// <summary>The facial signals of a camera, a sample a frame.</summary>
/// <param name="CameraId">The camera.</param>
/// <param name="Signals">The signals.</param>
/// <param name="Notices">What was left out and why.</param>
internal sealed record FaceData(string CameraId, IReadOnlyList<FaceSignal> Signals, IReadOnlyList<string> Notices)
{
    private const double SameRate = 0.1;

    /// <summary>Imports a camera's Facemap files and measures the motion of its regions.</summary>
    public static FaceData Of(SessionManifest manifest, CameraFiles camera, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        var config = manifest.Source.Config;
        List<string> notices = [];
        List<FaceSignal> signals = [];
        foreach (var file in camera.Facemap)
        {
            foreach (var signal in FacemapFile.Read(file, config.FaceRegionNames, notices))
            {
                // Only a sample a frame can be given the frames' times.
                if (signal.SampleCount == camera.FrameCount)
                {
                    signals.Add(signal);
                    continue;
                }

                var ratio = signal.SampleCount / (double)camera.FrameCount;
                notices.Add(FormattableString.Invariant(
                    $"{file.Path}: {signal.Name} has {signal.SampleCount} samples, and camera {camera.Camera.Id} has {camera.FrameCount} frames ({(Math.Abs(ratio - 1) <= SameRate ? "nearly the same rate" : "another rate")}); it is left out, because its times are not known."));
            }
        }

        var regions = config.FaceRegions.Where(region => region.CameraId.Length == 0 || region.CameraId == camera.Camera.Id).ToArray();
        notices.AddRange(MotionEnergy.Overlaps(regions));
        if (regions.Length > 0)
        {
            signals.AddRange(MotionEnergy.Of(camera, regions, progress, cancellation));
        }

        // Both may measure one region: each needs a name of its own.
        HashSet<string> names = new(StringComparer.Ordinal);
        for (var index = 0; index < signals.Count; index++)
        {
            var name = signals[index].Name;
            for (var count = 2; !names.Add(name); count++)
            {
                name = FormattableString.Invariant($"{signals[index].Name}_{count}");
            }

            signals[index] = signals[index] with { Name = name };
        }

        return new(camera.Camera.Id, signals, notices);
    }

    /// <summary>Writes the signals as a table, a line a frame.</summary>
    public void Save(string path, double[] times)
    {
        var columns = Signals.SelectMany(signal => signal.Columns == 1 ? [signal.Name] : Enumerable.Range(0, signal.Columns).Select(column => FormattableString.Invariant($"{signal.Name}_{column}"))).ToArray();
        var count = Signals.Count == 0 ? 0 : Signals[0].SampleCount;
        new CsvRows(["frame_index", "timestamp", .. columns], Enumerable.Range(0, count).Select(frame => (IEnumerable<string>)
        [
            CsvField.Number(frame), times.Length == 0 ? "" : CsvField.Number(times[frame]),
            .. Signals.SelectMany(signal => Enumerable.Range(0, signal.Columns).Select(column => CsvField.Number(signal.Values[(frame * signal.Columns) + column]))),
        ])).Save(path);
    }
}
