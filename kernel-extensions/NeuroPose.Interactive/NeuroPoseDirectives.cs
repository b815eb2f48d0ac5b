using System.Globalization;
using System.Reflection;
using System.Text;
using NeuroPose.Formats;

namespace NeuroPose.Interactive;

/// <summary>
/// What the directives <c>#!neuropose</c> and <c>#!trial</c> stand for; the same in .NET Interactive and in our own kernel.
/// </summary>
public static class NeuroPoseDirectives
{
    /// <summary>What <c>#!neuropose</c> does, in a few words.</summary>
    public const string AboutSummary = "says what is loaded, and how to begin";

    /// <summary>What <c>#!trial</c> does, in a few words.</summary>
    public const string TrialSummary = "loads a trial, shows it, and names the variable";

    /// <summary>What is loaded, in which versions, and how to begin.</summary>
    public static string About
    {
        get
        {
            var text = new StringBuilder("NeuroPose Workbench ").Append(VersionOf(typeof(NeuroPoseDirectives).Assembly)).Append('\n');
            foreach (var assembly in NeuroPoseExtension.Libraries)
            {
                text.Append("  ").Append(assembly.GetName().Name).Append(' ').Append(VersionOf(assembly)).Append('\n');
            }

            return text.Append(
                "\n#!trial FILE loads a trial, shows it, and names the variable after the file: s01-fast.json becomes s01Fast. Then, for example:\n"
                + "var walk = s01Fast.Poses(person: 0);                         // one person's poses, frame by frame\n"
                + "var strides = ClinicalCycles.Of(walk).Cut(walk, Side.Left);  // from each contact of the left foot to its next\n"
                + "Dtw.DistanceMatrix(strides)                                  // how unlike they are").ToString();
        }
    }

    /// <summary>The C# that loads a trial, or a recording of any other format, into a variable named after its file, says which, and shows the trial.</summary>
    /// <param name="file">The trial's file, relative to the notebook's folder.</param>
    /// <exception cref="ArgumentException">No file is named.</exception>
    public static string TrialCode(string file)
    {
        var path = (file ?? "").Trim().Trim('"');
        if (path.Length == 0)
        {
            throw new ArgumentException("#!trial: expected a trial's file, such as #!trial datasets/gait/s01-walk.json.", nameof(file));
        }

        var name = VariableName(path);
        var type = Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase) && (!File.Exists(path) || TrialOrOther.IsTrial(path)) ? nameof(VideoPredictions) : nameof(MotionFile);
        return $"""
            var {name} = NeuroPose.Formats.{type}.Load({Literal(path)});
            System.Console.WriteLine({Literal($"{name} = {type}.Load({Literal(path)})")});
            {name}
            """;
    }

    /// <summary>A variable's name made of a file's: <c>s01-walk.json</c> becomes <c>s01Walk</c>.</summary>
    public static string VariableName(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var stem = Path.GetFileNameWithoutExtension(file.Replace('\\', '/'));
        var name = new StringBuilder();
        foreach (var word in Words(stem))
        {
            var first = name.Length == 0 ? char.ToLower(word[0], CultureInfo.InvariantCulture) : char.ToUpper(word[0], CultureInfo.InvariantCulture);
            name.Append(first).Append(word.AsSpan(1));
        }

        // A name that starts with a digit, is empty or might be a keyword gets a word in front.
        return name.Length == 0 || char.IsDigit(name[0]) || name.ToString().All(char.IsAsciiLetterLower) ? $"trial{Capital(name.ToString())}" : name.ToString();
    }

    private static string Capital(string name) => name.Length == 0 ? "" : char.ToUpper(name[0], CultureInfo.InvariantCulture) + name[1..];

    private static IEnumerable<string> Words(string stem)
    {
        var start = 0;
        for (var index = 0; index <= stem.Length; index++)
        {
            if (index == stem.Length || !char.IsAsciiLetterOrDigit(stem[index]))
            {
                if (index > start)
                {
                    yield return stem[start..index];
                }

                start = index + 1;
            }
        }
    }

    private static string Literal(string text) => "@\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
