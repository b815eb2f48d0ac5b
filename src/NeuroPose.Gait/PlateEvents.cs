using NeuroPose.Formats;
using NeuroPose.Numerics;
using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>How contacts are found in the load on force plates.</summary>
public sealed record PlateOptions
{
    /// <summary>A foot is on the plate while the load is this far above the baseline, in newtons.</summary>
    public double ThresholdNewtons
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(ThresholdNewtons), value, "The threshold must be above 0.");
    } = 30;

    /// <summary>The cutoff of the zero-phase low-pass of the load, in hertz.</summary>
    public double CutoffHertz
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(CutoffHertz), value, "The cutoff must be above 0.");
    } = 50;

    /// <summary>Which joint plays which role, where the names of the joints do not say it.</summary>
    public IReadOnlyDictionary<JointRole, string> Roles { get; init; } = new Dictionary<JointRole, string>();
}

/// <summary>A time in which a plate is loaded.</summary>
/// <param name="Plate">The plate's number in the file.</param>
/// <param name="StartSeconds">When the load rises above the threshold, in seconds from the first frame; NaN where the recording begins loaded.</param>
/// <param name="EndSeconds">When it falls below; NaN where the recording ends loaded.</param>
/// <param name="Side">Whose foot it is; null where that is not clear.</param>
/// <param name="Why">Why the foot is not clear; empty where it is.</param>
public sealed record PlateContact(int Plate, double StartSeconds, double EndSeconds, Side? Side, string Why);

/// <summary>Gait events as force plates see them: the truth that marker methods are measured against.</summary>
public sealed record PlateEvents
{
    private const double JoinSeconds = 0.04;
    private const double ShortestContactSeconds = 0.1;

    /// <summary>On a walkway: while this middle share of the contact lasts, heel and toe are within the plate.</summary>
    private const double MiddleShare = 0.6;

    /// <summary>On a walkway, the other foot may be over the plate for less than this share of the contact.</summary>
    private const double OtherShare = 0.05;

    /// <summary>A plate whose load has a smaller range than this was not stepped on.</summary>
    private const double LeastRangeNewtons = 100;

    /// <summary>The events of clear contacts.</summary>
    public required GaitEvents Events { get; init; }

    /// <summary>All contacts by plate and time, with those whose foot is not clear.</summary>
    public required IReadOnlyList<PlateContact> Contacts { get; init; }

    /// <summary>True for the belts of a treadmill: every step is seen, and false detections can be counted.</summary>
    public required bool IsTreadmill { get; init; }

    /// <summary>
    /// Finds the contacts on each plate. The load is low-passed; its baseline is the median of the samples in the lowest 15 % of the range
    /// from the 3rd to the 97th percentile (treadmill), or the median (walkway); ZERO of the file is not followed. Gaps under 40 ms are
    /// joined, contacts under 100 ms dropped; crossings are between samples. On a treadmill the foot is the one whose middle of heel and toe
    /// is over the plate in most frames of the contact; on a walkway heel and toe are within the plate in the middle 60 % of it, and the other
    /// foot is over it in less than 5 % of the frames.
    /// </summary>
    /// <param name="file">The C3D file.</param>
    /// <param name="options">Threshold, cutoff, and roles of joints.</param>
    /// <param name="person">Whose feet.</param>
    /// <exception cref="NeuroPoseException">The file has no plate, no rate, or no heels and hips.</exception>
    public static PlateEvents From(C3dFile file, PlateOptions? options = null, int person = 0)
    {
        ArgumentNullException.ThrowIfNull(file);
        options ??= new();
        var recording = file.Recording;
        if (file.ForcePlates.Count == 0)
        {
            throw new NeuroPoseException("events from force plates: the file has no force plate with channels.", new(File: recording.FileName));
        }

        var walk = Walk.Of(recording.Poses(person), options.Roles, 0.1);
        var firstFrame = (recording.FirstFrame - recording.TimeZeroFrame) / recording.FramesPerSecond;
        List<PlateContact> contacts = [];
        foreach (var plate in file.ForcePlates.Where(plate => plate.SamplesPerSecond > 0 && plate.SampleCount > 1))
        {
            foreach (var (start, end) in Loaded(plate, options, walk.Frame.IsTreadmill))
            {
                double Time(double sample) => (sample / plate.SamplesPerSecond) + plate.StartSeconds - firstFrame;
                contacts.Add(Assigned(new(plate.Number, Time(start), Time(end), null, ""), plate, walk));
            }
        }

        var clear = contacts.Where(contact => contact.Side is not null).ToList();
        var events = clear.Where(contact => double.IsFinite(contact.StartSeconds)).Select(contact => new GaitEvent(contact.Side!.Value, GaitEventType.InitialContact, contact.StartSeconds))
            .Concat(clear.Where(contact => double.IsFinite(contact.EndSeconds)).Select(contact => new GaitEvent(contact.Side!.Value, GaitEventType.FootOff, contact.EndSeconds)));
        var unclear = contacts.Count - clear.Count;
        string[] notes = unclear == 0 ? [] : [$"{unclear} of {contacts.Count} contacts are of no clear foot and were left out."];
        return new()
        {
            Events = GaitEvents.Of(GaitEventMethod.Plates, events, notes),
            Contacts = contacts,
            IsTreadmill = walk.Frame.IsTreadmill,
        };
    }

