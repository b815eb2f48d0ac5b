using NeuroPose.Numerics;

namespace NeuroPose.Figures.Tests.Gallery;

internal sealed class AgreementOfSystems() : Recipe("bland-altman", "Agreement of two systems", "Differences against means, with bias and limits of agreement. Of several strides a subject, as here, the limits are those for repeated measures; of one each, bias and limits have their confidence intervals.")
{
    public override object Make()
    {
        var random = new SeededRandom(5);
        List<string> subjects = [];
        List<double> camera = [], markers = [];
        for (var person = 1; person <= 6; person++)
        {
            var (range, offset) = (58 + (5 * random.NextGaussian()), -2 + (1.5 * random.NextGaussian()));
            for (var stride = 0; stride < 8; stride++)
            {
                subjects.Add($"s{person:00}");
                markers.Add(range + (2 * random.NextGaussian()));
                camera.Add(markers[^1] + offset + (1.2 * random.NextGaussian()));
            }
        }

        return StatisticsFigures.BlandAltman(camera.ToArray(), markers.ToArray(), new("knee range of motion", "°"), subjects, new() { FirstName = "camera", SecondName = "markers" });
    }
}
