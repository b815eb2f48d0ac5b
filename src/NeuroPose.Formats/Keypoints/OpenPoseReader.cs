using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace NeuroPose.Formats;

/// <summary>Reads folders of OpenPose files, several at a time.</summary>
/// <param name="withFacesAndHands">False reads bodies alone.</param>
internal sealed class OpenPoseReader(bool withFacesAndHands = false) : TypedReader<OpenPoseTables>
{
    private const int FilesLookedAt = 8;
    private const int FilesAtOnce = 2048;

    private static readonly OpenPosePart[] Bodies = [OpenPosePart.Body, OpenPosePart.Body3D];

    public override MotionFormat Format => MotionFormat.OpenPose;

    public override bool HashesItself => true;

    public override string? Recognize(FileHead head) => !head.IsFolder
        ? IsFrame(head.Json.Value) ? "a JSON object with people" : null
        : JsonNames(head.FileNames).Take(FilesLookedAt).Any(name => IsFrame(FileHead.Of(Path.Combine(head.Path, name)).Json.Value))
            ? "a folder of JSON files with people"
            : null;

    protected override (MotionRecording Recording, OpenPoseTables Extra) ReadWhole(string path, LoadOptions options, CancellationToken cancellation)
    {
        var (files, skipped) = Files(path);
        IReadOnlyList<OpenPosePart> wanted = withFacesAndHands ? Enum.GetValues<OpenPosePart>() : Bodies;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        List<OpenPoseFrame> frames = new(files.Count);
        for (var start = 0; start < files.Count; start += FilesAtOnce)
        {
            ReadBlock(files.GetRange(start, Math.Min(FilesAtOnce, files.Count - start)), wanted, hash, frames, cancellation);
        }

        var tables = new OpenPoseTables(path, files, frames);
        return (tables.Recording(options, skipped) with { Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()) }, tables);
    }

    private static bool IsFrame(JsonHead? json) => json is not null && json.HasList("people");

    private static IEnumerable<string> JsonNames(IEnumerable<string> names) => names.Where(name => name.EndsWith(".json", StringComparison.OrdinalIgnoreCase));

    /// <summary>The files in the order of their numbers.</summary>
    private static (List<OpenPoseFile> Files, IReadOnlyList<string> Skipped) Files(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path)
                ? ([new(path, "", NumberInName.Of(Path.GetFileName(path)) ?? 0)], [])
                : throw new FileFormatException("there is no such file or folder.", new(File: path));
        }

        string[] names = [.. JsonNames(new DirectoryInfo(path).EnumerateFiles().Select(file => file.Name)).Order(StringComparer.Ordinal)];
        if (names.Length == 0)
        {
            throw new FileFormatException("the folder has no JSON files. OpenPose writes one for each frame (--write_json).", new(File: path));
        }

        string[] unnumbered = [.. names.Where(name => NumberInName.Of(name) is null)];
        List<OpenPoseFile> files = [.. names.Except(unnumbered).Select(name => new OpenPoseFile(Path.Combine(path, name), name, NumberInName.Of(name)!.Value))];
        if (files.Count == 0 && names.Length == 1)
        {
            return ([new(Path.Combine(path, names[0]), names[0], 0)], []);
        }

        files.Sort((one, other) => one.Number.CompareTo(other.Number));
        for (var at = 1; at < files.Count; at++)
        {
            if (files[at].Number == files[at - 1].Number)
            {
                throw new FileFormatException(
                    $"{files[at - 1].Name} and {files[at].Name} have one number. Expected one file for each frame: put each camera's files into a folder of its own.",
                    new(File: path));
            }
        }

        return files.Count > 0
            ? (files, unnumbered)
            : throw new FileFormatException($"no file has a number in its name, the first is {names[0]}. The numbers are the order of the frames.", new(File: path));
    }

    private static void ReadBlock(
        List<OpenPoseFile> files, IReadOnlyList<OpenPosePart> wanted, IncrementalHash hash, List<OpenPoseFrame> frames, CancellationToken cancellation)
    {
        var read = new (byte[]? Buffer, int Length, OpenPoseFrame? Frame, Exception? Problem)[files.Count];
        try
        {
            Parallel.For(0, files.Count, new ParallelOptions { CancellationToken = cancellation }, index =>
            {
                try
                {
                    (read[index].Buffer, read[index].Length) = Bytes(files[index].Path);
                    var text = new JsonBytes(files[index].Path, JsonBytes.Utf8(read[index].Buffer.AsMemory(0, read[index].Length)));
                    read[index].Frame = OpenPoseFrame.Parse(text, wanted);
                }
                catch (Exception problem) when (problem is FileFormatException or IOException or UnauthorizedAccessException)
                {
                    read[index].Problem = problem;
                }
            });

            for (var index = 0; index < read.Length; index++)
            {
                // The first in the order of the files, whichever was found first.
                if (read[index].Problem is { } problem)
                {
                    throw new FileFormatException(
                        (problem as FileFormatException)?.Problem ?? $"the file cannot be read ({problem.Message})",
                        (problem as FileFormatException)?.Place ?? new(File: files[index].Path),
                        problem);
                }

                // A file that is read alone has the hash of its bytes, as every file has.
                if (files[index].Name.Length > 0)
                {
                    hash.AppendData(Encoding.UTF8.GetBytes(files[index].Name));
                    hash.AppendData([0]);
                }

                hash.AppendData(read[index].Buffer!, 0, read[index].Length);
                frames.Add(read[index].Frame!);
            }
        }
        finally
        {
            foreach (var (buffer, _, _, _) in read)
            {
                if (buffer is not null)
                {
                    ArrayPool<byte>.Shared.Return(buffer);
                }
            }
        }
    }

    private static (byte[] Buffer, int Length) Bytes(string path)
    {
        using var handle = File.OpenHandle(path);
        var length = RandomAccess.GetLength(handle);
        if (length > Array.MaxLength)
        {
            throw new FileFormatException($"the file has {length:N0} bytes; JSON up to 2 GB is read.", new(File: path));
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)length);
        var filled = 0;
        for (int count; filled < length && (count = RandomAccess.Read(handle, buffer.AsSpan(filled, (int)length - filled), filled)) > 0;)
        {
            filled += count;
        }

        return (buffer, filled);
    }
}

/// <summary>A file of a folder.</summary>
/// <param name="Path">The path to open it.</param>
/// <param name="Name">Its name in the folder; empty for a file that is read alone.</param>
/// <param name="Number">The frame's number.</param>
internal readonly record struct OpenPoseFile(string Path, string Name, long Number);
