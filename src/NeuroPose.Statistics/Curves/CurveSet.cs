using NeuroPose.Numerics;

namespace NeuroPose.Statistics;

/// <summary>Curves over common nodes: the same number each, and every node known.</summary>
internal static class CurveSet
{
    /// <summary>Refuses sets that are too small, curves of different lengths, and nodes that are not known. The number of nodes.</summary>
    public static int Require(
        IReadOnlyList<double[]> curves, string name, int leastCurves = 1, int? nodes = null, bool mayBeNaN = false, string kind = "Curve", string part = "node")
    {
        ArgumentNullException.ThrowIfNull(curves, name);
        if (curves.Count < leastCurves)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected {leastCurves} or more {kind.ToLowerInvariant()}s, found {curves.Count}."), name);
        }

        for (var index = 0; index < curves.Count; index++)
        {
            var curve = curves[index] ?? throw new ArgumentException(FormattableString.Invariant($"{kind} {index} (counted from 0) is null."), name);
            nodes ??= Math.Max(1, curve.Length);
            if (curve.Length != nodes)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{kind} {index} (counted from 0) has {curve.Length} {part}s; expected {nodes}. Bring all {kind.ToLowerInvariant()}s to the same {part}s before."),
                    name);
            }

            for (var node = 0; node < curve.Length; node++)
            {
                if (double.IsInfinity(curve[node]) || (double.IsNaN(curve[node]) && !mayBeNaN))
                {
                    throw new ArgumentException(
                        FormattableString.Invariant($"{kind} {index}, {part} {node} (counted from 0) is {curve[node]}; expected a number. Leave the {kind.ToLowerInvariant()} out, or fill its gap, and say so."),
                        name);
                }
            }
        }

        return nodes!.Value;
    }

    /// <summary>The values with curves one after another, divided by a common power of two where squares would not be ordinary.</summary>
    public static double[][] Scaled(IReadOnlyList<double[]> curves, int exponent) =>
        [.. curves.Select(curve => exponent == 0 ? curve : BinaryScale.Scaled(curve, -exponent))];

    /// <summary>The power of two of the largest of all values.</summary>
    public static int Exponent(params IReadOnlyList<double[]>[] sets) =>
        Samples.Exponent(BinaryScale.Largest([.. sets.SelectMany(set => set).Select(curve => BinaryScale.Largest(curve))]));

    /// <summary>One node of each curve.</summary>
    public static double[] At(IReadOnlyList<double[]> curves, int node)
    {
        var values = new double[curves.Count];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = curves[index][node];
        }

        return values;
    }
}
