using System.CommandLine;
using System.Globalization;
using NeuroPose.Cli.Terminal;
using NeuroPose.Warping;

namespace NeuroPose.Cli.Commands;

/// <summary>The options that make a DTW definition, and what their words mean: the only place where they are read.</summary>
internal sealed class DtwWords
{
    private static readonly string[] Weightings = [.. Enumerable.Range(1, 7).SelectMany(type => "abcd".SelectMany((_, weighting) => new[] { false, true }.Select(smoothed => Juang(type, weighting, smoothed).Name)))];

    private readonly Option<string> band = new("--band")
    {
        Description = "Which frames may match. none: all. fraction:F: within F × the longer length of the straight line from corner to corner, F from 0 to 1. "
            + "frames:R: within R frames of that line, counted along the longer series. unscaled:R: |i − j| ≤ R, whatever the lengths. itakura:S: the parallelogram of slopes 1/S to S, S above 1.",
        HelpName = "none|fraction:F|frames:R|unscaled:R|itakura:S",
        DefaultValueFactory = _ => "none",
    };

    private readonly Option<string> step = new("--step")
    {
        Description = "The step pattern: symmetric1 (all steps weigh 1), symmetric2 (a step in both series weighs 2), asymmetric, symmetricP05, symmetricP1, symmetricP2, asymmetricP0, asymmetricP05, asymmetricP1, asymmetricP2, or typeIa to typeVIIds of Rabiner and Juang.",
        HelpName = "PATTERN",
        DefaultValueFactory = _ => "symmetric1",
    };

    private readonly Option<string> cost = new Option<string>("--cost") { Description = "The cost of matching two frames. squared takes no root at the end.", DefaultValueFactory = _ => "euclidean" }
        .AcceptOnlyFromAmong("euclidean", "squared", "absolute", "cosine");

    private readonly Option<string> normalize = new Option<string>("--normalize") { Description = "What the sum is divided by: nothing, the number of matches, both lengths, one length, or what the step pattern's weights add up to.", DefaultValueFactory = _ => "none" }
        .AcceptOnlyFromAmong("none", "path", "n+m", "n", "m", "step-pattern");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { band, step, cost, normalize })
        {
            command.Add(option);
        }
    }

    public DtwDefinition Read(ParseResult parsed) => new()
    {
        Band = Band(parsed.GetValue(band)!),
        StepPattern = Pattern(parsed.GetValue(step)!),
        LocalCost = parsed.GetValue(cost) switch
        {
            "squared" => LocalCost.SquaredEuclidean,
            "absolute" => LocalCost.Absolute,
            "cosine" => LocalCost.Cosine,
            _ => LocalCost.Euclidean,
        },
        Normalizer = parsed.GetValue(normalize) switch
        {
            "path" => Normalizer.PathLength,
            "n+m" => Normalizer.SumOfLengths,
            "n" => Normalizer.FirstLength,
            "m" => Normalizer.SecondLength,
            "step-pattern" => Normalizer.OfStepPattern,
            _ => Normalizer.None,
        },
    };

    private static Band Band(string word)
    {
        var (kind, number) = word.Split(':') switch
        {
            [var alone] => (alone, ""),
            [var name, var value] => (name, value),
            _ => (word, ""),
        };
        try
        {
            return kind switch
            {
                "none" when number.Length == 0 => Warping.Band.None,
                "fraction" => Warping.Band.SakoeChiba(Number(number)),
                "frames" => Warping.Band.SakoeChibaFrames(Whole(number)),
                "unscaled" => Warping.Band.Unscaled(Whole(number)),
                "itakura" => Warping.Band.Itakura(Number(number)),
                _ => throw new FormatException(),
            };
        }
        catch (Exception problem) when (problem is FormatException or ArgumentOutOfRangeException or OverflowException)
        {
            throw new UsageException($"--band {word}: expected none, fraction:F (F from 0 to 1), frames:R or unscaled:R (R a whole number, 0 or more), or itakura:S (S above 1).");
        }
    }

    private static StepPattern Pattern(string word) =>
        StepPattern.Classical.FirstOrDefault(pattern => pattern.Name == word)
        ?? (Array.IndexOf(Weightings, word) is var at and >= 0 ? Juang((at / 8) + 1, at / 2 % 4, at % 2 == 1) : null)
        ?? throw new UsageException($"--step {word}: there is no such pattern. Known: {string.Join(", ", StepPattern.Classical)}, and typeIa to typeVIIds.");

    private static StepPattern Juang(int type, int weighting, bool smoothed) => StepPattern.RabinerJuang(type, (SlopeWeighting)weighting, smoothed);

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static int Whole(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
