namespace NeuroPose.Motion.Tests;

/// <summary>Compares numbers with golden ones: 1e-12 relative, NaN and infinities alike.</summary>
internal static class GoldenNumbers
{
    public static void AssertClose(double[] expected, double[] actual, string name)
    {
        Assert.True(expected.Length == actual.Length, $"{name}: expected {expected.Length} numbers, got {actual.Length}.");
        for (var at = 0; at < expected.Length; at++)
        {
            Assert.True(
                expected[at].Equals(actual[at]) || Math.Abs(expected[at] - actual[at]) <= 1e-12 * Math.Max(1, Math.Abs(expected[at])),
                FormattableString.Invariant($"{name}: at {at}: expected {expected[at]}, got {actual[at]}."));
        }
    }
}
