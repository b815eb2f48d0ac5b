using System.Globalization;
using NeuroPose.Alignment;
using NeuroPose.Interactive.Markup;
using NeuroPose.Poses;

namespace NeuroPose.Interactive.Displays;

/// <summary>An alignment: how far it turned and moved, and what is left.</summary>
internal static class AlignmentDisplay
{
    private const string Kind = "Procrustes alignment";

    public static Display<ProcrustesResult> Display { get; } = new(result => new Card(result.Aligned.Label, Kind, [.. Facts(result)]));

    private static IEnumerable<Fact> Facts(ProcrustesResult result)
    {
        var fit = result.Options.Mode == ProcrustesMode.PerSequence ? "one for the whole sequence" : "one for each frame";
        yield return new("fit", $"{fit}, {(result.Options.FitScale ? "with scale" : "sizes kept")}");
        yield return new("frames", result.Aligned.FrameCount.ToString(CultureInfo.InvariantCulture));
        yield return new("turned by", Spread(result.Transforms.Select(transform => transform.RotationRadians * 180 / Math.PI), "°"));
        yield return new("middle moved by", Spread(result.CentroidShifts, Unit(result)));
        if (result.Options.FitScale)
        {
            yield return new("scale", Spread(result.Transforms.Select(transform => transform.Scale), ""));
        }

        yield return new("residual RMS", Spread(result.ResidualRms, Unit(result)));
    }

    private static string Unit(ProcrustesResult result) => result.Aligned.Unit.Symbol() is { Length: > 0 } unit ? " " + unit : "";

    /// <summary>One number when all frames have it, else the mean and the range.</summary>
    private static string Spread(IEnumerable<double> perFrame, string unit)
    {
        double[] values = [.. perFrame];
        if (values.Length == 0)
        {
            return Known.Unknown;
        }

        string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
        var (least, most) = (Text(values.Min()), Text(values.Max()));
        return least == most ? least + unit : $"{Text(values.Average())}{unit} in the mean ({least} to {most})";
    }
}
