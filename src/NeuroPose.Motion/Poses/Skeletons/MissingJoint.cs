namespace NeuroPose.Poses;

/// <summary>What helps somebody who asks a skeleton for a joint that it lacks.</summary>
internal static class MissingJoint
{
    /// <summary>The joint's name in this skeleton, the skeleton that has it, or near names; with a leading space.</summary>
    public static string Hint(Skeleton skeleton, string joint)
    {
        var others = Skeleton.Known.Where(known => known.JointNames.Contains(joint, StringComparer.Ordinal)).ToArray();

        // Skeletons name the same part of the body in their own ways.
        var own = others
            .SelectMany(other => other.Roles.Where(role => role.Value == joint).Select(role => role.Key))
            .Select(role => (Role: role, Here: skeleton.Find(role.Part, role.Side)))
            .FirstOrDefault(found => found.Here is not null);
        if (own.Here is { } index)
        {
            return $" Its {own.Role} is \"{skeleton.JointNames[index]}\".";
        }

        return others.FirstOrDefault(other => other.JointCount == skeleton.JointCount) is { } meant
            ? $" {meant.Name} has it, with as many joints: where the file is of that skeleton, give LoadOptions.Skeleton = Skeleton.Named(\"{meant.Name}\")."
            : skeleton.IsUnnamed
                ? " Its joints have no names: give LoadOptions.Skeleton."
                : NearestName.Hint(joint, skeleton.JointNames);
    }
}
