using NeuroPose.Poses;
using NeuroPose.Yaml;

namespace NeuroPose.Formats;

/// <summary>
/// A skeleton in a YAML file, for joints that no known skeleton has:
/// <code>
/// name: my markers
/// joints: [LHIP, LKNE, LANK, LHEE, LTOE, RHIP, RKNE, RANK, RHEE, RTOE]
/// bones:
///   - [LHIP, LKNE, LANK, LHEE, LTOE]
///   - [RHIP, RKNE, RANK, RHEE, RTOE]
/// roles: {left hip: LHIP, left knee: LKNE, left ankle: LANK, left heel: LHEE, left toe: LTOE}
/// </code>
/// A bone is a chain of joints. Roles are optional; gait and named angles need them.
/// </summary>
public static class SkeletonFile
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="FileFormatException">The file is not there, is no YAML, or names a joint or a role that there is not; line and column
    /// are named.</exception>
    public static Skeleton Load(string path) => Read(Open(path), path);

    /// <summary>
    /// Reads roles alone, for joints whose names do not say what they are: <c>roles: {left heel: LCAL, left toe: LMT1}</c>. A whole skeleton's
    /// file is read too.
    /// </summary>
    /// <exception cref="FileFormatException">The file is not there, is no YAML, has no roles, or names one that there is not; line and column
    /// are named.</exception>
    public static IReadOnlyDictionary<JointRole, string> LoadRoles(string path)
    {
        var roles = Roles(Open(path));
        return roles.Count > 0 ? roles : throw new FileFormatException("the file names no roles. Expected roles: {left heel: LCAL, left toe: LMT1}.", new(File: path));
    }

    private static YamlFields Open(string path)
    {
        using var stream = TrialFile.Open(path);
        using var reader = new StreamReader(stream);
        return new(YamlText.Parse(reader, path, YamlRules.Plain), "", path, "name", "joints", "bones", "roles");
    }

    private static Skeleton Read(YamlFields fields, string file)
    {
        string[] joints = [.. fields.List("joints").Select(node => Word(node, file))];
        var chains = fields.OptionalList("bones").Select(node => node is YamlList chain
            ? chain.Items.Select(joint => Word(joint, file)).ToArray()
            : throw YamlText.Error(file, node.Line, node.Column, $"expected a chain of joints such as [hip, knee, ankle], found {node.Kind}."));
        try
        {
            var bones = Skeleton.Of(fields.Text("name"), joints, [.. chains.SelectMany(Pairs)]).Bones;
            return new(fields.Text("name"), joints, bones, Roles(fields));
        }
        catch (ArgumentException problem)
        {
            throw new FileFormatException(problem.Message, new(File: file), problem);
        }
    }

    private static Dictionary<JointRole, string> Roles(YamlFields fields)
    {
        Dictionary<JointRole, string> roles = [];
        foreach (var (words, joint) in fields.OptionalTexts("roles"))
        {
            var role = JointRole.Parse(words) ?? throw fields.Error(
                "roles", $"there is no part of the body \"{words}\".{NearestName.Hint(words, JointRole.All.Select(known => known.ToString()))}");
            if (!roles.TryAdd(role, joint))
            {
                throw fields.Error("roles", $"two joints are the {role}.");
            }
        }

        return roles;
    }

    private static IEnumerable<(string From, string To)> Pairs(string[] chain) => chain.Zip(chain.Skip(1));

    private static string Word(YamlNode node, string file) => node is YamlScalar { Text.Length: > 0 } scalar
        ? scalar.Text
        : throw YamlText.Error(file, node.Line, node.Column, $"expected the name of a joint, found {node.Kind}.");
}
