using System.CommandLine;
using System.Globalization;
using NeuroPose.Cli.Terminal;
using NeuroPose.Vocabulary;
using NeuroPose.Warping;

namespace NeuroPose.Cli.Commands;

/// <summary>
/// The options that make a DTW definition. What their words mean is in <see cref="OptionWords"/>; bands and step patterns have a form of
/// their own.
/// </summary>
internal sealed class DtwOptions
{
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

    private readonly Option<string> cost = new Option<string>("--cost") { Description = "The cost of matching two frames. squared takes no root at the end.", DefaultValueFactory = _ => OptionWords.LocalCosts.WordOf(LocalCost.Euclidean) }
        .AcceptOnlyFromAmong([.. OptionWords.LocalCosts.Words]);

    private readonly Option<string> normalize = new Option<string>("--normalize") { Description = "What the sum is divided by: nothing, the number of matches, both lengths, one length, or what the step pattern's weights add up to.", DefaultValueFactory = _ => OptionWords.Normalizers.WordOf(Normalizer.None) }
        .AcceptOnlyFromAmong([.. OptionWords.Normalizers.Words]);

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { band, step, cost, normalize })
        {
            command.Add(option);
        }
    }

    /// <exception cref="UsageException">A word means nothing, or the options contradict each other.</exception>
    public DtwDefinition Read(ParseResult parsed)
    {
        var definition = new DtwDefinition
        {
            Band = Band(parsed.GetRequiredValue(band)),
            StepPattern = Pattern(parsed.GetRequiredValue(step)),
            LocalCost = OptionWords.LocalCosts.Parse(parsed.GetRequiredValue(cost)),
            Normalizer = OptionWords.Normalizers.Parse(parsed.GetRequiredValue(normalize)),
        };
        return definition.Problem is { } problem ? throw new UsageException(problem) : definition;
    }

    private static Band Band(string word)
    {
        var (kind, text) = word.Split(':') switch
        {
            [var alone] => (alone, ""),
            [var name, var value] => (name, value),
            _ => (word, ""),
        };
        double? number = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsedNumber) ? parsedNumber : null;
        int? frames = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var parsedFrames) ? parsedFrames : null;
        return (kind, number, frames) switch
        {
            ("none", _, _) when text.Length == 0 => Warping.Band.None,
            ("fraction", >= 0 and <= 1 and var fraction, _) => Warping.Band.SakoeChiba(fraction),
            ("frames", _, { } radius) => Warping.Band.SakoeChibaFrames(radius),
            ("unscaled", _, { } radius) => Warping.Band.Unscaled(radius),
            ("itakura", > 1 and < double.PositiveInfinity and var slope, _) => Warping.Band.Itakura(slope),
            _ => throw new UsageException($"--band {word}: expected none, fraction:F (F from 0 to 1), frames:R or unscaled:R (R a whole number, 0 or more), or itakura:S (S above 1)."),
        };
    }

    private static StepPattern Pattern(string word) =>
        StepPattern.Find(word)
        ?? throw new UsageException($"--step {word}: there is no such pattern. Known: {string.Join(", ", StepPattern.Classical)}, and typeIa to typeVIIds.");
}
