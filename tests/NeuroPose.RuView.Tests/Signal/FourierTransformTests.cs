using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using NeuroPose.Numerics;
using NeuroPose.RuView.Signal;

namespace NeuroPose.RuView.Tests.Signal;

public sealed class FourierTransformTests
{
    [Fact]
    public void Every_length_gives_what_the_definition_does() => Prop.ForAll(Gen.Choose(1, 200).ToArbitrary(), length =>
    {
        var random = new SeededRandom(length);
        var samples = Enumerable.Range(0, length).Select(_ => new Complex(random.NextGaussian(), random.NextGaussian())).ToArray();
        var spectrum = samples.ToArray();
        new FourierTransform(length).Forward(spectrum);
        return Enumerable.Range(0, length).All(k =>
        {
            var sum = Complex.Zero;
            for (var n = 0; n < length; n++)
            {
                sum += samples[n] * Complex.FromPolarCoordinates(1, -2 * Math.PI * ((long)k * n % length) / length);
            }

            return (sum - spectrum[k]).Magnitude <= 1e-12 * length;
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Another_length_is_refused() =>
        Assert.Contains("8 samples; got 7", Assert.Throws<ArgumentException>(() => new FourierTransform(8).Forward(new Complex[7])).Message, StringComparison.Ordinal);
}
