using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using NeuroPose.Cli.Terminal;
using NeuroPose.Formats;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Vocabulary;

namespace NeuroPose.Cli.Commands;

/// <summary>The options that say what is taken from the files: numbers of a trial's poses, or columns.</summary>
internal sealed partial class SeriesOptions
{
    /// <summary>The long form of the files' word.</summary>
    private const string Coordinates = "coordinates";

    private readonly Option<string?> representation = new("--representation")
    {
        Description = "What is compared of recordings: coordinates of all joints, named joint angles, or the vector from one joint to another (by name or index).",
        HelpName = "coordinates|angles:A,B,…|relation:FROM,TO",
    };

    private readonly Option<int?> fillGaps = new("--fill-gaps") { Description = "Fills gaps in recordings of at most so many frames by straight lines. Longer ones are refused, as are all without the option.", HelpName = "FRAMES" };
    private readonly Option<string?> columns = new("--columns") { Description = "The columns of CSV files, by name (without header by number, from 1); all by default. A name with a comma stands in quotes.", HelpName = "A,B,…" };
    private readonly Option<bool> noHeader = new("--no-header") { Description = "CSV files have no header: the first line is a frame." };
    private readonly Option<string?> delimiter = new("--delimiter") { Description = "What stands between the fields of CSV files: a character, or tab; by default a comma, in .tsv files a tab, with --decimal \",\" a semicolon.", HelpName = "CHAR" };
    private readonly Option<string?> separator = new Option<string?>("--decimal") { Description = "The decimal sign of CSV files; a point by default.", HelpName = ".|," }.AcceptOnlyFromAmong(".", ",");
    private readonly Option<string?> missing = new("--missing") { Description = "Words or numbers that stand for a missing number in CSV files, beside nothing, NA, N/A, #N/A, null and nan.", HelpName = "A,B,…" };
    private readonly Option<string?> unit = new("--unit") { Description = "The unit of the numbers in CSV files, for the output; of recordings mm, cm, m or px, where the file does not say.", HelpName = "UNIT" };
    private readonly MotionOptions recordings;

