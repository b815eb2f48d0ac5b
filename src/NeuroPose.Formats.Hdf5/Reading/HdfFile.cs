using System.Globalization;
using PureHDF;
using PureHDF.VOL.Native;

namespace NeuroPose.Formats;

/// <summary>An open HDF5 file. Whatever the library throws at a damaged one becomes a <see cref="FileFormatException"/> with the place.</summary>
internal sealed class HdfFile : IDisposable
{
    private static readonly GuardedCulture Culture = new();

    private readonly NativeFile file;

    private HdfFile(string path, long length, NativeFile file) => (Path, Length, this.file) = (path, length, file);

    /// <summary>The file as the caller named it.</summary>
    public string Path { get; }

    /// <summary>Its bytes.</summary>
    public long Length { get; }

    /// <summary>The group that holds all others.</summary>
    public HdfGroup Root => new(this, file, "/");

    /// <summary>Opens a file: its superblock and root are read.</summary>
    /// <exception cref="FileFormatException">It is not there, or no whole HDF5 file.</exception>
    public static HdfFile Open(string path, CancellationToken cancellation)
    {
        HdfFilters.Register();
        GuardedStream stream = new(TrialFile.Open(path), path, cancellation);
        try
        {
            return new(path, stream.Length, Guarded(new(File: path), () => H5File.Open(stream)));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Calls the library.</summary>
    /// <param name="inside">The object of the file that is read, for the message.</param>
    /// <param name="read">The call; nothing lazy may leave it.</param>
    /// <exception cref="FileFormatException">The call failed.</exception>
    public T Read<T>(string inside, Func<T> read) => Guarded(Place(inside), read);

    public Place Place(string inside) => new(File: Path, Path: inside);

    public void Dispose() => file.Dispose();

    private static T Guarded<T>(Place place, Func<T> read)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Culture;
            return read();
        }
        catch (Exception problem) when (problem is not (NeuroPoseException or OperationCanceledException) && !IsOfTheDisk(problem))
        {
            // The library throws whatever its code meets at: there is no type to tell damage by.
            var cause = problem.GetBaseException();
            throw cause switch
            {
                NeuroPoseException or OperationCanceledException => cause,
                OutOfMemoryException => new FileFormatException("the HDF5 file asks for more memory than there is.", place, problem),
                InsufficientExecutionStackException => new FileFormatException("the HDF5 file is damaged: its parts refer to each other without end.", place, problem),
                _ => new FileFormatException($"the HDF5 file is damaged or has a part that is not read ({cause.Message.TrimEnd('.')}).", place, problem),
            };
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static bool IsOfTheDisk(Exception problem) => problem is IOException and not EndOfStreamException or UnauthorizedAccessException;
}
