using System.Globalization;
using NeuroPose.Files;
using NeuroPose.Json;
using NeuroPose.Sessions.Bpod;
using NeuroPose.Sessions.Ingest;

namespace NeuroPose.Sessions.Events;

/// <summary>A trial in the session's clock.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Type">Its type in words; empty where there is none.</param>
/// <param name="Start">When it starts, in seconds; NaN where it could not be placed.</param>
/// <param name="Stop">When it stops.</param>
/// <param name="Outcome">How it ended: hit, miss, correct_reject, false_alarm, another word of the configuration, or unknown.</param>
/// <param name="Placement">pulse, neighbors, none or log.</param>
/// <param name="Reason">Why it has no pulse of its own; empty where it has.</param>
internal sealed record SessionTrial(int Number, string Type, double Start, double Stop, string Outcome, string Placement, string Reason)
{
    public int? TypeNumber { get; init; }

    /// <summary>The trial of Bpod and what is added to its times; null for a trial of a log.</summary>
    public AlignedTrial? Aligned { get; init; }

    public bool IsPlaced => !double.IsNaN(Start);
}

/// <summary>The trials and events of a session.</summary>
/// <param name="Trials">Trials of Bpod where there are some, else of the log.</param>
/// <param name="Logged">Trials of the log beside those of Bpod.</param>
/// <param name="Log">The events of the log.</param>
/// <param name="Warnings">What was odd, in sentences.</param>
/// <param name="Ambiguity">Why no trial of Bpod is placed although there are pulses; null where that is not so.</param>
internal sealed record SessionTrials(
    IReadOnlyList<SessionTrial> Trials, IReadOnlyList<SessionTrial> Logged, EventLog Log, IReadOnlyList<string> Warnings, string? Ambiguity)
{
    /// <summary>Offsets of neighboring trials differ by the jitter of their pulses; less than this is no overlap.</summary>
    private const double Touching = 0.001;

    private static readonly Dictionary<string, string> Outcomes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["hit"] = "hit",
        ["miss"] = "miss",
        ["correctreject"] = "correct_reject",
        ["correct_reject"] = "correct_reject",
        ["falsealarm"] = "false_alarm",
        ["false_alarm"] = "false_alarm",
    };

    public IEnumerable<SessionTrial> Placed => Trials.Where(trial => trial.IsPlaced);

    public IEnumerable<SessionTrial> Unplaced => Trials.Where(trial => !trial.IsPlaced);

    /// <summary>Pairs of trials that overlap, in sentences.</summary>
    public IReadOnlyList<string> Overlaps
    {
        get
        {
            SessionTrial[] ordered = [.. Placed.OrderBy(trial => trial.Start)];
            return [.. ordered.Zip(ordered.Skip(1)).Where(pair => pair.Second.Start < pair.First.Stop - Touching)
                .Select(pair => FormattableString.Invariant($"trial {pair.First.Number} stops at {pair.First.Stop:0.######} s, after trial {pair.Second.Number} has started ({pair.Second.Start:0.######} s)"))];
        }
    }

    /// <summary>Reads and places all trials and events.</summary>
    public static SessionTrials Of(SessionManifest manifest)
    {
        var (config, session, _) = manifest.Source;
        var log = EventLog.Read(manifest.Events, config.EventsOffsetSeconds);
        SessionTrial[] logged = [.. log.Trials.Select((trial, at) => new SessionTrial(at + 1, trial.Id, trial.Start, trial.Stop, "unknown", "log", trial.IsEndInferred ? "its end is inferred" : ""))];
        if (manifest.Bpod.Count == 0)
        {
            return new(logged, [], log, [], null);
        }

        var types = session.Bpod!.TrialTypes;
        var channels = types.Select(type => type.SyncTtl).ToHashSet(StringComparer.Ordinal);
        var trains = manifest.Ttls.Where(ttl => channels.Contains(ttl.Ttl.Id)).Select(ttl => Shifted(ttl.Pulses, config.Timebase.OffsetSeconds)).ToArray();
        var aligned = TrialAlignment.Of(BpodFile.Read(manifest.Bpod), types, trains, config.Bpod);
        SessionTrial[] trials =
        [
            .. aligned.Trials.Select(one => new SessionTrial(
                one.Trial.Number,
                types.FirstOrDefault(type => type.Number == one.Trial.Type)?.Description ?? "",
                one.Trial.Start + one.Offset,
                one.Trial.End + one.Offset,
                OutcomeOf(one.Trial, config.Bpod.Outcomes),
                one.Placement.ToString().ToLowerInvariant(),
                one.Reason)
            {
                TypeNumber = one.Trial.Type,
                Aligned = one,
            }),
        ];
        return new(trials, logged, log, aligned.Warnings, aligned.Ambiguity);
    }

    /// <summary>Writes trials.csv, events.csv and events_summary.json.</summary>
    public IReadOnlyList<string> Save(string folder, string sessionId)
    {
        string trials = Path.Combine(folder, "trials.csv"), events = Path.Combine(folder, "events.csv"), summary = Path.Combine(folder, "events_summary.json");
        new CsvRows(
            ["trial_number", "trial_type", "type_description", "start_time", "stop_time", "outcome", "placement", "reason", "bpod_start", "bpod_stop"],
            Trials.Select(trial => (IEnumerable<string>)
            [
                CsvField.Number(trial.Number), trial.TypeNumber?.ToString(CultureInfo.InvariantCulture) ?? "", trial.Type,
                Seconds(trial.Start), Seconds(trial.Stop), trial.Outcome, trial.Placement, trial.Reason,
                Seconds(trial.Aligned?.Trial.Start), Seconds(trial.Aligned?.Trial.End),
            ])).Save(trials);
        new CsvRows(
            ["timestamp", "kind", "trial_id", "payload"],
            Log.Events.Select(one => (IEnumerable<string>)[CsvField.Number(one.Seconds), one.Kind, one.TrialId ?? "", one.Payload])).Save(events);
        AtomicFile.Write(summary, stream =>
        {
            using var json = new JsonPrinter(stream, indent: 2);
            json.BeginObject();
            json.Member("session_id", sessionId);
            json.Member("trials", (long)Trials.Count);
            json.Member("aligned_by_pulse", (long)Trials.Count(trial => trial.Placement == "pulse"));
            json.Member("aligned_by_neighbors", (long)Trials.Count(trial => trial.Placement == "neighbors"));
            json.Member("not_aligned", (long)Unplaced.Count());
            json.Member("ambiguity", Ambiguity);
            json.Name("without_own_pulse");
            json.Array(Trials.Where(trial => trial.Reason.Length > 0).ToArray(), (to, trial) =>
            {
                to.BeginObject();
                to.Member("trial_number", (long)trial.Number);
                to.Member("placement", trial.Placement);
                to.Member("reason", trial.Reason);
                to.EndObject();
            });
            Counts(json, "by_outcome", Trials.GroupBy(trial => trial.Outcome, StringComparer.Ordinal));
            Counts(json, "by_type", Trials.GroupBy(trial => trial.TypeNumber?.ToString(CultureInfo.InvariantCulture) ?? "log", StringComparer.Ordinal));
            double[] lengths = [.. Placed.Select(trial => trial.Stop - trial.Start)];
            json.Member("mean_duration_s", lengths.Length == 0 ? null : lengths.Sum() / lengths.Length);
            json.Member("events", (long)Log.Events.Count);
            Counts(json, "by_kind", Log.Events.GroupBy(one => one.Kind, StringComparer.Ordinal));
            json.Name("overlaps");
            json.Array(Overlaps, (to, overlap) => to.Text(overlap));
            json.Name("warnings");
            json.Array(Warnings, (to, warning) => to.Text(warning));
            json.EndObject();
        });
        return [trials, events, summary];
    }

    // What no state says is unknown, and not a miss.
    private static string OutcomeOf(BpodTrial trial, IReadOnlyDictionary<string, string> own)
    {
        var visited = trial.States.Where(state => double.IsFinite(state.Value.Start)).OrderBy(state => state.Value.Start).Select(state => state.Key);
        return visited.Select(state => own.GetValueOrDefault(state) ?? Outcomes.GetValueOrDefault(state)).FirstOrDefault(outcome => outcome is not null) ?? "unknown";
    }

    private static PulseTrain Shifted(PulseTrain train, double offset) => offset == 0 ? train : train with { Times = [.. train.Times.Select(time => time + offset)] };

    private static string Seconds(double? value) => value is { } known && double.IsFinite(known) ? CsvField.Number(known) : "";

    private static void Counts<T>(JsonPrinter json, string name, IEnumerable<IGrouping<string, T>> groups)
    {
        json.Name(name);
        json.BeginObject();
        foreach (var group in groups.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            json.Member(group.Key, (long)group.Count());
        }

        json.EndObject();
    }
}
