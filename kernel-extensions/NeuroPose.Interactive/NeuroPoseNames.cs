using NeuroPose.Datasets;
using NeuroPose.Formats;
using NeuroPose.Kinematics;
using NeuroPose.Poses;

namespace NeuroPose.Interactive;

/// <summary>The names by which the library's values are asked for their parts, for completion inside strings: joints, angles, trials, people, columns.</summary>
public static class NeuroPoseNames
{
    /// <summary>The names; empty where there are none.</summary>
    /// <param name="near">A value that the string stands beside, or its <see cref="Type"/> where there is no value yet.</param>
    /// <param name="member">What the string is for, such as <c>AngleDefinition.Named</c>.</param>
    /// <param name="parameter">The type and the name of its parameter, such as <c>Joint joint</c>.</param>
    public static IEnumerable<string> Of(object near, string member, string parameter)
    {
        ArgumentNullException.ThrowIfNull(near);
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(parameter);
        var isAngle = member.Contains("Angle", StringComparison.Ordinal) && !parameter.StartsWith(nameof(Joint), StringComparison.Ordinal);
        return near switch
        {
            PoseSequence poses => OfSkeleton(poses.Skeleton, isAngle),
            Skeleton skeleton => OfSkeleton(skeleton, isAngle),
            Dataset dataset => dataset.Entries.Select(entry => entry.Name),
            MotionRecording recording when parameter.EndsWith(" name", StringComparison.Ordinal) => recording.Persons.Where(person => !person.IsSubject && person.Name.Length > 0).Select(person => person.Name),
            RecordedPerson person => person.Labels,
            RecordingFile file => file.Values.Keys,
            IReadOnlyList<RecordingFile> files => files.SelectMany(file => file.Values.Keys).Distinct(),
            Type type => OfType(type, isAngle),
            _ => [],
        };
    }

    private static IEnumerable<string> OfSkeleton(Skeleton skeleton, bool isAngle) => isAngle
        ? AngleDefinition.KnownNames.Where(name => AngleDefinition.Find(skeleton, name) is not null)
        : skeleton.JointNames;

    private static IEnumerable<string> OfType(Type type, bool isAngle) => type switch
    {
        _ when type == typeof(Skeleton) && !isAngle => Skeleton.Known.Select(skeleton => skeleton.Name),
        _ when type == typeof(Dataset) => (DatasetCache.OfTheHost?.Names ?? []).Concat(DatasetRegistry.Bundled.Datasets.Select(dataset => dataset.Name)).Distinct(),
        _ when type == typeof(DatasetRegistry) => DatasetRegistry.Bundled.Datasets.Select(dataset => dataset.Name),
        _ when isAngle => AngleDefinition.KnownNames,
        _ => [],
    };
}
