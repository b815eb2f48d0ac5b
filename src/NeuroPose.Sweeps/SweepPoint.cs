using System.Security.Cryptography;
using System.Text;
using NeuroPose.Json;

namespace NeuroPose.Sweeps;

/// <summary>A recording of a sweep.</summary>
/// <param name="Path">Its path from the sweep's folder, with slashes.</param>
/// <param name="Sha256">The hash of its content; of a folder that of its files with their names.</param>
/// <param name="Values">What its name says, and what the table of participants says of its participant.</param>
internal sealed record SweepInput(string Path, string Sha256, IReadOnlyDictionary<string, string> Values);

/// <summary>A combination that is computed: inputs, and a value for each parameter.</summary>
internal sealed record SweepPoint
{
    /// <summary>The verb, or "experiment".</summary>
    public required string Run { get; init; }

    /// <summary>The base experiment from the sweep's folder; empty for other verbs.</summary>
    public string Base { get; init; } = "";

    public required IReadOnlyList<SweepInput> Inputs { get; init; }

    /// <summary>Parameters in the order of the sweep's file.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; }

    /// <summary>Files that parameters name, and the base, with their hashes.</summary>
    public IReadOnlyList<SweepInput> Files { get; init; } = [];

    /// <summary>The version of the program that computes it.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>
    /// What the point is: the SHA-256 of the verb, the content of inputs and of files that parameters name, the parameters, and the
    /// versions. A result under this name needs no computing again.
    /// </summary>
    public string Hash => field ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Line())));

    /// <summary>
    /// The point on a line of JSON, for a process that computes it. Texts that points share are made once: of a hundred thousand points
    /// there are a few thousand.
    /// </summary>
    public string Line() =>
        FormattableString.Invariant($"{{\"sweep_version\":{SweepDefinition.Version},\"program_version\":{Quote(ProgramVersion)},\"run\":{Quote(Run)},\"base\":{Quote(Base)},")
        + $"\"inputs\":{InputsText},\"parameters\":{ParametersText},\"files\":{FilesText}}}";

    /// <summary>The inputs as JSON.</summary>
    public string InputsText { get => field ??= TextOf(Inputs); init; }

    /// <summary>The parameters as JSON.</summary>
    public string ParametersText { get => field ??= TextOf(Parameters); init; }

    /// <summary>The files that parameters name as JSON.</summary>
    public string FilesText { get => field ??= TextOf(Files); init; }

    /// <summary>Reads what <see cref="Line"/> wrote.</summary>
    /// <exception cref="FileFormatException">It is no point.</exception>
    public static SweepPoint Parse(string line)
    {
        var root = ObjectText.Value(line, "point");
        return new()
        {
            ProgramVersion = root.Members["program_version"].Text,
            Run = root.Members["run"].Text,
            Base = root.Members["base"].Text,
            Inputs = InputsOf(root.Members["inputs"]),
            Parameters = [.. root.Members["parameters"].Members.Select(member => KeyValuePair.Create(member.Key, member.Value.Text))],
            Files = InputsOf(root.Members["files"]),
        };
    }

    /// <summary>The inputs that a point or a result lists.</summary>
    public static IReadOnlyList<SweepInput> InputsOf(JsonTree list) =>
        [.. list.Items.Select(one => new SweepInput(
            one.Members["path"].Text, one.Members["sha256"].Text, one.Members["values"].Members.ToDictionary(value => value.Key, value => value.Value.Text, StringComparer.Ordinal)))];

    /// <summary>Inputs as JSON.</summary>
    public static string TextOf(IEnumerable<SweepInput> inputs) =>
        "[" + string.Join(',', inputs.Select(input => $"{{\"path\":{Quote(input.Path)},\"sha256\":{Quote(input.Sha256)},\"values\":{TextOf(input.Values)}}}")) + "]";

    /// <summary>Names and values as JSON.</summary>
    public static string TextOf(IEnumerable<KeyValuePair<string, string>> values) =>
        "{" + string.Join(',', values.Select(one => $"{Quote(one.Key)}:{Quote(one.Value)}")) + "}";

    private static string Quote(string text) => JsonText.Quote(text, ascii: true);
}
