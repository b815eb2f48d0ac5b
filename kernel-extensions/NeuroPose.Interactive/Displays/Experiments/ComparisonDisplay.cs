using NeuroPose.Comparison;
using NeuroPose.Interactive.Markup;
using NeuroPose.Poses;

namespace NeuroPose.Interactive.Displays;

/// <summary>
/// A comparison's number with its unit, how it was made, and its definition; where units were compared apart, each of them.
/// </summary>
internal static class ComparisonDisplay
{
    private const string Kind = "comparison";
    private const int MostNotes = 4;

    public static Display<ComparisonResult> Display { get; } = new(result => new Card(
        DtwResultDisplay.Pair(result.FirstLabel, result.SecondLabel),
        Kind,
        [.. Facts(result)],
        result.Units.Count > 1 ? [Table(result)] : []));

    /// <summary>Remarks that belong to a number, one a line; of many the first.</summary>
    public static IEnumerable<Fact> Notes(IReadOnlyList<string> notes)
    {
        var shown = notes.Take(MostNotes).Select((note, index) => new Fact(index == 0 ? "notes" : "", note));
        return notes.Count > MostNotes ? shown.Append(new("", $"(the first {MostNotes} of {Known.Count(notes.Count, "note", "notes")})")) : shown;
    }

    private static IEnumerable<Fact> Facts(ComparisonResult result)
    {
        yield return new("distance", result.Units.Count switch
        {
            0 => Known.Unknown + " (nothing was compared)",
            1 => DtwResultDisplay.Distance(result.Distance, result.Unit),
            var count => FormattableString.Invariant($"{DtwResultDisplay.Distance(result.Distance, result.Unit)}, the sum over {count} units"),
        });
        if (result.Units is [var whole])
        {
            yield return new("path", DtwResultDisplay.PathLength(whole.Warping.Path));
        }

        yield return new("first", Describe(result.FirstOrigin));
        yield return new("second", Describe(result.SecondOrigin));
        foreach (var fact in result.Alignment is { } alignment ? AlignmentFacts.Of(alignment) : [new("alignment", "none")])
        {
            yield return fact;
        }

        yield return new("missing numbers", Missing(result));
        foreach (var note in Notes(result.Notes))
        {
            yield return note;
        }

        yield return new("definition", result.Describe());
    }

    private static Listing Table(ComparisonResult result)
    {
        var policy = result.Options.NanPolicy;
        string[] mended = policy switch
        {
            NanPolicy.Interpolate => ["filled in first", "in second"],
            NanPolicy.Drop => ["frames dropped in first", "in second"],
            _ => [],
        };
        return Listing.Of(["unit", $"distance ({PlainText.OneLine(result.Unit, Listing.LongestName)})", "matches", .. mended], result.Units, "units", unit =>
        [
            PlainText.OneLine(unit.Name, Listing.LongestName),
            Known.Number(unit.Distance),
            Known.Number(unit.Warping.Path.Count),
            .. mended.Length > 0 ? new[] { unit.FirstMissing, unit.SecondMissing }.Select(missing => Known.Number(Mended(policy, missing))) : [],
        ]);
    }

    private static string Missing(ComparisonResult result)
    {
        var policy = result.Options.NanPolicy;
        if (policy == NanPolicy.Propagate)
        {
            return "refused; there were none";
        }

        var first = result.Units.Sum(unit => Mended(policy, unit.FirstMissing));
        var second = result.Units.Sum(unit => Mended(policy, unit.SecondMissing));
        var (what, each) = (policy == NanPolicy.Interpolate ? "numbers interpolated" : "frames dropped", result.Units.Count > 1 ? ", over all units" : "");
        return FormattableString.Invariant($"{what}: {first} in the first, {second} in the second{each}");
    }

    private static long Mended(NanPolicy policy, MissingNumbers missing) => policy == NanPolicy.Drop ? missing.DroppedFrames.Count : missing.Interpolated;

    private static string Describe(PoseOrigin? origin) => origin is null
        ? Known.NotRecorded
        : FormattableString.Invariant($"{origin.FileName}, person {origin.Person}, from frame {origin.StartFrame} (SHA-256 {Known.ShortHash(origin.Sha256)})");
}
