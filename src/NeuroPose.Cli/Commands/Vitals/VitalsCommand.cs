using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Figures;
using NeuroPose.Files;
using NeuroPose.Vitals.Series;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose vitals</c>: breathing and heart rate from a recording of CSI.</summary>
internal static class VitalsCommand
{
    public static Command Create(Screen screen)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A recording of CSI: JSON lines, a reference signal, binary packets, or what the tool of a radio wrote (ESP32, Intel 5300, "
                + "nexmon, FeitCSI, PicoScenes, Atheros; three Atheros tables by one of them or by their folder); also gzip. - is standard input.",
        }.NoOptions(allowInput: true);
        var reference = new Option<bool>("--reference") { Description = "The RuView reference's numbers, faults included, to compare with." };
        var baseline = new Option<bool>("--baseline") { Description = "The textbook's numbers, to compare with: the largest line of the first component. It always gives a rate." };
        var json = new Option<bool>("--json") { Description = "Readings, alerts and summary as JSON, and nothing else on standard output." };
        var csv = new Option<bool>("--csv") { Description = "One line a reading, with the alerts of its second." };
        var safe = new Option<bool>("--safe-csv")
        {
            Description = "Puts an apostrophe before cells that a spreadsheet would take for a formula (names that begin with =, +, - or @).",
        };
        var node = new Option<string?>("--node") { Description = "Only frames of this node; otherwise of the node and size that most of the first 2,000 frames have.", HelpName = "ID" };
        var subcarriers = new Option<int?>("--subcarriers") { Description = "Only frames with so many subcarriers.", HelpName = "N" };
        var rate = new Option<double?>("--fps") { Description = "Frames a second: for frames without a time, and for the reference's clock.", HelpName = "RATE" };
        var figure = new Option<string?>("--figure") { Description = "Also writes the rates over time as a picture (.svg).", HelpName = "FILE" };
        var strict = new Option<bool>("--strict") { Description = "The first record that cannot be used is an error; otherwise it is left out and counted." };
        var vitals = new Command("vitals", "Reads breathing and heart rate, one reading a second, and alerts. Research software, no medical device.") { file, reference, baseline, json, csv, safe, node, subcarriers, rate, figure, strict };
        vitals.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(json) && parsed.GetValue(csv))
            {
                throw new UsageException("--json and --csv: choose one.");
            }

            if (parsed.GetValue(reference) && parsed.GetValue(baseline))
            {
                throw new UsageException("--reference and --baseline: choose one.");
            }

            if (parsed.GetValue(safe) && !parsed.GetValue(csv))
            {
                throw new UsageException("--safe-csv needs --csv.");
            }

            var picture = parsed.GetValue(figure);
            if (picture is not null && !picture.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
            {
                throw new UsageException($"--figure {picture}: expected a name that ends in .svg.");
            }

            if (picture is not null)
            {
                AtomicFile.Try(picture);
            }

            var options = new VitalSeriesOptions
            {
                NodeId = parsed.GetValue(node),
                SubcarrierCount = parsed.GetValue(subcarriers),
                FramesPerSecond = Rate(parsed.GetValue(rate)),
            };
            var method = parsed.GetValue(reference) ? VitalsMethod.Reference : parsed.GetValue(baseline) ? VitalsMethod.Textbook : VitalsMethod.Default;
            var source = new VitalsSource(screen, parsed.GetRequiredValue(file), new() { Strict = parsed.GetValue(strict) });
            var (series, report) = source.Read(options, method, cancellation);
            var text = parsed.GetValue(json) ? VitalsText.Json(series, report) : parsed.GetValue(csv) ? VitalsText.Csv(series) : VitalsPicture.Of(series, report);
            if (picture is not null)
            {
                AtomicFile.WriteText(picture, series.ToFigure().ToSvg());
            }

            screen.Writers.Output.Write(parsed.GetValue(safe) ? CsvText.WithoutFormulas(text) : text);
            if (picture is not null && !parsed.GetValue(json) && !parsed.GetValue(csv))
            {
                screen.WriteLine($"wrote {picture}");
            }

            return Task.FromResult(ExitCode.Success);
        });
        return vitals;
    }

    private static double? Rate(double? hertz) => hertz is null or (> 0 and <= 10_000)
        ? hertz
        : throw new UsageException(FormattableString.Invariant($"--fps {hertz}: expected frames a second, above 0 and at most 10000."));
}
