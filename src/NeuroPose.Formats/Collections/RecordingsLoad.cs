using System.Collections;

namespace NeuroPose.Formats;

/// <summary>
/// Loads recordings one after another as they are asked for; none is kept. What cannot be loaded is left out and is in
/// <see cref="Failures"/>. Not thread-safe.
/// </summary>
public sealed class RecordingsLoad : IEnumerable<RecordingOfFolder>
{
    private readonly IReadOnlyList<RecordingFile> files;
    private readonly IProgress<Progress>? progress;
    private readonly CancellationToken cancellation;
    private List<RecordingFailure> failures = [];

    internal RecordingsLoad(IReadOnlyList<RecordingFile> files, IProgress<Progress>? progress, CancellationToken cancellation) =>
        (this.files, this.progress, this.cancellation) = (files, progress, cancellation);

    /// <summary>What could not be loaded so far, in order. Going through the recordings again starts it again.</summary>
    public IReadOnlyList<RecordingFailure> Failures => failures;

    /// <summary>Loads the recordings in their order.</summary>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public IEnumerator<RecordingOfFolder> GetEnumerator()
    {
        failures = [];
        for (var index = 0; index < files.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();

            // No name: whoever watches the work need not learn who takes part.
            progress?.Report(new(index, files.Count, "recordings"));
            if (Load(index) is { } loaded)
            {
                yield return loaded;
            }
        }

        progress?.Report(new(files.Count, files.Count, "recordings"));
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private RecordingOfFolder? Load(int index)
    {
        var file = files[index];
        try
        {
            return new(file, file.Load(cancellation));
        }
        catch (Exception problem) when (problem is NeuroPoseException or IOException or UnauthorizedAccessException)
        {
            failures.Add(new(file, index, files.Count, WithoutNames(file, (problem as NeuroPoseException)?.Problem ?? problem.Message), problem));
            return null;
        }
    }

    private static string WithoutNames(RecordingFile file, string problem)
    {
        var name = Path.GetFileName(file.Path);
        string[] names = [file.Path, file.RelativePath, name, Path.GetFileNameWithoutExtension(name), .. file.Participant is { Id.Length: > 2 } who ? [who.Id] : Array.Empty<string>()];
        return names.Where(text => text.Length > 0).Aggregate(problem, (text, known) => text.Replace(known, "…", StringComparison.Ordinal));
    }
}

/// <summary>A recording, and the file that it was loaded from.</summary>
/// <param name="File">Where it is, what its name says, and who it is of.</param>
/// <param name="Recording">What it holds.</param>
public sealed record RecordingOfFolder(RecordingFile File, MotionRecording Recording);

/// <summary>A recording that could not be loaded.</summary>
/// <param name="File">Which one.</param>
/// <param name="Index">Its place among the recordings, from 0.</param>
/// <param name="Count">How many recordings there are.</param>
/// <param name="Problem">What is wrong and what to do, without names of files and participants.</param>
/// <param name="Cause">The exception; its message has the path.</param>
public sealed record RecordingFailure(RecordingFile File, int Index, int Count, string Problem, Exception Cause)
{
    /// <summary>The recording's place and the problem in a line, without names.</summary>
    public override string ToString() => FormattableString.Invariant($"recording {Index + 1} of {Count}: {Problem}");
}
