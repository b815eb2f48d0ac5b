namespace NeuroPose.Statistics;

/// <summary>Which coefficient of multiple correlation.</summary>
public enum CmcDefinition
{
    /// <summary>
    /// Between protocols within each cycle: R. Ferrari, A. G. Cutti and A. Cappello, Gait Posture 31, 2010.
    /// </summary>
    BetweenProtocols,

    /// <summary>Between repetitions: M. P. Kadaba et al., J Orthop Res 7, 1989.</summary>
    Repeatability,
}

/// <summary>
/// The coefficient of multiple correlation: how alike curves are in shape, offset and range together; 1 for equal curves.
/// √(1 − numerator / denominator): the numerator is the variance about the mean curve, the denominator that about the mean of all values.
/// It is not defined, NaN, where the numerator is the larger: curves that have nothing in common, and also curves with little range beside
/// their offset. It may not be averaged over joints with different range.
/// </summary>
public sealed record Cmc
{
    private Cmc()
    {
    }

    /// <summary>Which coefficient it is.</summary>
    public required CmcDefinition Definition { get; init; }

    /// <summary>Protocols, or repetitions.</summary>
    public required int Curves { get; init; }

    /// <summary>Cycles; 1 of repetitions.</summary>
    public required int Cycles { get; init; }

    /// <summary>Nodes of each curve.</summary>
    public required int Nodes { get; init; }

    /// <summary>The variance about the mean curve of each cycle, in the square of the unit.</summary>
    public required double Numerator { get; init; }

    /// <summary>The variance about the mean of each cycle's values, in the square of the unit.</summary>
    public required double Denominator { get; init; }

    /// <summary>The coefficient of each cycle by itself; NaN where it is not defined.</summary>
    public required IReadOnlyList<double> PerCycle { get; init; }

    /// <summary>Numerator / denominator: above 1 where the coefficient is not defined; NaN where all values are equal.</summary>
    public required double Ratio { get; init; }

    /// <summary>From 0 to 1; NaN where it is not defined.</summary>
    public double Value => Root(Ratio);

    /// <summary>How alike the curves of several protocols or systems are that measured the same cycles (Ferrari).</summary>
    /// <param name="cycles">For each cycle a curve of each protocol, in the same order; all over the same nodes, in one unit.</param>
    /// <exception cref="ArgumentException">
    /// There are no cycles or fewer than two curves in one, numbers of curves or nodes differ, or a node is NaN or infinite.
    /// </exception>
    public static Cmc BetweenProtocols(IReadOnlyList<IReadOnlyList<double[]>> cycles) =>
        Of(CmcDefinition.BetweenProtocols, cycles, nameof(cycles));

    /// <summary>How alike the curves of repeated cycles or trials are (Kadaba).</summary>
    /// <param name="curves">At least two curves over the same nodes, in one unit.</param>
    /// <exception cref="ArgumentException">
    /// There are fewer than two curves, numbers of nodes differ, or a node is NaN or infinite.
    /// </exception>
    public static Cmc Repeatability(IReadOnlyList<double[]> curves) => Of(CmcDefinition.Repeatability, [curves], nameof(curves));

    private static Cmc Of(CmcDefinition definition, IReadOnlyList<IReadOnlyList<double[]>> cycles, string name)
    {
        ArgumentNullException.ThrowIfNull(cycles, name);
        if (cycles.Count == 0)
        {
            throw new ArgumentException("There are no cycles; expected at least one, with a curve of each protocol.", name);
        }

        int? nodes = null;
        for (var cycle = 0; cycle < cycles.Count; cycle++)
        {
            nodes = CurveSet.Require(cycles[cycle], name, leastCurves: 2, nodes);
            if (cycles[cycle].Count != cycles[0].Count)
            {
                throw new ArgumentException(FormattableString.Invariant($"Cycle {cycle} (counted from 0) has {cycles[cycle].Count} curves; expected {cycles[0].Count}, one of each protocol. Leave out cycles that a protocol lacks."), name);
            }
        }

        var (frames, curves, exponent) = (nodes!.Value, cycles[0].Count, CurveSet.Exponent([.. cycles]));
        var parts = cycles.Select(cycle => Parts(CurveSet.Scaled(cycle, exponent), frames)).ToArray();
        var (over, under) = (frames * (curves - 1.0), ((double)curves * frames) - 1);
        var (aboutCurve, aboutMean) = (0.0, 0.0);
        foreach (var part in parts)
        {
            aboutCurve += part.AboutCurve;
            aboutMean += part.AboutMean;
        }

        return new()
        {
            Definition = definition,
            Curves = curves,
            Cycles = cycles.Count,
            Nodes = frames,
            Numerator = Math.ScaleB(aboutCurve / (cycles.Count * over), 2 * exponent),
            Denominator = Math.ScaleB(aboutMean / (cycles.Count * under), 2 * exponent),
            Ratio = aboutCurve / over / (aboutMean / under),
            PerCycle = [.. parts.Select(part => Root(part.AboutCurve / over / (part.AboutMean / under)))],
        };
    }

    private static double Root(double ratio) => Math.Sqrt(1 - ratio);

    private static (double AboutCurve, double AboutMean) Parts(double[][] curves, int nodes)
    {
        var aboutCurve = 0.0;
        for (var node = 0; node < nodes; node++)
        {
            aboutCurve += Descriptive.SquaredDeviations(CurveSet.At(curves, node));
        }

        return (aboutCurve, Descriptive.SquaredDeviations([.. curves.SelectMany(curve => curve)]));
    }
}
