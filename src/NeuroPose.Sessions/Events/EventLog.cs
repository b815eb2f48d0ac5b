using NeuroPose.Files;
using NeuroPose.Json;
using NeuroPose.Sessions.Ingest;

namespace NeuroPose.Sessions.Events;

/// <summary>An event of a log.</summary>
/// <param name="Seconds">When, with the configured offset.</param>
/// <param name="Kind">What; "unknown" where the line does not say.</param>
/// <param name="TrialId">The trial that it names; null where it names none.</param>
/// <param name="Fields">All else that the line has, by name.</param>
internal sealed record LoggedEvent(double Seconds, string Kind, string? TrialId, IReadOnlyDictionary<string, JsonTree> Fields)
{
    /// <summary>The fields as JSON; empty where there are none.</summary>
    public string Payload => Fields.Count == 0 ? "" : ObjectText.Of(json =>
    {
        json.BeginObject();
        foreach (var (name, value) in Fields)
        {
            json.Name(name);
            json.Tree(value);
        }

        json.EndObject();
    });
}

/// <summary>A trial of a log.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Start">When it starts, in seconds.</param>
/// <param name="Stop">When it stops.</param>
/// <param name="IsEndInferred">Whether the log has no end of it: the next start, or the last event, is taken.</param>
internal sealed record LoggedTrial(string Id, double Start, double Stop, bool IsEndInferred);

/// <summary>
/// Events and trials of NDJSON files: an object on each line with time or timestamp, and kind or type. Wrong lines are errors with their
/// number; nothing is passed over.
/// </summary>
/// <param name="Events">The events by time.</param>
/// <param name="Trials">The trials by start.</param>
internal sealed record EventLog(IReadOnlyList<LoggedEvent> Events, IReadOnlyList<LoggedTrial> Trials)
{
    private const long Largest = 512L << 20;
    private const int LongestLine = 1 << 20;
    private const string UnknownKind = "unknown";

    // As the reference does: an end that is missing is this long before the next start.
    private const double BeforeNext = 0.001;

    /// <summary>Pairs of trials that overlap, in sentences.</summary>
    public IReadOnlyList<string> Overlaps =>
    [
        .. Trials.Zip(Trials.Skip(1)).Where(pair => pair.Second.Start < pair.First.Stop)
            .Select(pair => FormattableString.Invariant($"trial {pair.First.Id} ends at {pair.First.Stop:0.######} s, after trial {pair.Second.Id} has started ({pair.Second.Start:0.######} s)")),
    ];

    /// <summary>The times between trials, in seconds.</summary>
    public IEnumerable<double> Gaps => Trials.Zip(Trials.Skip(1), (first, second) => second.Start - first.Stop).Where(gap => gap > 0);

    /// <summary>Reads the files of a session.</summary>
    /// <exception cref="FileFormatException">A line is no object, has no time, or goes backwards; a trial begins twice or does not fit.</exception>
    public static EventLog Read(IReadOnlyList<SourceFile> files, double offsetSeconds)
    {
        List<(LoggedEvent Event, Place Place)> read = [];
        foreach (var file in files)
        {
            read.AddRange(Read(file, offsetSeconds));
        }

        (LoggedEvent Event, Place Place)[] ordered = [.. read.OrderBy(one => one.Event.Seconds)];
        return new([.. ordered.Select(one => one.Event)], TrialsOf(ordered));
    }

    private static List<(LoggedEvent, Place)> Read(SourceFile file, double offset)
    {
        List<(LoggedEvent, Place)> events = [];
        using var reader = new StreamReader(ForeignFile.Open(file.Folder, file.Path, Largest));
        var (number, last) = (0, double.NegativeInfinity);
        while (reader.ReadLine() is { } line)
        {
            number++;
            var place = new Place(File: file.Path, Line: number);
            line = line.TrimStart('\uFEFF');
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (line.Length > LongestLine)
            {
                throw new FileFormatException(FormattableString.Invariant($"the line has {line.Length} characters; at most {LongestLine} are read."), place);
            }

            var seen = Event(line, place, offset);
            if (seen.Seconds < last)
            {
                throw new FileFormatException(
                    FormattableString.Invariant($"the time goes backwards, from {last - offset} to {seen.Seconds - offset} s. Put the lines into the order of time."), place);
            }

            last = seen.Seconds;
            events.Add((seen, place));
        }

        return events;
    }

