using NeuroPose.RuView.Signal;

namespace NeuroPose.RuView.Tests.Signal;

public sealed class SpectrogramGateTests
{
    [Fact]
    public void What_does_not_change_stays_as_it_is()
    {
        var steady = RealMatrix.FromRows([[0.5, 0.5, 0.5, 0.5], [2, 2, 2, 2], [0.25, 0.25, 0.25, 0.25]]);
        Assert.Equal(steady, SpectrogramGate.Apply(steady, 0.3f));
    }

    [Fact]
    public void A_moment_that_resembles_the_others_is_drawn_towards_them_and_the_references_layout_mixes_frequencies_instead()
    {
        // A tone in the second row; in the third column it drops out.
        var spectrogram = RealMatrix.FromRows([[0.1, 0.1, 0.1, 0.1, 0.1], [3, 3, 0.5, 3, 3], [0.1, 0.1, 0.1, 0.1, 0.1]]);
        var gated = SpectrogramGate.Apply(spectrogram, 0.1f);

        Assert.InRange(gated[1, 2], 2.0, 3.0);
        Assert.Equal(3.0, gated[1, 0], 1);
        Assert.Equal(0.1, gated[0, 2], 6);
        Assert.NotEqual(gated, SpectrogramGate.ApplyAsReference(spectrogram, 0.1f));
    }

    [Fact]
    public void A_cheap_cut_severs_the_last_moment_from_the_rest_and_not_the_rest_from_itself()
    {
        // Two moments that hardly resemble the third: the cut between first and last costs 0.02 of a mean near 1.
        var spectrogram = RealMatrix.FromRows([[1, 1, 0.01], [1, 1, 0.01], [0, 0, 1.4]]);
        var (mild, none) = (SpectrogramGate.Apply(spectrogram, 0.5f), SpectrogramGate.Apply(spectrogram, 0f));

        Assert.Equal(0.0, mild[2, 0]);
        Assert.InRange(none[2, 0], 0.1, 0.7);
        Assert.Equal(none[2, 2], mild[2, 2]);
    }

    [Fact]
    public void A_single_moment_stays_as_it_is_which_the_reference_lets_fade()
    {
        var moment = new RealMatrix(2, 1, [1, 2]);
        Assert.Equal(moment, SpectrogramGate.Apply(moment, 0.3f));
        Assert.Equal<double>([0, 0], SpectrogramGate.ApplyAsReference(moment, 0.3f).Values);
    }

    [Fact]
    public void Silence_stays_silence() =>
        Assert.All(SpectrogramGate.Apply(new(3, 4, [.. new double[12]]), 0.3f).Values, value => Assert.Equal(0.0, value));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e30)]
    public void A_number_that_single_precision_does_not_hold_is_refused(double value) =>
        Assert.Contains("scale it down", Assert.Throws<ArgumentException>(() => SpectrogramGate.Apply(new(2, 1, [1, value]), 0.3f)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_strength_below_zero_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SpectrogramGate.Apply(new(1, 1, [1]), -0.1f));
}
