using System.Text.RegularExpressions;
using NeuroPose.Poses;

namespace NeuroPose.Cli.Terminal;

/// <summary>
/// The library's messages name what helps in C#: <c>LoadOptions.Unit</c>, <c>WithUnit</c>. Here, and nowhere else, they become the options of
/// the command, so that the library knows nothing of it.
/// </summary>
internal static partial class OptionHints
{
    /// <summary>The option for each member that a message may name, with an example of its value.</summary>
    public static IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["LoadOptions.Format"] = "--format",
        ["LoadOptions.FramesPerSecond"] = "--fps",
        ["LoadOptions.Unit"] = "--unit",
        ["LoadOptions.Up"] = "--up",
        ["LoadOptions.Skeleton"] = "--skeleton",
        ["LoadOptions.MinConfidence"] = "--min-confidence",
        ["LoadOptions.PictureSize"] = "--picture",
        ["LoadOptions.AllowTruncated"] = "--allow-truncated",
        ["LoadOptions.Mirrored"] = "--mirrored",
        ["LoadOptions.AnglesInDegrees"] = "--angles-in-degrees",
        ["LoadOptions.AssumeQtmMillimeters"] = "--assume-qtm-millimeters",
        ["LoadOptions.Key"] = "--key",
        ["LoadOptions.ArrayOrder"] = "--array-order",
        ["LoadOptions.Video"] = "--video",
        ["LoadOptions.WorldLandmarks"] = "--world-landmarks",
        ["SeriesCsvOptions.HasHeader"] = "--no-header",
        ["MatrixOptions.Resume"] = "--resume",
        ["GaitEventOptions.Roles"] = "--roles",
        ["VitalSeriesOptions.FramesPerSecond"] = "--fps",
        ["VideoOptions.FramesPerSecond"] = "--fps",
        ["FillGaps"] = "--fill-gaps",
    };

    /// <summary>A message of the library as the command says it.</summary>
    public static string In(string message)
    {
        // One way is enough: the command has no poses that could be given a unit afterwards.
        var text = OnPoses().Replace(message, "").Replace("recording with { Persons = [recording.Persons[0]] }", "--person 0", StringComparison.Ordinal);
        text = Created().Replace(text, "LoadOptions.${name} = ${value}").Replace("Choose one: person: 0", "Choose one: --person 0", StringComparison.Ordinal);
        return Member().Replace(text, member => Options.TryGetValue(member.Groups["name"].Value, out var option)
            ? option + (member.Groups["value"] is { Success: true, Value: var value } && !option.StartsWith("--no-", StringComparison.Ordinal) ? " " + Word(value) : "")
            : member.Value);
    }

    // A value of C# as a word of the command.
    private static string Word(string value) => value switch
    {
        ['"', .. var text, '"'] => text,
        _ when value.StartsWith("LengthUnit.", StringComparison.Ordinal) && Enum.TryParse<LengthUnit>(value["LengthUnit.".Length..], out var unit) => unit.Symbol(),
        _ when value.StartsWith("Axis.", StringComparison.Ordinal) && Enum.TryParse<Axis>(value["Axis.".Length..], out var axis) => axis.Symbol(),
        "Skeleton.Body25B" => Skeleton.Body25B.Name,
        _ when value.StartsWith("Skeleton.Named(", StringComparison.Ordinal) => value.Split('"')[1],
        "(1920, 1080)" => "1920x1080",
        "…" => "FORMAT",
        _ => value,
    };

    [GeneratedRegex(@"With(Unit|Axes)(\([\w.]+\))? or (?=LoadOptions\.)", RegexOptions.CultureInvariant)]
    private static partial Regex OnPoses();

    [GeneratedRegex(@"new LoadOptions \{ (?<name>\w+) = (?<value>[^}]+?) \}", RegexOptions.CultureInvariant)]
    private static partial Regex Created();

    [GeneratedRegex("""\b(?<name>(LoadOptions|SeriesCsvOptions|MatrixOptions|GaitEventOptions|VitalSeriesOptions|VideoOptions)\.\w+|FillGaps)(\(\d+\))?( = (?<value>Skeleton\.Named\("[^"]*"\)|"[^"]*"|\([\d, ]+\)|…|[\w.]*\w))?""", RegexOptions.CultureInvariant)]
    private static partial Regex Member();
}
