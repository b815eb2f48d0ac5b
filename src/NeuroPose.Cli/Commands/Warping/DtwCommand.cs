using System.CommandLine;
using System.CommandLine.Help;
using NeuroPose.Cli.Terminal;
using NeuroPose.Figures;
using NeuroPose.Files;
using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose dtw</c>: the distance of two files.</summary>
internal static class DtwCommand
{
    public static Command Create(Screen screen)
    {
        var first = new Argument<string>("A") { Description = "A recording of any format, or columns of numbers (.csv, .tsv)." }.NoOptions();
        var second = new Argument<string>("B") { Description = "Another." }.NoOptions();
        var path = new Option<bool>("--path") { Description = "Also prints the matched frames, counted from 0." };
        var json = new Option<bool>("--json") { Description = "Prints one JSON object." };
        var figure = new Option<string?>("--figure") { Description = "Also draws both series, with lines between frames that match, into this file (.svg).", HelpName = "FILE" };
        var (definition, series) = (new DtwOptions(), new SeriesOptions());
        var dtw = new Command("dtw", "Dynamic time warping: how far two recordings are from each other, and which frames match. Says what was computed.") { first, second };
        definition.AddTo(dtw);
        series.AddTo(dtw);
        dtw.Add(path);
        dtw.Add(json);
        dtw.Add(figure);
        var matrix = DtwMatrixCommand.Create(screen);
        matrix.Add(new HelpOption { Action = new OwnHelp(dtw) });
        dtw.Add(matrix);
        dtw.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(figure) is { } drawing)
            {
                AtomicFile.Try(drawing);
            }

            var asked = definition.Read(parsed);
            var inputs = series.Read(parsed, [parsed.GetRequiredValue(first), parsed.GetRequiredValue(second)], cancellation);
            var result = Align(inputs[0], inputs[1], asked, parsed.GetValue(path) || parsed.GetValue(figure) is not null, cancellation);
            if (parsed.GetValue(figure) is { } picture)
            {
                AtomicFile.WriteText(picture, WarpingFigure.Of(result, inputs[0], inputs[1]).ToSvg());
            }

            if (parsed.GetValue(json))
            {
                screen.WriteLine(DistanceText.Json(result, inputs, parsed.GetValue(path)));
                return Task.FromResult(ExitCode.Success);
            }

            screen.WriteLine(FormattableString.Invariant($"{result.Distance} {result.Unit}"));
            screen.WriteLine($"{result.FirstLabel} – {result.SecondLabel}. {result.Describe()}");
            foreach (var (i, j) in parsed.GetValue(path) ? result.Path : [])
            {
                screen.WriteLine(FormattableString.Invariant($"{i} {j}"));
            }

            if (parsed.GetValue(figure) is { } written)
            {
                screen.WriteLine($"figure: {written}");
            }

            return Task.FromResult(ExitCode.Success);
        });
        return dtw;
    }

    private static DtwResult Align(
        FeatureSeries first, FeatureSeries second, DtwDefinition definition, bool withPath, CancellationToken cancellation)
    {
        if (withPath)
        {
            return Dtw.Align(first, second, definition, cancellation);
        }

        var distances = Dtw.CrossDistances([first], [second], definition, cancellation: cancellation);
        return new(distances[0, 0], [], definition, distances.Quantity, distances.Unit, first.Label, second.Label);
    }
}
