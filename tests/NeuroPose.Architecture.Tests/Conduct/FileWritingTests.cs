using System.Text.RegularExpressions;
using NeuroPose.Testing;

namespace NeuroPose.Architecture.Tests.Conduct;

/// <summary>
/// Files are written by <c>AtomicFile</c>, whole or not at all, and by nothing else. The sources are read, for an assembly does not say
/// with which mode a stream is opened.
/// </summary>
public sealed partial class FileWritingTests
{
    private static readonly string Primitive = Repository.PathTo("src", "NeuroPose.Core", "Files") + Path.DirectorySeparatorChar;

    /// <summary>
    /// A download grows beside its target so that it can be resumed, and takes its name when its hash is right; a fetch waits for another
    /// without holding a thread.
    /// </summary>
    private static readonly string[] Resumed = ["ArchiveMember.cs", "FileDownload.cs", "FolderLock.cs"];

    /// <summary>
    /// A live recording grows for hours, and must be good up to its last line when the program is killed (decision 0074); the frames of a
    /// video in work grow so that a run goes on where another was ended, and are taken for no result.
    /// </summary>
    private static readonly string[] Growing =
    [
        Repository.PathTo("src", "NeuroPose.Live", "Streams", "LiveRecorder.cs"),
        Repository.PathTo("src", "NeuroPose.Inference", "Processing", "FrameJournal.cs"),
    ];

    [Fact]
    public void Every_file_is_written_by_the_one_primitive() => Breaches.AssertNone(
    [
        .. Sources().Where(file => !file.StartsWith(Primitive, StringComparison.Ordinal) && !IsResumed(file) && !Growing.Contains(file)).SelectMany(file => File.ReadLines(file)
            .Select((line, index) => (line, Number: index + 1))
            .Where(line => Writing().IsMatch(line.line) && !line.line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .Select(line => $"{Path.GetRelativePath(Repository.Root, file)}, line {line.Number}: {line.line.Trim()} Write through AtomicFile.")),
    ]);

    [Theory]
    [InlineData("File.WriteAllText(path, text);")]
    [InlineData("await File.WriteAllBytesAsync(path, bytes);")]
    [InlineData("using var stream = File.Create(path);")]
    [InlineData("new FileStream(path, FileMode.OpenOrCreate)")]
    [InlineData("using var text = new StreamWriter(path);")]
    [InlineData("File.AppendAllLines(path, lines);")]
    public void A_line_that_writes_is_known(string line) => Assert.Matches(Writing(), line);

    [Theory]
    [InlineData("new FileStream(path, FileMode.Open, FileAccess.Read)")]
    [InlineData("using var text = new StreamWriter(stream, leaveOpen: true);")]
    [InlineData("MemoryMappedFile.CreateFromFile(stream)")]
    public void A_line_that_does_not_is_let_pass(string line) => Assert.DoesNotMatch(Writing(), line);

    private static bool IsResumed(string file) =>
        file.StartsWith(Repository.PathTo("src", "NeuroPose.Downloads") + Path.DirectorySeparatorChar, StringComparison.Ordinal) && Resumed.Contains(Path.GetFileName(file));

    private static IEnumerable<string> Sources() => new[] { "src", "kernel-extensions" }
        .SelectMany(folder => Directory.EnumerateFiles(Repository.PathTo(folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex(@"\bFile\.(WriteAll|AppendAll|AppendText|CreateText|Create\(|OpenWrite|Replace|Copy)|FileMode\.(Create|CreateNew|OpenOrCreate|Append|Truncate)\b|new StreamWriter\((path|file|target|name|""|Path)")]
    private static partial Regex Writing();
}
