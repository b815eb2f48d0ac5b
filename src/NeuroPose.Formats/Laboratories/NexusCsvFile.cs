namespace NeuroPose.Formats;

/// <summary>
/// An ASCII export of Vicon Nexus (.csv): trajectories as a recording, devices as its analog channels, model outputs and joints as its
/// model outputs, and events.
/// </summary>
public static class NexusCsvFile
{
    /// <summary>Loads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller knows; older exports have no unit, and none says which way is up.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FileFormatException">The file is not there or is no export of Nexus; the message names the place.</exception>
    public static MotionRecording Load(string path, LoadOptions? options = null, CancellationToken cancellation = default) =>
        MotionFile.Load(new NexusCsvReader(), path, options, cancellation);
}
