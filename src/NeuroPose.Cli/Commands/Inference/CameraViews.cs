using NeuroPose.Cli.Terminal;
using NeuroPose.Inference.Cameras;
using NeuroPose.Inference.Processing;
using NeuroPose.Poses;
using NeuroPose.Provenance;

namespace NeuroPose.Cli.Commands;

/// <summary>Videos of one person by several calibrated cameras, whose joints are found in space.</summary>
internal sealed class CameraViews(string calibration, LengthUnit? unit)
{
    private const string Name = "triangulated_predictions.json";

    private readonly IReadOnlyList<Camera> cameras = CameraCalibration.Load(calibration, unit);

    /// <summary>Makes sure that each video is of a camera that is known, before hours of work.</summary>
    /// <exception cref="UsageException">It is not; which one it is of is not guessed.</exception>
    public void Check(IReadOnlyList<ProcessTarget> targets)
    {
        if (targets.Count < 2)
        {
            throw new UsageException("--cameras: two videos or more are needed to find joints in space.");
        }

        foreach (var twice in targets.GroupBy(CameraOf).Where(group => group.Count() > 1))
        {
            throw new UsageException($"--cameras: {string.Join(" and ", twice.Select(target => target.Video))} are both of the camera {twice.Key.Name} by their names.");
        }
    }

    /// <summary>Finds the person, and writes the trial beside those of the videos.</summary>
    /// <returns>What was done, in lines.</returns>
    public IEnumerable<string> Write(IReadOnlyList<ProcessTarget> targets, Dictionary<string, EstimatedVideo> done)
    {
        (Camera, EstimatedVideo)[] views = [.. targets.Select(target => (CameraOf(target), done[target.Video]))];
        var found = views.Triangulate();
        var output = Path.Combine(Path.GetDirectoryName(targets[0].Output) ?? "", Name);
        found.ToPredictions(views, new InputFile(Path.GetFileName(calibration), Directory.Exists(calibration) ? "" : NeuroPose.Files.FileHash.Of(calibration))).Save(output);
        yield return FormattableString.Invariant($"{output}: {found.Poses.FrameCount} frames from {views.Length} cameras; {found.Joints.Known} of {found.Joints.All} joints known, mean reprojection error {found.MeanErrorPixels:0.00} px");
    }

    private Camera CameraOf(ProcessTarget target)
    {
        var name = Path.GetFileNameWithoutExtension(target.Video);
        Camera[] named = [.. cameras.Where(camera => name.Contains(camera.Name, StringComparison.OrdinalIgnoreCase)).OrderByDescending(camera => camera.Name.Length)];
        return named.Length == 1 || (named.Length > 1 && named[0].Name.Length > named[1].Name.Length)
            ? named[0]
            : throw new UsageException($"--cameras: of which camera is {target.Video}? Its name must hold the name of one: {string.Join(", ", cameras.Select(camera => camera.Name))}.");
    }
}
