using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Kinematics;
using NeuroPose.Poses;

namespace NeuroPose.Motion.Tests.Kinematics;

/// <summary>Smoothing keeps what is no noise, and gaps.</summary>
public class SmoothingTests
{
    private static readonly double[] Jagged = [0, 3, -2, 5, 9, 4, 4, 1, -6, -3, 0, 2, 8, 12, 7, 5, -1, -4, 0, 6, 3, 1, 2, 9, 14, 10, 6, 2, -2, -5, 1, 4];

    public static TheoryData<string> Filters => ["butterworth 6 4", "butterworth 2.5 3", "butterworth 10 1", "savitzky-golay 7 2", "savitzky-golay 9 3"];

    /// <summary>Computed apart from this library: direct-form polynomials of the analog prototype's poles, both passes, 64-bit.</summary>
    [Theory]
    [InlineData(4, 6, -0.0060172562, 0.1062822844, 1.5956151915, 4.3263873933, 6.5498503143, 6.4004904662)]
    [InlineData(3, 2.5, -0.0630186167, 1.2187020589, 2.2677971161, 2.9007620836, 3.0268742846, 2.6912236504)]
    [InlineData(1, 10, -6.52058e-05, 1.4954586713, 0.0182305204, 4.4316192469, 7.755292492, 5.0472107851)]
    [InlineData(2, 1, 0.1300466276, 0.3604307783, 0.6111194166, 0.8657508664, 1.1103050651, 1.3370128189)]
    public void The_low_pass_is_the_usual_one_run_both_ways(int order, double cutoff, params double[] expected)
    {
        var smoothed = Smoothing.Smooth(Jagged, SmoothingFilter.Butterworth(cutoff, order), 30);

        AssertClose(expected, smoothed[..expected.Length], 1e-9);
    }

