using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Inference.Models;

namespace NeuroPose.Cli.Commands;

/// <summary>The options that say with which model, and how, poses are estimated.</summary>
internal sealed class EstimationOptions
{
    private readonly Option<string> model = new("--model")
    {
        Description = "The model: a name (see: neuropose model list), or an ONNX file.",
        HelpName = "name|file",
        Required = true,
    };

    private readonly Option<string?> detector = new("--detector")
    {
        Description = "The model that finds people, for one that looks at one person: a name or an ONNX file; by default the one that the card names.",
        HelpName = "name|file",
    };

    private readonly Option<int?> people = new("--people") { Description = "The most people in a frame." };
    private readonly Option<EstimatorDevice> device = new("--device") { Description = "What computes: cpu or cuda.", DefaultValueFactory = _ => EstimatorDevice.Cpu };
    private readonly Option<int> threads = new("--threads") { Description = "Threads for one frame. The last bits depend on it.", DefaultValueFactory = _ => 1 };

    private readonly Option<bool> deterministic = new("--deterministic")
    {
        Description = "One thread, and no change of the model for this processor: the same bits in every run on this machine (decision 0068).",
    };

    private readonly Option<double> fieldOfView = new("--field-of-view")
    {
        Description = "Degrees along the longer side of the frame, for models that need the camera's matrix (metrabs-crop).",
        DefaultValueFactory = _ => 55,
    };

    private readonly Option<string?> cache = ModelFolder.Option();

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { model, detector, people, device, threads, deterministic, fieldOfView, cache })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What the call says of the model and of how it is used.</summary>
    public (ModelCard Card, EstimatorOptions Options) Read(ParseResult parsed)
    {
        var options = new EstimatorOptions
        {
            Device = parsed.GetValue(device),
            Threads = Checked("--threads", parsed.GetValue(threads), 1, 256),
            IsDeterministic = parsed.GetValue(deterministic),
            People = parsed.GetValue(people) is { } most ? Checked("--people", most, 1, 100) : null,
            FieldOfViewDegrees = parsed.GetValue(fieldOfView) is > 0 and < 180 and var degrees ? degrees : throw new UsageException("--field-of-view must be between 0 and 180 degrees."),
        };
        if (options is { IsDeterministic: true, Threads: not 1 })
        {
            throw new UsageException("--deterministic computes with one thread: leave out --threads.");
        }

        var models = ModelFolder.Of(parsed, cache);
        var card = ModelFolder.CardOf(parsed.GetRequiredValue(model), models, options);
        var finder = parsed.GetValue(detector) ?? card.Detector;
        return (card, finder is null ? options : options with { Detector = ModelFolder.CardOf(finder, models, options) });
    }

    private static int Checked(string option, int value, int least, int most) => value >= least && value <= most
        ? value
        : throw new UsageException(FormattableString.Invariant($"{option} must be between {least} and {most}; {value} was given."));
}
