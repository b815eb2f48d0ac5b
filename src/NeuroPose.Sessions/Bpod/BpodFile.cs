using NeuroPose.Sessions.Ingest;

namespace NeuroPose.Sessions.Bpod;

/// <summary>A trial as Bpod recorded it, in the clock of Bpod.</summary>
/// <param name="File">The index of its file.</param>
/// <param name="Number">Its number in the session, from 1.</param>
/// <param name="Type">Its type.</param>
/// <param name="Start">When it started, in seconds.</param>
/// <param name="End">When it ended.</param>
/// <param name="States">The first visit of each state, from the start of the trial; NaN where it was not visited.</param>
/// <param name="Events">The times of each event, from the start of the trial.</param>
internal sealed record BpodTrial(
    int File,
    int Number,
    int Type,
    double Start,
    double End,
    IReadOnlyDictionary<string, (double Start, double End)> States,
    IReadOnlyDictionary<string, double[]> Events);

/// <summary>Reads the trials of Bpod's session files: SessionData with its trials, their states and events.</summary>
internal static class BpodFile
{
    /// <summary>The trials of files one after the other.</summary>
    /// <exception cref="FileFormatException">A file is no session of Bpod; the message names the trial and the field.</exception>
    public static IReadOnlyList<BpodTrial> Read(IReadOnlyList<SourceFile> files)
    {
        List<BpodTrial> trials = [];
        for (var file = 0; file < files.Count; file++)
        {
            trials.AddRange(Read(MatFile.Load(files[file].Folder, files[file].Path), files[file].Path, file, trials.Count));
        }

        return trials;
    }

    private static List<BpodTrial> Read(IReadOnlyDictionary<string, MatValue> variables, string file, int fileIndex, int before)
    {
        if (!variables.TryGetValue("SessionData", out var root))
        {
            throw new FileFormatException($"there is no SessionData in it, which Bpod writes. It has {Listed(variables.Keys)}.", new(File: file));
        }

        var session = Struct(root, "SessionData", file);
        var count = (int)Math.Clamp(Numbers(Required(session, "nTrials", "SessionData", file), "SessionData.nTrials", file).FirstOrDefault(), 0, 1e6);
        var starts = Numbers(Required(session, "TrialStartTimestamp", "SessionData", file), "SessionData.TrialStartTimestamp", file);
        var ends = Numbers(Required(session, "TrialEndTimestamp", "SessionData", file), "SessionData.TrialEndTimestamp", file);
        var types = session.Field("TrialTypes") is { } given ? Numbers(given, "SessionData.TrialTypes", file) : [];
        var raw = Struct(Required(session, "RawEvents", "SessionData", file), "SessionData.RawEvents", file);
        var all = Required(raw, "Trial", "SessionData.RawEvents", file);
        var recorded = all switch
        {
            MatCells cells => cells.Items.Count,
            MatStruct array => array.Elements.Count,
            _ => throw Wrong("a cell array of trials", all, "SessionData.RawEvents.Trial", file),
        };
        if (starts.Length < count || ends.Length < count || recorded < count)
        {
            throw new FileFormatException(
                FormattableString.Invariant($"nTrials is {count}, and there are {starts.Length} starts, {ends.Length} ends and {recorded} trials with events."), new(File: file, Path: "SessionData"));
        }

        List<BpodTrial> trials = [];
        for (var index = 0; index < count; index++)
        {
            var path = FormattableString.Invariant($"SessionData.RawEvents.Trial{{{index + 1}}}");
            var trial = all is MatStruct array ? new MatStruct([1, 1], array.Fields, [array.Elements[index]]) : Struct(((MatCells)all).Items[index], path, file);
            if (!double.IsFinite(starts[index]) || !(ends[index] >= starts[index]))
            {
                throw new FileFormatException(
                    FormattableString.Invariant($"trial {index + 1} starts at {starts[index]} and ends at {ends[index]}; expected an end after a start."), new(File: file, Path: "SessionData.TrialStartTimestamp"));
            }

            trials.Add(new(
                fileIndex,
                before + index + 1,
                index < types.Length ? (int)Math.Clamp(types[index], int.MinValue, int.MaxValue) : 1,
                starts[index],
                ends[index],
                States(trial, path, file),
                Events(trial, path, file)));
        }

        return trials;
    }

    private static OrderedDictionary<string, (double, double)> States(MatStruct trial, string path, string file)
    {
        OrderedDictionary<string, (double, double)> states = [];
        var found = Struct(Required(trial, "States", path, file), path + ".States", file);
        foreach (var name in found.Fields)
        {
            // A state that was visited again has a row for each visit; rows run fastest.
            var numbers = Numbers(found.Field(name)!, $"{path}.States.{name}", file);
            var rows = Math.Max(1, found.Field(name)!.Dimensions is [var first, ..] ? first : 1);
            states[name] = numbers.Length >= 2 && numbers.Length >= rows + 1 ? (numbers[0], numbers[rows]) : (double.NaN, double.NaN);
        }

        return states;
    }

    private static OrderedDictionary<string, double[]> Events(MatStruct trial, string path, string file)
    {
        OrderedDictionary<string, double[]> events = [];
        if (trial.Field("Events") is MatStruct { Elements.Count: > 0 } found)
        {
            foreach (var name in found.Fields)
            {
                events[name] = [.. Numbers(found.Field(name)!, $"{path}.Events.{name}", file).Where(double.IsFinite)];
            }
        }

        return events;
    }

    private static MatValue Required(MatStruct within, string name, string path, string file) =>
        within.Field(name) ?? throw new FileFormatException($"the field \"{name}\" is missing. It has {Listed(within.Fields)}.", new(File: file, Path: path));

    private static MatStruct Struct(MatValue value, string path, string file) =>
        value is MatStruct { Elements.Count: > 0 } found ? found : throw Wrong("a structure", value, path, file);

    private static double[] Numbers(MatValue value, string path, string file) => value is MatNumbers numbers ? numbers.Values : throw Wrong("numbers", value, path, file);

    private static FileFormatException Wrong(string expected, MatValue found, string path, string file) =>
        new($"expected {expected}, found {found.Describe()}.", new(File: file, Path: path));

    private static string Listed(IEnumerable<string> names) => names.Take(10).ToArray() is { Length: > 0 } some ? string.Join(", ", some) : "nothing";
}