    /// <summary>Computed apart from this library: least squares in fractions, exactly.</summary>
    [Theory]
    [InlineData(7, 2, -0.6428571429, 1.5, 3.1428571429, 4.2857142857, -2.0714285714, -0.2142857143, 3.7142857143)]
    [InlineData(9, 3, 0.2929292929, 0.7323232323, 2.2193362193, 4.0519480519, -3.6082251082, -1.7424242424, 5.1818181818)]
    [InlineData(5, 0, 3.0, 3.0, 3.0, 3.8, 0.0, 0.0, 0.0)]
    public void The_moving_polynomial_is_the_least_squares_one_to_the_ends(int window, int order, params double[] expected)
    {
        var smoothed = Smoothing.Smooth(Jagged, SmoothingFilter.SavitzkyGolay(window, order), double.NaN);

        AssertClose(expected, [.. smoothed[..4], .. smoothed[^3..]], 1e-9);
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void Constants_stay_however_short_the_signal(string filter) =>
        Prop.ForAll(
            (from length in Gen.Choose(1, 60) from value in Gen.Choose(-5000, 5000) select (length, value / 7.0)).ToArbitrary(),
            c => Smoothing.Smooth([.. Enumerable.Repeat(c.Item2, c.length)], Parse(filter), 30).All(value => Math.Abs(value - c.Item2) <= 1e-10)).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(Filters))]
    public void Straight_lines_stay(string filter)
    {
        double[] line = [.. Enumerable.Range(0, 200).Select(frame => 100 + (3.0 * frame))];

        var smoothed = Smoothing.Smooth(line, Parse(filter), 30);

        // The low-pass deviates at the ends by a small part of one frame's change; never in the middle.
        AssertClose(line, smoothed, filter.StartsWith('s') ? 1e-10 : 3 * 0.06);
        AssertClose(line[60..140], smoothed[60..140], 1e-6);
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void A_signal_and_its_mirror_in_time_are_smoothed_alike_so_nothing_is_delayed(string filter)
    {
        double[] hump = [.. Enumerable.Range(0, 101).Select(frame => 1.0 / (1 + ((frame - 50) * (frame - 50) / 20.0)))];

        var smoothed = Smoothing.Smooth(hump, Parse(filter), 30);

        AssertClose([.. smoothed.Reverse().Skip(30).Take(41)], smoothed[30..71], 1e-6);
        Assert.Equal(smoothed.Max(), smoothed[50]);
        Assert.InRange(smoothed[50], 0, hump[50]);
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void A_gap_splits_and_stays_a_gap(string filter)
    {
        double[] gapped = [.. Jagged, double.NaN, double.PositiveInfinity, .. Jagged, double.NaN, 5];

        var smoothed = Smoothing.Smooth(gapped, Parse(filter), 30);

        var alone = Smoothing.Smooth(Jagged, Parse(filter), 30);
        Assert.Equal([.. alone, double.NaN, double.PositiveInfinity, .. alone, double.NaN, 5], smoothed);
    }

    [Fact]
    public void Each_coordinate_of_a_walk_is_smoothed_on_its_own()
    {
        var poses = GoldenPoses.FromClip("pipeline/data/noisy.json");
        var filter = SmoothingFilter.Butterworth(6);

        var smoothed = poses.Smooth(filter);

        Assert.Equal(Smoothing.Smooth(poses.Trajectory("rhee", 1), filter, poses.FramesPerSecond), smoothed.Trajectory("rhee", 1));
        Assert.Equal(poses.Label, smoothed.Label);
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void A_gap_in_one_coordinate_leaves_the_bits_of_the_others(string filter)
    {
        var coordinates = new double[3 * Jagged.Length];
        for (var frame = 0; frame < Jagged.Length; frame++)
        {
            (coordinates[3 * frame], coordinates[(3 * frame) + 1], coordinates[(3 * frame) + 2]) = (Jagged[frame], 1 - Jagged[frame], Jagged[^(frame + 1)]);
        }

        var whole = new PoseSequence(Skeleton.Unnamed(1), 30, coordinates).Smooth(Parse(filter));
        coordinates[3 * 11] = double.NaN;
        var torn = new PoseSequence(Skeleton.Unnamed(1), 30, coordinates).Smooth(Parse(filter));

        Assert.True(double.IsNaN(torn[11, 0].X));
        for (var frame = 0; frame < Jagged.Length; frame++)
        {
            Assert.Equal(whole[frame, 0].Y, torn[frame, 0].Y);
            Assert.Equal(whole[frame, 0].Z, torn[frame, 0].Z);
        }
    }

    [Fact]
    public void A_cutoff_that_the_rate_cannot_carry_is_refused_with_the_bound()
    {
        Assert.Contains("The cutoff is 15 Hz; at 30 frames/s it must be below 15 Hz.", Refusal(15, 30), StringComparison.Ordinal);
        Assert.Contains("needs a frame rate, which is not known", Refusal(6, double.NaN), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => SmoothingFilter.Butterworth(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => SmoothingFilter.SavitzkyGolay(6, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => SmoothingFilter.SavitzkyGolay(5, 5));
    }

    [Fact]
    public void A_filter_says_what_it_is()
    {
        Assert.Equal("zero-phase Butterworth low-pass (order 4 each way, cutoff 6 Hz)", SmoothingFilter.Butterworth(6).Describe());
        Assert.Equal(SmoothingFilter.SavitzkyGolay(7, 2), SmoothingFilter.SavitzkyGolay(7, 2));
    }

    private static string Refusal(double cutoff, double rate) =>
        Assert.Throws<ArgumentException>(() => new PoseSequence(Skeleton.Unnamed(1), rate, new double[30]).Smooth(SmoothingFilter.Butterworth(cutoff))).Message;

    private static SmoothingFilter Parse(string filter) => filter.Split(' ') switch
    {
        ["butterworth", var cutoff, var order] => SmoothingFilter.Butterworth(double.Parse(cutoff, System.Globalization.CultureInfo.InvariantCulture), int.Parse(order, System.Globalization.CultureInfo.InvariantCulture)),
        [_, var window, var order] => SmoothingFilter.SavitzkyGolay(int.Parse(window, System.Globalization.CultureInfo.InvariantCulture), int.Parse(order, System.Globalization.CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException(filter, nameof(filter)),
    };

    private static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (first, second) in expected.Zip(actual))
        {
            Assert.InRange(second, first - tolerance, first + tolerance);
        }
    }
}
