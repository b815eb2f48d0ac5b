using NeuroPose.Interactive.Markup;
using NeuroPose.Poses;

namespace NeuroPose.Interactive.Displays;

/// <summary>A skeleton: which joints it has, in their order, and which of them bones join. How it looks is seen in poses.</summary>
internal static class SkeletonDisplay
{
    private static readonly string[] Columns = ["index", "joint", "bones to"];

    public static Display<Skeleton> Display { get; } = new(skeleton => new Card(
        skeleton.Name,
        "skeleton",
        [new("joints", Known.Number(skeleton.JointCount)), new("bones", Known.Number(skeleton.Bones.Count)), new("sides", Sides(skeleton))],
        Listing.Of(Columns, [.. skeleton.JointNames.Index()], "joints", Row(skeleton))));

    private static string Sides(Skeleton skeleton)
    {
        var (left, right) = (skeleton.Bones.Count(bone => bone.Side == Side.Left), skeleton.Bones.Count(bone => bone.Side == Side.Right));
        return left + right == 0
            ? Known.Unknown
            : FormattableString.Invariant($"{left} bones of the person's left, {right} of the right, {skeleton.Bones.Count - left - right} of trunk and head");
    }

    private static Func<(int Index, string Item), IReadOnlyList<string>> Row(Skeleton skeleton) => joint =>
    {
        var joined = skeleton.Bones.Where(bone => bone.From == joint.Index).Select(bone => PlainText.OneLine(skeleton.JointNames[bone.To], Listing.LongestName));
        return [Known.Number(joint.Index), PlainText.OneLine(joint.Item, Listing.LongestName), string.Join(", ", joined)];
    };
}