    public SeriesOptions()
    {
        recordings = new(unit);
        fillGaps.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && !(int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var frames) && frames > 0))
            {
                result.AddError($"--fill-gaps {word}: expected a whole number of frames, 1 or more.");
            }
        });
    }

    /// <summary>What only tables of columns have.</summary>
    private Option[] OfTables => [columns, noHeader, delimiter, separator, missing];

    /// <summary>What only recordings have; the unit serves both.</summary>
    private Option[] OfRecordings => [representation, fillGaps, .. recordings.All.Where(option => option != unit)];

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[.. OfRecordings, .. OfTables, unit])
        {
            command.Add(option);
        }
    }

    /// <summary>One series a file, each named by its file name, or by its path where names are the same.</summary>
    public IReadOnlyList<FeatureSeries> Read(ParseResult parsed, IReadOnlyList<string> files, CancellationToken cancellation)
    {
        var named = files.GroupBy(file => Path.GetFileName(file), StringComparer.Ordinal).Where(group => group.Count() == 1).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        return [.. files.Select(file => Series(parsed, file, cancellation).With(named.Contains(Path.GetFileName(file)) ? Path.GetFileName(file) : file))];
    }

    private FeatureSeries Series(ParseResult parsed, string file, CancellationToken cancellation)
    {
        if (IsTable(parsed, file))
        {
            Refuse(parsed, file, "is a file of columns", OfRecordings);
            return SeriesCsv.Load(file, Columns(parsed, file), cancellation);
        }

        Refuse(parsed, file, "is read as a recording", OfTables);
        var poses = recordings.Poses(parsed, file, cancellation);
        poses = parsed.GetValue(fillGaps) is { } frames ? poses.FillGaps(frames) : poses;
        return parsed.GetValue(representation) is { } asked ? Representation(asked, poses.Skeleton, file).Features(poses) : Kinematics.Representation.Coordinates.Features(poses);
    }

    /// <summary>
    /// A .csv or .tsv file is a recording where it is recognized as one, or where the call says so; options for columns make it a table.
    /// </summary>
    private bool IsTable(ParseResult parsed, string file)
    {
        if (Path.GetExtension(file).ToLowerInvariant() is not (".csv" or ".tsv") || recordings.AreGiven(parsed))
        {
            return false;
        }

        if (OfTables.Any(option => parsed.GetResult(option) is { Implicit: false }))
        {
            return true;
        }

        try
        {
            MotionFile.Detect(file);
            return false;
        }
        catch (FileFormatException)
        {
            return true;
        }
    }

    private SeriesCsvOptions Columns(ParseResult parsed, string file)
    {
        var options = new SeriesCsvOptions
        {
            Columns = Words(parsed.GetValue(columns)),
            HasHeader = !parsed.GetValue(noHeader),
            Delimiter = Character(parsed.GetValue(delimiter)),
            DecimalSeparator = parsed.GetValue(separator) is { } sign ? sign[0] : '.',
            MissingWords = Words(parsed.GetValue(missing)),
        };
        options = parsed.GetValue(unit) is { } word ? options with { Unit = word } : options;
        return options.ProblemIn(file) is { } problem ? throw new UsageException($"{file}: {problem} See --delimiter and --decimal.") : options;
    }

    // As in the files themselves, a name in quotes may hold commas.
    private static string[] Words(string? list) => list is null ? [] :
        [.. Word().Matches(list + ",").Select(word => word.Groups["quoted"] is { Success: true } quoted ? quoted.Value.Replace("\"\"", "\"", StringComparison.Ordinal) : word.Groups["plain"].Value.Trim())];

    [GeneratedRegex("\\s*(\"(?<quoted>([^\"]|\"\")*)\"\\s*|(?<plain>[^,]*)),", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    private static char? Character(string? word) => word switch
    {
        null => null,
        "tab" or "\\t" => '\t',
        [var one] => one,
        _ => throw new UsageException($"--delimiter {word}: expected one character, or tab."),
    };

    private static void Refuse(ParseResult parsed, string file, string what, params Option[] options)
    {
        if (options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } unfit)
        {
            throw new UsageException($"{file} {what}; {unfit.Name} has no meaning for it.");
        }
    }

    private static Representation Representation(string word, Skeleton skeleton, string file)
    {
        var parts = word.Split(':', 2);
        string[] names = parts.Length == 2 ? parts[1].Split(',', StringSplitOptions.TrimEntries) : [];
        var kind = parts[0] == Coordinates ? RepresentationKind.Coordinates : OptionWords.Representations.TryParse(parts[0], out var known) ? known : (RepresentationKind?)null;
        return (parts[0], kind, names.Length) switch
        {
            (_, RepresentationKind.Coordinates, 0) => Kinematics.Representation.Coordinates,
            (_, RepresentationKind.Angles, > 0) => Kinematics.Representation.Angles([.. names.Select(name => Angle(name, skeleton, Error))]),
            ("relation", _, 2) => Kinematics.Representation.Relation(Joint(names[0], skeleton, Error), Joint(names[1], skeleton, Error)),
            _ => throw new UsageException($"--representation {word}: expected coordinates, angles:A,B,… or relation:FROM,TO."),
        };

        // Only the file knows its skeleton.
        UsageException Error(string problem) => new($"{file}: --representation {word}: {problem}");
    }

    private static AngleDefinition Angle(string name, Skeleton skeleton, Func<string, UsageException> error) =>
        AngleDefinition.KnownNames.Contains(name, StringComparer.Ordinal)
            ? AngleDefinition.Find(skeleton, name) ?? throw error($"the skeleton {skeleton} lacks joints of the angle \"{name}\".")
            : throw error($"there is no angle named \"{name}\".{NearestName.Hint(name, AngleDefinition.KnownNames)}");

    private static int Joint(string word, Skeleton skeleton, Func<string, UsageException> error)
    {
        var joint = int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : skeleton.JointNames.ToList().IndexOf(word);
        return joint >= 0 && joint < skeleton.JointCount
            ? joint
            : throw error(OptionHints.In($"the skeleton {skeleton} has no joint \"{word}\".{MissingJoint.Hint(skeleton, word)}"));
    }
}
