using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NeuroPose.Cli.Terminal;
using NeuroPose.Poses;
using NeuroPose.Segmentation;
using NeuroPose.Vocabulary;

namespace NeuroPose.Cli.Commands;

/// <summary>The options that describe a signal. Joints are given by name or by index.</summary>
internal sealed class ExtractorOptions
{
    private readonly Option<string> kind = new Option<string>("--extractor") { Description = "The signal.", Required = true }.AcceptOnlyFromAmong([.. OptionWords.Extractors.Words]);
    private readonly Option<string?> joint = new("--joint") { Description = "The joint, for joint_axis and joint_speed.", HelpName = "JOINT" };
    private readonly Option<string?> joints = new("--joints") { Description = "Two joints, for joint_pair_distance.", HelpName = "A,B" };
    private readonly Option<string?> triplet = new("--triplet") { Description = "Three joints, for joint_angle: the angle is at the second.", HelpName = "A,B,C" };
    private readonly Option<string> axis = new Option<string>("--axis") { Description = "The coordinate, for joint_axis.", DefaultValueFactory = _ => OptionWords.Axes.WordOf(1) }.AcceptOnlyFromAmong([.. OptionWords.Axes.Words]);
    private readonly Option<bool> invert = new("--invert") { Description = "Looks for valleys instead of peaks, for joint_axis." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { kind, joint, joints, triplet, axis, invert })
        {
            command.Add(option);
        }
    }

    public SignalExtractor Read(ParseResult parsed)
    {
        var chosen = OptionWords.Extractors.Parse(parsed.GetRequiredValue(kind));
        switch (chosen)
        {
            case ExtractorKind.JointAxis:
                return new SignalExtractor.JointAxis(Joints(parsed, joint, 1)[0], OptionWords.Axes.Parse(parsed.GetRequiredValue(axis)), parsed.GetValue(invert));
            case ExtractorKind.JointSpeed:
                return new SignalExtractor.JointSpeed(Joints(parsed, joint, 1)[0]);
            case ExtractorKind.JointPairDistance:
                var pair = Joints(parsed, joints, 2);
                return new SignalExtractor.JointPairDistance(pair[0], pair[1]);
            case ExtractorKind.JointAngle:
                var three = Joints(parsed, triplet, 3);
                return new SignalExtractor.JointAngle(three[0], three[1], three[2]);
            default:
                throw new UnreachableException($"--extractor has no options for {chosen}.");
        }
    }

    private Joint[] Joints(ParseResult parsed, Option<string?> option, int count)
    {
        var words = parsed.GetValue(option)?.Split(',', StringSplitOptions.TrimEntries);
        if (words?.Length != count)
        {
            throw new UsageException(FormattableString.Invariant($"--extractor {parsed.GetValue(kind)} needs {option.Name} with {count} {(count == 1 ? "joint" : "joints")}."));
        }

        return [.. words.Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? new Joint(index) : new Joint(word))];
    }
}
