namespace NeuroPose.Warping;

public sealed partial record StepPattern
{
    // The frames advanced, move by move, of the types I to VII.
    private static readonly (int First, int Second)[][][] Types =
    [
        [[(1, 0)], [(1, 1)], [(0, 1)]],
        [[(1, 1), (1, 0)], [(1, 1)], [(1, 1), (0, 1)]],
        [[(2, 1)], [(1, 1)], [(1, 2)]],
        [[(1, 1), (1, 0)], [(1, 2), (1, 0)], [(1, 1)], [(1, 2)]],
        [[(1, 1), (1, 0), (1, 0)], [(1, 1), (1, 0)], [(1, 1)], [(1, 1), (0, 1)], [(1, 1), (0, 1), (0, 1)]],
        [[(1, 1), (1, 1), (1, 0)], [(1, 1)], [(1, 1), (1, 1), (0, 1)]],
        [
            [(1, 1), (1, 0), (1, 0)], [(1, 2), (1, 0), (1, 0)], [(1, 3), (1, 0), (1, 0)],
            [(1, 1), (1, 0)], [(1, 2), (1, 0)], [(1, 3), (1, 0)], [(1, 1)], [(1, 2)], [(1, 3)],
        ],
    ];

    /// <summary>A pattern of Rabiner and Juang, "Fundamentals of Speech Recognition" (1993), table 4.5.</summary>
    /// <param name="type">1 to 7, for the types I to VII.</param>
    /// <param name="weighting">How a step is weighted by the frames it advances.</param>
    /// <param name="smoothed">Whether the weights of a move are replaced by their mean.</param>
    /// <exception cref="ArgumentOutOfRangeException">The type is not within 1 and 7, or the weighting is unknown.</exception>
    public static StepPattern RabinerJuang(int type, SlopeWeighting weighting, bool smoothed = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(type, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(type, Types.Length);
        var name = $"type{Roman(type)}{"abcd"[(int)Defined.Of(weighting)]}{(smoothed ? "s" : "")}";
        return new(name, NormalizerOf(weighting), [.. Types[type - 1].Select(steps => Weighted(steps, weighting, smoothed))]);
    }

    private static IEnumerable<StepPattern> AllRabinerJuang() =>
        from type in Enumerable.Range(1, Types.Length)
        from weighting in Enum.GetValues<SlopeWeighting>()
        from pattern in (StepPattern[])[RabinerJuang(type, weighting), RabinerJuang(type, weighting, smoothed: true)]
        select pattern;

    private static StepMove Weighted((int First, int Second)[] steps, SlopeWeighting weighting, bool smoothed)
    {
        var weights = steps.Select(step => (double)Weight(step, weighting)).ToArray();
        var mean = weights.Sum() / weights.Length;
        return new([.. steps.Select((step, index) => (step.First, step.Second, smoothed ? mean : weights[index]))]);
    }

    private static int Weight((int First, int Second) step, SlopeWeighting weighting) => weighting switch
    {
        SlopeWeighting.Least => Math.Min(step.First, step.Second),
        SlopeWeighting.Greatest => Math.Max(step.First, step.Second),
        SlopeWeighting.First => step.First,
        SlopeWeighting.Both => step.First + step.Second,
        _ => throw new ArgumentOutOfRangeException(nameof(weighting), weighting, "The weighting is Least, Greatest, First or Both."),
    };

    private static Normalizer? NormalizerOf(SlopeWeighting weighting) => weighting switch
    {
        SlopeWeighting.First => Warping.Normalizer.FirstLength,
        SlopeWeighting.Both => Warping.Normalizer.SumOfLengths,
        _ => null,
    };

    private static string Roman(int type) => type switch { 1 => "I", 2 => "II", 3 => "III", 4 => "IV", 5 => "V", 6 => "VI", _ => "VII" };
}
