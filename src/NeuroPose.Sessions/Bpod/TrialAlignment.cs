using NeuroPose.Sessions.Configuration;
using NeuroPose.Sessions.Ingest;

namespace NeuroPose.Sessions.Bpod;

/// <summary>How a trial got its place in the clock of the pulses.</summary>
internal enum TrialPlacement
{
    /// <summary>By its own pulse.</summary>
    Pulse,

    /// <summary>By the pulses of trials around it: its own is missing.</summary>
    Neighbors,

    /// <summary>Not at all: its times are Bpod's.</summary>
    None,
}

/// <summary>A trial in the clock of the pulses.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Placement">How it was placed.</param>
/// <param name="Offset">What is added to Bpod's times; NaN where it was not placed.</param>
/// <param name="Reason">Why it has no pulse of its own; empty where it has one.</param>
internal sealed record AlignedTrial(BpodTrial Trial, TrialPlacement Placement, double Offset, string Reason);

/// <summary>The trials of a session and the pulses that they were placed by.</summary>
/// <param name="Trials">Each trial.</param>
/// <param name="Warnings">What was odd, in sentences.</param>
/// <param name="Ambiguity">Why no trial is placed although there are pulses; null where that is not so.</param>
/// <param name="UnusedPulses">How many pulses of the sync channels belong to no trial.</param>
internal sealed record TrialAlignment(IReadOnlyList<AlignedTrial> Trials, IReadOnlyList<string> Warnings, string? Ambiguity, int UnusedPulses)
{
    /// <summary>How many trials in a row may be without a pulse.</summary>
    private const int Reach = 25;

    /// <summary>Beyond so many pairs of trials and pulses the table of all does not fit.</summary>
    private const long MostPairs = 40_000_000;

    /// <summary>Places trials by the intervals between their sync signals: the longest chain of trials and pulses whose intervals agree.</summary>
    /// <param name="trials">The trials.</param>
    /// <param name="types">Their types' sync signals and channels.</param>
    /// <param name="pulses">The channels.</param>
    /// <param name="options">What is tolerated.</param>
    public static TrialAlignment Of(IReadOnlyList<BpodTrial> trials, IReadOnlyList<TrialType> types, IReadOnlyList<PulseTrain> pulses, BpodOptions options)
    {
        List<string> warnings = [];
        List<Signal> signals = [];
        var reasons = new string[trials.Count];
        for (var at = 0; at < trials.Count; at++)
        {
            reasons[at] = "";
            var trial = trials[at];
            if (types.FirstOrDefault(type => type.Number == trial.Type) is not { } type)
            {
                reasons[at] = FormattableString.Invariant($"its type {trial.Type} is not in session.toml");
            }
            else if (!trial.States.TryGetValue(type.SyncSignal, out var visit))
            {
                reasons[at] = $"it has no state \"{type.SyncSignal}\"";
            }
            else if (!double.IsFinite(visit.Start))
            {
                reasons[at] = $"its state \"{type.SyncSignal}\" was not visited";
            }
            else
            {
                signals.Add(new(at, trial.File, trial.Start + visit.Start, type.SyncTtl));
            }
        }

        Pulse[] all = [.. pulses.SelectMany(train => train.Times.Select(time => new Pulse(time, train.TtlId))).OrderBy(pulse => pulse.Time)];
        string? ambiguity = null;
        var partners = new int[signals.Count];
        Array.Fill(partners, -1);
        if (signals.Count > 0 && all.Length > 0)
        {
            (partners, ambiguity) = Chain(signals, all, options);
        }

        var offsets = new double[trials.Count];
        Array.Fill(offsets, double.NaN);
        for (var at = 0; at < signals.Count; at++)
        {
            if (partners[at] >= 0)
            {
                offsets[signals[at].Trial] = all[partners[at]].Time - signals[at].Time;
            }
            else
            {
                reasons[signals[at].Trial] = all.Length == 0 ? $"TTL {signals[at].Channel} has no pulses" : ambiguity is null ? "no pulse fits its intervals" : "the match is ambiguous";
            }
        }

        var unused = all.Length - partners.Count(partner => partner >= 0);
        if (unused > 0 && ambiguity is null)
        {
            warnings.Add(FormattableString.Invariant($"{unused} {(unused == 1 ? "pulse belongs" : "pulses belong")} to no trial."));
        }

        AlignedTrial[] aligned = [.. trials.Select((trial, at) => double.IsNaN(offsets[at])
            ? ByNeighbors(trials, offsets, at, reasons[at])
            : new AlignedTrial(trial, TrialPlacement.Pulse, offsets[at], ""))];
        return new(aligned, warnings, ambiguity, unused);
    }