    private static LoggedEvent Event(string line, Place place, double offset)
    {
        JsonTree tree;
        try
        {
            tree = ObjectText.Value(line, place.File!);
        }
        catch (FileFormatException problem)
        {
            throw new FileFormatException($"the line is no JSON: {problem.Problem}", place with { Column = problem.Place.Column }, problem);
        }

        if (tree.Kind != JsonKind.Object)
        {
            throw new FileFormatException($"expected an object on each line, found {tree.Describe()}.", place);
        }

        var clock = tree.Members.GetValueOrDefault("time") ?? tree.Members.GetValueOrDefault("timestamp")
            ?? throw new FileFormatException("the event has neither time nor timestamp (in seconds).", place);
        var seconds = clock.Kind == JsonKind.Number ? LaxScalar.ToDouble(clock) : null;
        if (seconds is not { } known || !double.IsFinite(known))
        {
            throw new FileFormatException($"expected a time in seconds, found {clock.Describe()}.", place);
        }

        var kind = tree.Members.GetValueOrDefault("kind") ?? tree.Members.GetValueOrDefault("type");
        var trial = tree.Members.GetValueOrDefault("trial_id");
        OrderedDictionary<string, JsonTree> rest = new(StringComparer.Ordinal);
        foreach (var (name, value) in tree.Members)
        {
            if (name is not ("time" or "timestamp" or "kind" or "type" or "trial_id"))
            {
                rest[name] = value;
            }
        }

        return new(
            known + offset,
            kind is { Kind: JsonKind.String, Text.Length: > 0 } ? kind.Text : UnknownKind,
            trial is null or { Kind: JsonKind.Null } ? null : trial.Text,
            rest);
    }

    private static List<LoggedTrial> TrialsOf(IReadOnlyList<(LoggedEvent Event, Place Place)> events)
    {
        List<(string Id, double Start, double Stop, Place Place)> open = [];
        Dictionary<string, int> known = new(StringComparer.Ordinal);
        foreach (var (one, place) in events)
        {
            if (one.Kind.Contains("trial_start", StringComparison.OrdinalIgnoreCase))
            {
                var id = one.TrialId ?? FormattableString.Invariant($"{open.Count + 1}");
                if (!known.TryAdd(id, open.Count))
                {
                    throw new FileFormatException($"the trial \"{id}\" has started before; each needs an id of its own.", place);
                }

                open.Add((id, one.Seconds, double.NaN, place));
            }
            else if (one.Kind.Contains("trial_end", StringComparison.OrdinalIgnoreCase))
            {
                var at = one.TrialId is { } id ? known.GetValueOrDefault(id, -1) : open.Count - 1;
                if (at < 0 || !double.IsNaN(open[at].Stop))
                {
                    throw new FileFormatException(at < 0 ? "a trial ends that has not started." : $"the trial \"{open[at].Id}\" has ended before.", place);
                }

                open[at] = open[at] with { Stop = one.Seconds };
            }
        }

        List<LoggedTrial> trials = [];
        for (var at = 0; at < open.Count; at++)
        {
            var (id, start, stop, _) = open[at];
            var isInferred = double.IsNaN(stop);
            var end = !isInferred ? stop : at + 1 < open.Count ? Math.Max(start, open[at + 1].Start - BeforeNext) : events[^1].Event.Seconds;
            trials.Add(new(id, start, end, isInferred));
        }

        return trials;
    }
}
