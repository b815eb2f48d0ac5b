using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Formats;
using NeuroPose.Poses;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose trial convert</c>: a recording in another format.</summary>
internal static class TrialConversion
{
    /// <summary>What is said where <see cref="AsTheReference"/> changed something.</summary>
    internal const string Turned = "converted to millimeters with y down, as the format has them";

    private const string Endings = ".trc, .c3d, .mot, .sto, .npz, .npy, .csv or .json";

    public static Command Create(Screen screen)
    {
        var file = new Argument<string>("file") { Description = "A recording of any format." }.NoOptions();
        var target = new Argument<string>("target") { Description = $"The file to write; its name says the format: {Endings}." }.NoOptions();
        var force = new Option<bool>("--force") { Description = "Replaces a file that is there already." };
        var recordings = new MotionOptions();
        var convert = new Command("convert", "Writes a recording in another format: TRC, C3D, MOT/STO, NumPy, CSV, or JSON of the NeuroPose reference.") { file, target, force };
        recordings.AddTo(convert);
        convert.SetAction((parsed, cancellation) =>
        {
            var output = parsed.GetRequiredValue(target);
            if (File.Exists(output) && !parsed.GetValue(force))
            {
                throw new UsageException($"{output} is there already. --force replaces it.");
            }

            var recording = recordings.Load(parsed, parsed.GetRequiredValue(file), cancellation);
            if (recordings.PersonIndex(parsed) is { } person)
            {
                recording.Poses(person);
                recording = recording with { Persons = [recording.Persons[person]] };
            }

            try
            {
                foreach (var line in Save(recording, output))
                {
                    screen.WriteLine(line);
                }
            }
            catch (ArgumentException problem)
            {
                throw UsageException.Of(output, problem);
            }

            return Task.FromResult(ExitCode.Success);
        });
        return convert;
    }

    private static IEnumerable<string> Save(MotionRecording recording, string output)
    {
        switch (Path.GetExtension(output).ToLowerInvariant())
        {
            case ".trc":
                recording.SaveTrc(output);
                break;
            case ".c3d":
                recording.SaveC3d(output);
                break;
            case ".mot" or ".sto":
                recording.SaveStorage(output);
                break;
            case ".npy" or ".npz":
                recording.SaveNumpy(output);
                break;
            case ".csv" or ".tsv" when recording.Persons.All(person => person.Labels.Count == 0):
                (recording.Analog.Channels.Count > 0 ? recording.Analog : recording.ModelOutputs).ToCsv(output);
                break;
            case ".csv":
                recording.SaveCsv(output);
                break;
            case ".json":
                var turned = AsTheReference(recording);
                turned.SaveVideoPredictions(output);
                if (turned != recording)
                {
                    yield return Turned;
                }

                break;
            default:
                throw new UsageException($"{output}: its name says no format that is written. Expected {Endings}.");
        }

        yield return $"wrote {output}";
        if (string.Join(", ", NotWritten(recording, Path.GetExtension(output).ToLowerInvariant())) is { Length: > 0 } lost)
        {
            yield return $"not written, as the format has no place for it: {lost}";
        }
    }

    /// <summary>What is known of the recording and has no place in a file with that ending.</summary>
    private static IEnumerable<string> NotWritten(MotionRecording recording, string ending)
    {
        bool IsAnyOf(params string[] endings) => endings.Contains(ending);
        string Count(int count, string one) => FormattableString.Invariant($"{count} {one}{(count == 1 ? "" : "s")}");
        var hasPoints = recording.Labels.Count > 0;
        var hasOutputs = recording.ModelOutputs.Channels.Count > 0;
        var hasUsualNames = recording.Labels.SequenceEqual(Skeleton.Mhad43.JointNames);
        var hasConfidence = recording.Persons.Any(person => !person.Confidence.IsEmpty);
        var hasRoomForChannels = IsAnyOf(".c3d") || (IsAnyOf(".mot", ".sto") && !hasOutputs) || !(hasPoints || hasOutputs);
        (bool IsLost, string Words)[] facts =
        [
            (hasPoints && IsAnyOf(".mot", ".sto"), "the points"),
            (hasPoints && (IsAnyOf(".npy") || (IsAnyOf(".json") && !hasUsualNames)), "the joints' names"),
            (recording.FramesPerSecond > 0 && IsAnyOf(".npy"), "the rate"),
            (hasPoints && recording.Unit != LengthUnit.Unknown && IsAnyOf(".npy", ".csv"), "the unit"),
            (hasPoints && recording.Axes.Up is not null && IsAnyOf(".npy", ".csv", ".trc"), "which way is up"),
            (hasConfidence && (IsAnyOf(".c3d", ".trc", ".json") || (IsAnyOf(".npy") && recording.Dimensions == 2)), "confidences"),
            (recording.Events.Count > 0 && !IsAnyOf(".c3d"), Count(recording.Events.Count, "event")),
            (hasOutputs && hasPoints && !IsAnyOf(".c3d", ".mot", ".sto"), "the model outputs"),
            (recording.Analog.Channels.Count > 0 && !hasRoomForChannels, Count(recording.Analog.Channels.Count, "analog channel")),
        ];
        return facts.Where(fact => fact.IsLost).Select(fact => fact.Words);
    }

    /// <summary>In millimeters with y down, where unit and axes are known and others.</summary>
    internal static MotionRecording AsTheReference(MotionRecording recording)
    {
        var isOther = recording is { Dimensions: 3, Unit: LengthUnit.Centimeter or LengthUnit.Meter or LengthUnit.Millimeter }
            && (recording.Unit != LengthUnit.Millimeter || recording.Axes.Up is not (null or Axis.MinusY));
        return !isOther ? recording : MotionRecording.Of([.. Enumerable.Range(0, recording.Persons.Count).Select(person =>
        {
            var poses = recording.Poses(person).ToMillimeters();
            return poses.Axes.Up is null ? poses : poses.ToUp(Axis.MinusY);
        })]);
    }
}
