using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using NeuroPose.Files;
using NeuroPose.Processes;

namespace NeuroPose.Videos;

/// <summary>The programs of ffmpeg, and how they are called.</summary>
/// <param name="Decoder">ffmpeg.</param>
/// <param name="Prober">ffprobe.</param>
internal sealed partial record Ffmpeg(string Decoder = "ffmpeg", string Prober = "ffprobe")
{
    private static readonly ConcurrentDictionary<string, string> Versions = new(StringComparer.Ordinal);

    /// <summary>What starts with <c>ffmpeg version</c>; read once.</summary>
    /// <exception cref="VideoException">ffmpeg is not installed.</exception>
    public string Version => Versions.GetOrAdd(Decoder, _ =>
        VersionLine().Match(Collect(Decoder, ["-version"], CancellationToken.None).Output) is { Success: true } found
            ? found.Groups["version"].Value
            : "unknown");

    /// <summary>Frames are passed on as they are in the file; ffmpeg would else repeat and drop some for a constant rate.</summary>
    public IReadOnlyList<string> KeepFrames => IsBefore51 ? ["-vsync", "passthrough"] : ["-fps_mode", "passthrough"];

    private bool IsBefore51 =>
        VersionNumber().Match(Version) is { Success: true } number
        && double.Parse(number.Value, CultureInfo.InvariantCulture) is > 0 and < 5.1;

    /// <summary>What stands before the name of a file that is read: any name is a file's, and nothing but files is opened.</summary>
    public static string Input(string path) => "file:" + path;

    /// <summary>Makes sure that there is a file to read.</summary>
    /// <exception cref="FileFormatException">There is none, or it is empty, a folder or a device.</exception>
    public static void CheckFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var problem = FileFacts.Of(path).Kind switch
        {
            FileKind.Missing => "there is no such file.",
            FileKind.Folder => "this is a folder; expected a video file.",
            FileKind.Regular => new FileInfo(path).Length > 0 ? null : "the file is empty; expected a video.",
            _ => "this is a device or a pipe; expected a video file.",
        };
        if (problem is not null)
        {
            throw new FileFormatException(problem, new(File: path));
        }
    }

    /// <summary>Runs one of the programs to its end.</summary>
    public static ProgramResult Collect(string program, IReadOnlyList<string> arguments, CancellationToken cancellation) =>
        Found(program, arguments).RunAsync(cancellation).GetAwaiter().GetResult();

    /// <summary>Starts one of the programs.</summary>
    public static RunningProgram Start(
        string program, IReadOnlyList<string> arguments, Func<string, bool>? takesErrorLine, CancellationToken cancellation) =>
        Found(program, arguments).Run(takesErrorLine, cancellation);

    private static ExternalProgram Found(string program, IReadOnlyList<string> arguments)
    {
        if (ExternalProgram.Find(program) is null)
        {
            throw new VideoException(
                $"{Path.GetFileNameWithoutExtension(program)} was not found; videos are read and written with it. Install ffmpeg ({Installation}), "
                + "or see that its folder is in the PATH.");
        }

        return new(program, arguments);
    }

    private static string Installation => OperatingSystem.IsWindows() ? "winget install ffmpeg"
        : OperatingSystem.IsMacOS() ? "brew install ffmpeg"
        : "Debian, Ubuntu: sudo apt-get install ffmpeg; Fedora: sudo dnf install ffmpeg";

    [GeneratedRegex(@"^ffmpeg version (?<version>\S+)", RegexOptions.Multiline)]
    private static partial Regex VersionLine();

    [GeneratedRegex(@"(?<=^n?)\d+\.\d+")]
    private static partial Regex VersionNumber();
}