    /// <summary>The places in samples between which the load is above the threshold; NaN at the recording's ends.</summary>
    private static List<(double Start, double End)> Loaded(ForcePlate plate, PlateOptions options, bool isTreadmill)
    {
        var load = Curves.LowPass(plate.Loads(), options.CutoffHertz, plate.SamplesPerSecond);
        var sorted = Curves.Ascending(load);
        var (low, high) = (OrderStatistics.Quantile(sorted, 0.03), OrderStatistics.Quantile(sorted, 0.97));
        if (sorted.Length == 0 || !(sorted[^1] - sorted[0] >= LeastRangeNewtons))
        {
            return [];
        }

        var baseline = isTreadmill
            ? Curves.Median(sorted.Where(value => value >= low && value <= low + (0.15 * (high - low))))
            : OrderStatistics.Median(sorted);
        var level = baseline + options.ThresholdNewtons;
        List<(double Start, double End)> runs = [];
        for (var at = 0; at < load.Length; at++)
        {
            if (!(load[at] > level))
            {
                continue;
            }

            var start = at;
            while (at + 1 < load.Length && load[at + 1] > level)
            {
                at++;
            }

            double From() => start == 0 ? double.NaN : start - ((load[start] - level) / (load[start] - load[start - 1]));
            double To() => at == load.Length - 1 ? double.NaN : at + ((load[at] - level) / (load[at] - load[at + 1]));
            var run = (From(), To());
            if (runs.Count > 0 && run.Item1 - runs[^1].End < JoinSeconds * plate.SamplesPerSecond)
            {
                run.Item1 = runs[^1].Start;
                runs.RemoveAt(runs.Count - 1);
            }

            runs.Add(run);
        }

        return [.. runs.Where(run => !(run.End - run.Start < ShortestContactSeconds * plate.SamplesPerSecond))];
    }

    private static PlateContact Assigned(PlateContact contact, ForcePlate plate, Walk walk)
    {
        if (!walk.Feet.All(foot => foot.HasHeel && foot.HasToe))
        {
            return contact with { Why = "heel and toe of both feet are needed to say whose foot it is" };
        }

        var first = double.IsNaN(contact.StartSeconds) ? 0 : contact.StartSeconds * walk.Rate;
        var last = double.IsNaN(contact.EndSeconds) ? walk.FrameCount - 1 : contact.EndSeconds * walk.Rate;
        double Share(Foot foot, double middle, bool whole)
        {
            var cut = (1 - middle) / 2 * (last - first);
            var (from, to) = (Math.Max(0, (int)Math.Ceiling(first + cut)), Math.Min(walk.FrameCount - 1, (int)Math.Floor(last - cut)));
            var over = 0;
            for (var frame = from; frame <= to; frame++)
            {
                over += whole
                    ? plate.Contains(InUnitOf(plate, foot.Heel[frame])) && plate.Contains(InUnitOf(plate, foot.Toe[frame])) ? 1 : 0
                    : plate.Contains(InUnitOf(plate, 0.5 * (foot.Heel[frame] + foot.Toe[frame]))) ? 1 : 0;
            }

            return to < from ? 0 : (double)over / (to - from + 1);
        }

        double[] over = [.. walk.Feet.Select(foot => Share(foot, 1, whole: false))];
        var nearest = over[0] >= over[1] ? 0 : 1;
        if (walk.Frame.IsTreadmill)
        {
            return over[nearest] > 0.5
                ? contact with { Side = walk.Feet[nearest].Side }
                : contact with { Why = "neither foot is over the plate in most frames" };
        }

        return Share(walk.Feet[nearest], MiddleShare, whole: true) < 1
            ? contact with { Why = "no foot is whole on the plate in the middle of the contact" }
            : over[1 - nearest] >= OtherShare
                ? contact with { Why = "the other foot is over the plate, too" }
                : contact with { Side = walk.Feet[nearest].Side };
    }

    private static Point3 InUnitOf(ForcePlate plate, Point3 millimeters) => (1 / plate.Unit.InMillimeters()) * millimeters;
}
