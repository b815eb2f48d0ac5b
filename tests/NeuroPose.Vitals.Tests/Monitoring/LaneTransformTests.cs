using System.Numerics;
using System.Runtime.Intrinsics;
using MathNet.Numerics.IntegralTransforms;
using NeuroPose.Numerics;
using NeuroPose.Vitals.Monitoring;

namespace NeuroPose.Vitals.Tests.Monitoring;

public sealed class LaneTransformTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(64)]
    [InlineData(256)]
    public void Four_transforms_side_by_side_are_those_of_one_after_the_other(int length)
    {
        var random = new SeededRandom(3);
        var lanes = Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, length).Select(_ => new Complex(random.NextGaussian(), random.NextGaussian())).ToArray()).ToArray();
        var transform = new LaneTransform(length);
        var (real, imaginary) = (new Vector256<double>[length], new Vector256<double>[length]);
        for (var i = 0; i < length; i++)
        {
            real[transform.Place(i)] = Vector256.Create(lanes[0][i].Real, lanes[1][i].Real, lanes[2][i].Real, lanes[3][i].Real);
            imaginary[transform.Place(i)] = Vector256.Create(lanes[0][i].Imaginary, lanes[1][i].Imaginary, lanes[2][i].Imaginary, lanes[3][i].Imaginary);
        }

        transform.Forward(real, imaginary);

        for (var lane = 0; lane < 4; lane++)
        {
            // FourierOptions.Matlab: no scaling forward, as here.
            Fourier.Forward(lanes[lane], FourierOptions.Matlab);
            Assert.All(Enumerable.Range(0, length), bin =>
            {
                Assert.Equal(lanes[lane][bin].Real, real[bin].GetElement(lane), 1e-12 * length);
                Assert.Equal(lanes[lane][bin].Imaginary, imaginary[bin].GetElement(lane), 1e-12 * length);
            });
        }
    }

    [Theory]
    [InlineData(256, -4.3)]
    [InlineData(200, -3.0)]
    [InlineData(97, -4.5)]
    public void The_shape_of_a_tone_is_the_transform_of_the_taper(int length, double offset)
    {
        var shape = new TaperShape(9);
        shape.Fill(offset, length);
        for (var i = 0; i < 9; i++)
        {
            var sum = Complex.Zero;
            for (var sample = 0; sample < length; sample++)
            {
                var taper = 0.5 - (0.5 * Math.Cos(2 * Math.PI * (sample + 0.5) / length));
                sum += Complex.FromPolarCoordinates(taper, -2 * Math.PI * (offset + i) * sample / 256);
            }

            Assert.Equal(sum.Real, shape.Real[i], 1e-9);
            Assert.Equal(sum.Imaginary, shape.Imaginary[i], 1e-9);
        }

        shape.Fill(0, length);
        Assert.Equal(TaperShape.PeakPower(length), (shape.Real[0] * shape.Real[0]) + (shape.Imaginary[0] * shape.Imaginary[0]), 1e-6);
    }
}
