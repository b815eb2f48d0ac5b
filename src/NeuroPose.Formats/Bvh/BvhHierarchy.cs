using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>Reads the hierarchy of a BVH file. Its words may be divided over lines in any way.</summary>
internal sealed class BvhHierarchy
{
    private const int MostDepth = 256;
    private readonly DelimitedText text;
    private readonly List<BvhJoint> joints = [];

    private BvhHierarchy(DelimitedText text) => this.text = text;

    /// <summary>Reads to the word MOTION.</summary>
    public static IReadOnlyList<BvhJoint> Read(DelimitedText text)
    {
        BvhHierarchy hierarchy = new(text);
        if (!hierarchy.Next().Equals("HIERARCHY", StringComparison.OrdinalIgnoreCase))
        {
            throw text.Refused("the file does not start with HIERARCHY: this is no BVH file.");
        }

        hierarchy.ReadJoints();
        return hierarchy.joints;
    }

    /// <summary>The joints' positions as a skeleton: a bone from each joint's parent to it.</summary>
    public static Skeleton SkeletonOf(IReadOnlyList<BvhJoint> joints, IReadOnlyList<string> labels) => new(
        "hierarchy of the file",
        labels,
        [.. joints.Select((joint, index) => (joint.Parent, Index: index)).Where(joint => joint.Parent >= 0)
            .Select(joint => new Bone(joint.Parent, joint.Index, SideOf(labels[joint.Index])))]);

    private static Side? SideOf(string label) =>
        label.Contains("left", StringComparison.OrdinalIgnoreCase)
            || label is ['L' or 'l', '_' or '.' or ' ', ..] or ['L', >= 'A' and <= 'Z', ..] or ['l', >= 'A' and <= 'Z', ..] ? Side.Left
        : label.Contains("right", StringComparison.OrdinalIgnoreCase)
            || label is ['R' or 'r', '_' or '.' or ' ', ..] or ['R', >= 'A' and <= 'Z', ..] or ['r', >= 'A' and <= 'Z', ..] ? Side.Right
        : null;

    private void ReadJoints()
    {
        // The joints that are open; a loop and a list of them, so that no depth of a file can exhaust the stack.
        Stack<int> open = new();
        var channels = 0;
        while (true)
        {
            var word = Next();
            switch (word.ToUpperInvariant())
            {
                case "ROOT" or "JOINT" or "END":
                    if (open.Count >= MostDepth)
                    {
                        throw text.Refused(FormattableString.Invariant($"the hierarchy is deeper than {MostDepth} joints."));
                    }

                    var parent = open.TryPeek(out var above) ? above : -1;
                    var isEnd = word.Equals("End", StringComparison.OrdinalIgnoreCase);
                    var name = ReadName();
                    joints.Add(new(isEnd && parent >= 0 ? joints[parent].Name + "_End" : name, parent, new(0, 0, 0), [], channels));
                    open.Push(joints.Count - 1);
                    break;
                case "OFFSET" when open.Count > 0:
                    joints[open.Peek()] = joints[open.Peek()] with { Offset = new(NextNumber(), NextNumber(), NextNumber()) };
                    break;
                case "CHANNELS" when open.Count > 0 && joints[open.Peek()].Channels.Count == 0:
                    var list = ReadChannels();
                    joints[open.Peek()] = joints[open.Peek()] with { Channels = list, FirstChannel = channels };
                    channels += list.Count;
                    break;
                case "}" when open.Count > 0:
                    open.Pop();
                    break;
                case "MOTION" when open.Count == 0 && joints.Count > 0 && channels > 0:
                    return;
                case "MOTION" when open.Count == 0:
                    throw text.Refused("the hierarchy has no joint that moves. Expected ROOT, a name and CHANNELS.");
                default:
                    throw text.RefusedCell(open.Count > 0
                        ? "has no place inside a joint. Expected OFFSET, CHANNELS, JOINT, End Site or }."
                        : "has no place here. Expected ROOT or MOTION.");
            }
        }
    }

    /// <summary>The words to the opening brace, which belongs to the joint.</summary>
    private string ReadName()
    {
        List<string> words = [];
        for (string word; (word = Next()) != "{";)
        {
            if (words.Count > 20)
            {
                throw text.Refused("a joint's name is not followed by {.");
            }

            words.Add(word);
        }

        return words.Count > 0 ? string.Join(' ', words) : throw text.Refused("a joint has no name.");
    }

    private List<BvhChannel> ReadChannels()
    {
        var count = NextNumber();
        List<BvhChannel> channels = [];
        while (channels.Count < count)
        {
            channels.Add(Next().ToUpperInvariant() switch
            {
                "XPOSITION" => BvhChannel.XPosition,
                "YPOSITION" => BvhChannel.YPosition,
                "ZPOSITION" => BvhChannel.ZPosition,
                "XROTATION" => BvhChannel.XRotation,
                "YROTATION" => BvhChannel.YRotation,
                "ZROTATION" => BvhChannel.ZRotation,
                _ => throw text.RefusedCell(FormattableString.Invariant(
                    $"is no channel. Expected {count} of Xposition, Yposition, Zposition, Xrotation, Yrotation and Zrotation.")),
            });
        }

        return channels;
    }

    private double NextNumber()
    {
        Next();
        return text.CellNumber() is var number && double.IsFinite(number) ? number : throw text.RefusedCell("is no finite number.");
    }

    private string Next()
    {
        while (!text.NextCell())
        {
            if (!text.ReadLine())
            {
                throw text.Refused("the file is cut short: the hierarchy does not end in MOTION.");
            }
        }

        return text.CellText();
    }
}
