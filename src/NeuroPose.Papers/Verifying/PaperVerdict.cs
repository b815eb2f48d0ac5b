
namespace NeuroPose.Papers;

/// <summary>How a paper stands against what was accepted.</summary>
/// <param name="Items">Each figure, table and number of the manifest, in its order.</param>
/// <param name="Strays">What is in <c>expected/</c> and belongs to nothing in <c>paper.yaml</c>; empty where one item alone was
/// checked.</param>
public sealed record PaperVerdict(IReadOnlyList<ItemVerdict> Items, IReadOnlyList<string> Strays)
{
    /// <summary>What is wrong in the text and its references; empty where one item alone was checked.</summary>
    public IReadOnlyList<PaperProblem> Problems { get; init; } = [];

    /// <summary>Whether everything that was checked was reproduced, and the text is as it should be.</summary>
    public bool IsGood => IsSame && Problems.Count == 0;

    /// <summary>Whether everything that was checked was reproduced.</summary>
    public bool IsSame => Strays.Count == 0 && Items.All(item => item.IsGood);

    /// <summary>Compares results with what was accepted. Items that the results lack were not asked for.</summary>
    /// <exception cref="PaperException">A file in <c>expected/</c> cannot be read.</exception>
    public static PaperVerdict Of(PaperFolder paper, PaperResults results)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(results);
        var expected = new ExpectedFolder(paper);
        var items = paper.Manifest.Items
            .Select(item => results.Items.FirstOrDefault(made => made.Item.Id == item.Id) is { } made
                ? Judge(expected, made) with { ReadFrom = File.Exists(paper.PathTo(made.Value.Definition)) ? made.Value.Definition : null }
                : new ItemVerdict(item, Verdict.NotChecked, null, null, null))
            .ToList();
        return results.Items.Count == items.Count
            ? new(items, expected.Strays()) { Problems = PaperOutput.Problems(paper) }
            : new(items, []);
    }

    /// <summary>Makes the results the accepted ones: <c>expected/</c> then holds them and nothing else.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="results">All that it shows.</param>
    public static void Accept(PaperFolder paper, PaperResults results)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(results);
        if (results.Items.Count != paper.Manifest.Items.Count)
        {
            throw new ArgumentException("Only all of a paper can be accepted: the other items would be lost.", nameof(results));
        }

        new ExpectedFolder(paper).Accept(results);
    }

    private static ItemVerdict Judge(ExpectedFolder expected, MadeItem made)
    {
        var now = Sidecar.Of(made);
        var actual = Shown(made.Value.Content, now);
        if (expected.SidecarOf(made.Item) is not { } was || expected.ContentOf(made.Item) is not { } content || expected.TraceOf(made.Item.From) is not { } trace)
        {
            return new(made.Item, Verdict.NotAccepted, null, actual, new("expected", "nothing to compare with; neuropose paper run --accept accepts what was made"));
        }

        if (Sidecar.Hash(content) != was.Sha256)
        {
            return new(made.Item, Verdict.Differs, Shown(content, was), actual, new("expected", $"expected/{made.Item.File} is not what was accepted: its sidecar has another hash"));
        }

        var wentIn = FirstDifference.InWhatWentIn(trace, made.Trace) ?? InWords(was, now);
        var isSame = content == made.Value.Content;
        if (isSame || IsNear(expected, made))
        {
            var verdict = wentIn is not null ? Verdict.MadeDifferently : isSame ? Verdict.Same : Verdict.WithinTolerance;
            return new(made.Item, verdict, Shown(content, was), actual, wentIn);
        }

        var difference = wentIn ?? FirstDifference.InResults(trace, made.Trace) ?? InContent(made, content);
        return new(made.Item, Verdict.Differs, Shown(content, was), actual, difference);
    }

    private static bool IsNear(ExpectedFolder expected, MadeItem made) =>
        made is { Item.Tolerance: { } tolerance, Value: PaperNumber number } && Math.Abs(number.Value - expected.NumberOf(made.Item)!.Value) <= tolerance;

    // What the sidecar says besides the hashes: a number that keeps its digits but changes its unit is another number.
    private static FirstDifference? InWords(Sidecar was, Sidecar now) => (was, now) switch
    {
        _ when was.Kind != now.Kind || was.From != now.From => new("definition", $"{was.Kind} from {was.From} → {now.Kind} from {now.From}"),
        _ when was.Unit != now.Unit => new("definition", $"unit \"{was.Unit}\" → \"{now.Unit}\""),
        _ when was.Definition != now.Definition => new("definition", $"\"{was.Definition}\" → \"{now.Definition}\""),
        _ => null,
    };

    private static FirstDifference InContent(MadeItem made, string expected)
    {
        if (made.Value is not PaperTable)
        {
            return made.Value is PaperNumber ? new("number", $"{expected} → {made.Value.Content}") : new("drawing", "the same steps gave another drawing");
        }

        var (was, now) = (expected.Split('\n'), made.Value.Content.Split('\n'));
        var line = was.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return new("table", FormattableString.Invariant($"line {line + 1}: {was.ElementAtOrDefault(line)} → {now.ElementAtOrDefault(line)}"));
    }

    private static string Shown(string content, Sidecar sidecar) =>
        sidecar.Unit is { } unit ? $"{content} {unit}".TrimEnd() : sidecar.ShortHash;
}