    // Between two placed trials of its file the clocks' difference is on a line; beyond them it stays as it is, as clocks differ little.
    private static AlignedTrial ByNeighbors(IReadOnlyList<BpodTrial> trials, double[] offsets, int at, string reason)
    {
        int Next(int step)
        {
            for (var other = at + step; other >= 0 && other < trials.Count && trials[other].File == trials[at].File; other += step)
            {
                if (!double.IsNaN(offsets[other]))
                {
                    return other;
                }
            }

            return -1;
        }

        var (before, after) = (Next(-1), Next(1));
        if (before < 0 && after < 0)
        {
            return new(trials[at], TrialPlacement.None, double.NaN, reason);
        }

        if (before < 0 || after < 0)
        {
            return new(trials[at], TrialPlacement.Neighbors, offsets[Math.Max(before, after)], reason);
        }

        var share = (trials[at].Start - trials[before].Start) / (trials[after].Start - trials[before].Start);
        return new(trials[at], TrialPlacement.Neighbors, offsets[before] + (share * (offsets[after] - offsets[before])), reason);
    }

    /// <summary>
    /// The longest chain of matches: each continues one before it whose interval between signals is the interval between pulses. Where a
    /// match of another chain is part of an equally long one, nothing says which is right.
    /// </summary>
    private static (int[] Partners, string? Ambiguity) Chain(List<Signal> signals, Pulse[] pulses, BpodOptions options)
    {
        var (rows, columns) = (signals.Count, pulses.Length);
        var none = new int[rows];
        Array.Fill(none, -1);
        if ((long)rows * columns > MostPairs)
        {
            return (none, FormattableString.Invariant($"{rows} trials and {columns} pulses are too many to match: is the TTL the right one?"));
        }

        var tolerance = options.ToleranceMilliseconds / 1000;
        var slope = options.ClockTolerancePpm * 1e-6;
        var ahead = new Score[rows, columns];
        var from = new (int Row, int Column)[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                (ahead[row, column], from[row, column]) = (signals[row].Channel == pulses[column].Channel ? new(1, 0) : default, (-1, -1));
            }

            for (var oldRow = row - 1; oldRow >= 0 && row - oldRow <= Reach; oldRow--)
            {
                if (signals[row].File == signals[oldRow].File)
                {
                    ByInterval(row, oldRow);
                }
                else
                {
                    ByOrder(row, oldRow);
                }
            }
        }

        void Take(int row, int column, int oldRow, int oldColumn, double misfit)
        {
            if (ahead[oldRow, oldColumn].Count > 0 && ahead[oldRow, oldColumn].With(misfit) is var score && score.IsBetterThan(ahead[row, column]))
            {
                (ahead[row, column], from[row, column]) = (score, (oldRow, oldColumn));
            }
        }

