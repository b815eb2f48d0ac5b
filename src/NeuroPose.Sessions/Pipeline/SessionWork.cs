using NeuroPose.Sessions.Configuration;
using NeuroPose.Sessions.Events;
using NeuroPose.Sessions.Facemap;
using NeuroPose.Sessions.Ingest;
using NeuroPose.Sessions.Poses;
using NeuroPose.Sessions.Synchronization;
using NeuroPose.Sessions.Transcoding;

namespace NeuroPose.Sessions.Pipeline;

/// <summary>What stages make of each other, each made when it is first asked for: a stage alone needs no files of those before it.</summary>
internal sealed class SessionWork
{
    private readonly IProgress<Progress>? progress;
    private readonly CancellationToken cancellation;
    private readonly Lazy<SessionManifest> manifest;
    private readonly Lazy<SessionSync> sync;
    private readonly Lazy<IReadOnlyList<CameraPoses>> poses;
    private readonly Lazy<IReadOnlyList<FaceData>> faces;
    private readonly Lazy<SessionTrials> trials;
    private readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<TranscodedVideo>>> transcoded;

    public SessionWork(SessionSource source, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        (Source, Folders, this.progress, this.cancellation) = (source, SessionFolders.Of(source), progress, cancellation);
        manifest = new(() => FileHashes.Remember(SessionManifest.Discover(Source, progress, cancellation), Folders.Stages));
        sync = new(() => SessionSync.Of(Manifest));
        poses = new(() => [.. Manifest.Cameras.Where(camera => camera.Poses.Count > 0).Select(camera => PoseImport.Of(Manifest, camera, cancellation))]);
        faces = new(() => [.. Manifest.Cameras.Where(HasFace).Select(camera => FaceData.Of(Manifest, camera, progress, cancellation))]);
        trials = new(() => SessionTrials.Of(Manifest));
        transcoded = new(Transcode);
    }

    public SessionSource Source { get; }

    public SessionFolders Folders { get; }

    public SessionConfig Config => Source.Config;

    public SessionManifest Manifest => manifest.Value;

    public SessionSync Sync => sync.Value;

    public IReadOnlyList<CameraPoses> Poses => poses.Value;

    public IReadOnlyList<FaceData> Faces => faces.Value;

    public SessionTrials Trials => trials.Value;

    /// <summary>The new videos of each camera; none where the configuration asks for none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<TranscodedVideo>> Transcoded => transcoded.Value;

    /// <summary>The times of a camera's frames; none where it has no clock.</summary>
    public double[] TimesOf(string camera) => Sync.Cameras.First(one => one.CameraId == camera).Match.Times;

    private bool HasFace(CameraFiles camera) =>
        camera.Facemap.Count > 0 || Config.FaceRegions.Any(region => region.CameraId.Length == 0 || region.CameraId == camera.Camera.Id);

    private Dictionary<string, IReadOnlyList<TranscodedVideo>> Transcode()
    {
        Dictionary<string, IReadOnlyList<TranscodedVideo>> made = [];
        if (Config.Transcode.Enabled)
        {
            foreach (var camera in Manifest.Cameras)
            {
                progress?.Report(new(made.Count, Manifest.Cameras.Count, "cameras", camera.Camera.Id));
                made[camera.Camera.Id] = VideoTranscoding.OfAsync(camera, Config.Transcode, Folders.Video, cancellation).GetAwaiter().GetResult();
            }
        }

        return made;
    }
}
