namespace NeuroPose.Downloads;

/// <summary>
/// Holds a folder for one fetch at a time, also among processes. The file stays: one that is removed could be held twice.
/// </summary>
internal static class FolderLock
{
    private const string Name = ".fetch.lock";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until nobody else holds the folder. It is released when the result is disposed.</summary>
    public static async Task<IDisposable> TakeAsync(string folder, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Name);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                progress?.Report(new(0, null, "bytes", "waiting for another fetch of this dataset"));
                await Task.Delay(Pause, cancellation).ConfigureAwait(false);
            }
        }
    }
}