        // Pulses ascend, and so does the time at which the pulse before has to be: both are gone through once.
        void ByInterval(int row, int oldRow)
        {
            var interval = signals[row].Time - signals[oldRow].Time;
            var allowed = tolerance + (slope * Math.Abs(interval));
            var low = 0;
            for (var column = 0; column < columns; column++)
            {
                var expected = pulses[column].Time - interval;
                while (low < columns && pulses[low].Time < expected - allowed)
                {
                    low++;
                }

                for (var oldColumn = low; ahead[row, column].Count > 0 && oldColumn < column && pulses[oldColumn].Time <= expected + allowed; oldColumn++)
                {
                    Take(row, column, oldRow, oldColumn, Math.Abs(pulses[oldColumn].Time - expected));
                }
            }
        }

        // From file to file the clock starts again: there is no interval to compare, only an order.
        void ByOrder(int row, int oldRow)
        {
            var best = -1;
            for (var column = 1; column < columns; column++)
            {
                best = best < 0 || ahead[oldRow, column - 1].IsBetterThan(ahead[oldRow, best]) ? column - 1 : best;
                if (ahead[row, column].Count > 0)
                {
                    Take(row, column, oldRow, best, 0);
                }
            }
        }

        var end = (Row: -1, Column: -1);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                if (ahead[row, column].Count > 0 && (end.Row < 0 || ahead[row, column].IsBetterThan(ahead[end.Row, end.Column])))
                {
                    end = (row, column);
                }
            }
        }

        var partners = new int[rows];
        Array.Fill(partners, -1);
        if (end.Row < 0)
        {
            return (partners, null);
        }

        var best = ahead[end.Row, end.Column].Count;
        for (var at = end; at.Row >= 0; at = from[at.Row, at.Column])
        {
            partners[at.Row] = at.Column;
        }

        if (best == 1)
        {
            if (rows > 1 || columns > 1)
            {
                Array.Fill(partners, -1);
                return (partners, "no two trials have the interval of two pulses: the pulses are of something else, or the tolerance is too small.");
            }

            return (partners, null);
        }

        var possible = Math.Min(rows, columns);
        var rival = 2 * best < possible
            ? FormattableString.Invariant($"only {best} of {rows} trials fit {columns} pulses: the pulses are of something else, or the tolerance is too small.")
            : Rival(signals, pulses, ahead, partners, best, tolerance);
        if (rival is not null)
        {
            Array.Fill(partners, -1);
        }

        return (partners, rival);
    }

    /// <summary>A chain as long as the best that ends in another match of the same trial, away from the best one's times.</summary>
    private static string? Rival(List<Signal> signals, Pulse[] pulses, Score[,] ahead, int[] partners, int best, double tolerance)
    {
        for (var row = 0; row < signals.Count; row++)
        {
            for (var column = 0; column < pulses.Length; column++)
            {
                if (ahead[row, column].Count == best && Distance(row, column) > 2 * tolerance)
                {
                    return FormattableString.Invariant(
                        $"{best} trials fit the pulses in more than one way (trial {signals[row].Trial + 1} at {pulses[column].Time:0.###} s, or {Distance(row, column):0.###} s from there): the intervals are too regular, or too few.");
                }
            }
        }

        return null;

        // How far the offset of this match is from that of the best chain near it.
        double Distance(int row, int column)
        {
            for (var step = 0; step < signals.Count; step++)
            {
                foreach (var near in (int[])[row - step, row + step])
                {
                    if (near >= 0 && near < signals.Count && partners[near] >= 0 && signals[near].File == signals[row].File)
                    {
                        return Math.Abs(pulses[column].Time - signals[row].Time - (pulses[partners[near]].Time - signals[near].Time));
                    }
                }
            }

            return 0;
        }
    }

    private readonly record struct Signal(int Trial, int File, double Time, string Channel);

    private readonly record struct Pulse(double Time, string Channel);

    /// <summary>How many matches a chain has, and how much their intervals differ.</summary>
    private readonly record struct Score(int Count, double Misfit)
    {
        public Score With(double misfit) => new(Count + 1, Misfit + misfit);

        public bool IsBetterThan(Score other) => Count > other.Count || (Count == other.Count && Misfit < other.Misfit);
    }
}
