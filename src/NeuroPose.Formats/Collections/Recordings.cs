using System.Collections;

namespace NeuroPose.Formats;

/// <summary>
/// A folder of recordings as one object: found by their names, joined with a table of participants, filtered, and loaded one after another.
/// Immutable; in ordinal order of their paths, the same on every system.
/// </summary>
public sealed class Recordings : IReadOnlyList<RecordingFile>
{
    private readonly string folder;
    private readonly IReadOnlyList<RecordingFile> files;

    private Recordings(string folder, IReadOnlyList<RecordingFile> files, ParticipantTable? participants, IReadOnlyList<string> unmatched, IReadOnlyList<string> notices)
    {
        (this.folder, this.files, Participants) = (folder, files, participants);
        (Unmatched, Notices) = (unmatched, notices);
    }

    /// <summary>The participants table; null where there is none.</summary>
    public ParticipantTable? Participants { get; }

    /// <summary>The paths inside the folder of motion files whose names do not match the pattern.</summary>
    public IReadOnlyList<string> Unmatched { get; }

    /// <summary>What seems odd, in sentences without names: recordings without a participant, participants without a recording.</summary>
    public IReadOnlyList<string> Notices { get; }

    /// <summary>The number of recordings.</summary>
    public int Count => files.Count;

    /// <summary>A recording by its place.</summary>
    public RecordingFile this[int index] => files[index];

    /// <summary>Finds the recordings in a folder and its subfolders. None is loaded.</summary>
    /// <param name="folder">The folder. A folder of OpenPose files in it is one recording. Folders whose name starts with a dot are left
    /// out.</param>
    /// <param name="pattern">
    /// How recordings are named, such as <c>sub-{id}_task-{task}_run-{run}</c>. What stands in braces is a value of the recording;
    /// <c>*</c>, <c>?</c> and <c>**/</c> take anything. Without a slash it is compared with the name alone, without an extension with the
    /// name without its extension. <c>{id}</c> takes no underscore; <c>{id:P_*}</c> says what it takes. Null takes every motion file.
    /// </param>
    /// <param name="options">Which files, which table, what is known about all recordings.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="FileFormatException">There is no such folder, or the participants table breaks its format.</exception>
    /// <exception cref="ArgumentException">The pattern cannot be read, or has no name for the participants of a table that was asked
    /// for.</exception>
    public static Recordings Open(string folder, string? pattern = null, RecordingsOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options ??= new();
        if (!Directory.Exists(folder))
        {
            throw new FileFormatException(File.Exists(folder) ? "this is a file; expected a folder of recordings." : "there is no such folder.", new(File: folder));
        }

        var names = pattern is null ? null : new NamePattern(pattern);
        var search = new RecordingSearch(folder, names, options.Files is null ? null : new NamePattern(options.Files), cancellation);
        var join = ParticipantJoin.Of(folder, names, options);
        RecordingFile[] files =
        [
            .. search.Found.Select(found => new RecordingFile(
                found.Path, found.RelativePath, found.Values, join.Find(found.Values), join.Table, options.Load)),
        ];
        return new(folder, files, join.Table, search.Unmatched, [.. search.Notices, .. join.Notices(files)]);
    }

    /// <summary>Those for which something holds: <c>Where(one => one.Number("age") &gt; 60)</c>.</summary>
    public Recordings Where(Func<RecordingFile, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return new(folder, [.. files.Where(predicate)], Participants, Unmatched, Notices);
    }

    /// <summary>Those with one of some values: <c>Where("task", "walk", "run")</c>.</summary>
    /// <param name="name">A name in the pattern's braces, or a column of the participants.</param>
    /// <param name="values">The values.</param>
    /// <exception cref="ArgumentException">Nothing has that name; the message names the nearest.</exception>
    public Recordings Where(string name, params IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(values);
        return Where(file => file[name] is { } value && values.Contains(value, StringComparer.Ordinal));
    }

    /// <summary>
    /// Loads the recordings one after another, in their order. What cannot be loaded ends nothing: it is in
    /// <see cref="RecordingsLoad.Failures"/>.
    /// </summary>
    /// <param name="progress">Hears how many recordings are done; no names.</param>
    /// <param name="cancellation">Stops the work.</param>
    public RecordingsLoad Load(IProgress<Progress>? progress = null, CancellationToken cancellation = default) => new(files, progress, cancellation);

    /// <inheritdoc/>
    public IEnumerator<RecordingFile> GetEnumerator() => files.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>How many recordings of how many participants, in a line; no names.</summary>
    public override string ToString()
    {
        var people = files.Select(file => file.Participant).OfType<Participant>().Distinct().Count();
        var of = Participants is null ? "" : FormattableString.Invariant($" of {people} {(people == 1 ? "participant" : "participants")}");
        return FormattableString.Invariant($"{files.Count} {(files.Count == 1 ? "recording" : "recordings")}{of} in {System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(folder))}");
    }
}
