namespace NeuroPose.Warping;

public sealed partial record StepPattern
{
    /// <summary>One step in either series or in both, all with weight 1. Its sums have no divisor of their own.</summary>
    public static StepPattern Symmetric1 { get; } = new("symmetric1", null, One(1, 0, 1), One(0, 1, 1), One(1, 1, 1));

    /// <summary>As symmetric1, a step in both series counting twice: divided by n + m. Slope constraint P = 0.</summary>
    public static StepPattern Symmetric2 { get; } = new("symmetric2", Warping.Normalizer.SumOfLengths, One(1, 0, 1), One(0, 1, 1), One(1, 1, 2));

    /// <summary>
    /// Each frame of the first series is matched once, with the next, the same or the next but one frame of the second: divided by n.
    /// </summary>
    public static StepPattern Asymmetric { get; } = new("asymmetric", Warping.Normalizer.FirstLength, One(1, 0, 1), One(1, 1, 1), One(1, 2, 1));

    /// <summary>Symmetric, slope constraint P = 1/2: at most two steps in one series in a row after one in both.</summary>
    public static StepPattern SymmetricP05 { get; } = new(
        "symmetricP05",
        Warping.Normalizer.SumOfLengths,
        new((1, 1, 2), (0, 1, 1), (0, 1, 1)), new((1, 1, 2), (0, 1, 1)), One(1, 1, 2), new((1, 1, 2), (1, 0, 1)), new((1, 1, 2), (1, 0, 1), (1, 0, 1)));

    /// <summary>Symmetric, slope constraint P = 1: after each step in one series alone there is one in both.</summary>
    public static StepPattern SymmetricP1 { get; } = new(
        "symmetricP1", Warping.Normalizer.SumOfLengths, new((1, 1, 2), (0, 1, 1)), One(1, 1, 2), new((1, 1, 2), (1, 0, 1)));

    /// <summary>Symmetric, slope constraint P = 2: two steps in both series for each in one alone.</summary>
    public static StepPattern SymmetricP2 { get; } = new(
        "symmetricP2", Warping.Normalizer.SumOfLengths, new((1, 1, 2), (1, 1, 2), (0, 1, 1)), One(1, 1, 2), new((1, 1, 2), (1, 1, 2), (1, 0, 1)));

    /// <summary>Asymmetric without slope constraint: a step in the second series alone costs nothing.</summary>
    public static StepPattern AsymmetricP0 { get; } = new("asymmetricP0", Warping.Normalizer.FirstLength, One(0, 1, 0), One(1, 1, 1), One(1, 0, 1));

    /// <summary>Asymmetric, slope constraint P = 1/2.</summary>
    public static StepPattern AsymmetricP05 { get; } = new(
        "asymmetricP05",
        Warping.Normalizer.FirstLength,
        new((1, 1, 1.0 / 3), (0, 1, 1.0 / 3), (0, 1, 1.0 / 3)), new((1, 1, 0.5), (0, 1, 0.5)), One(1, 1, 1), new((1, 1, 1), (1, 0, 1)), new((1, 1, 1), (1, 0, 1), (1, 0, 1)));

    /// <summary>Asymmetric, slope constraint P = 1.</summary>
    public static StepPattern AsymmetricP1 { get; } = new(
        "asymmetricP1", Warping.Normalizer.FirstLength, new((1, 1, 0.5), (0, 1, 0.5)), One(1, 1, 1), new((1, 1, 1), (1, 0, 1)));

    /// <summary>Asymmetric, slope constraint P = 2.</summary>
    public static StepPattern AsymmetricP2 { get; } = new(
        "asymmetricP2",
        Warping.Normalizer.FirstLength,
        new((1, 1, 2.0 / 3), (1, 1, 2.0 / 3), (0, 1, 2.0 / 3)), One(1, 1, 1), new((1, 1, 1), (1, 1, 1), (1, 0, 1)));

    /// <summary>The patterns that have a name of their own; those of Rabiner and Juang are made by type.</summary>
    public static IReadOnlyList<StepPattern> Classical { get; } =
    [
        Symmetric1, Symmetric2, Asymmetric, SymmetricP05, SymmetricP1, SymmetricP2, AsymmetricP0, AsymmetricP05, AsymmetricP1, AsymmetricP2,
    ];

    private static StepMove One(int first, int second, double weight) => new((first, second, weight));
}
