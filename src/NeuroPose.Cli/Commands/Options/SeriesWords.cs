using System.CommandLine;
using System.Globalization;
using NeuroPose.Cli.Terminal;
using NeuroPose.Formats;
using NeuroPose.Kinematics;
using NeuroPose.Poses;

namespace NeuroPose.Cli.Commands;

/// <summary>The options that say what is taken from the files: numbers of a trial's poses, or columns.</summary>
internal sealed class SeriesWords
{
    private readonly Option<string?> representation = new("--representation")
    {
        Description = "What is compared of trials: coordinates of all joints, named joint angles, or the vector from one joint to another (by name or index).",
        HelpName = "coordinates|angles:A,B,…|relation:FROM,TO",
    };

    private readonly Option<int?> person = new("--person-index") { Description = "Whose poses of a trial (counted from 0); 0 by default.", HelpName = "N" };
    private readonly Option<string?> columns = new("--columns") { Description = "The columns of CSV files, by name (without header by number, from 1); all by default.", HelpName = "A,B,…" };
    private readonly Option<bool> noHeader = new("--no-header") { Description = "CSV files have no header: the first line is a frame." };
    private readonly Option<string?> unit = new("--unit") { Description = "The unit of the numbers in CSV files, for the output.", HelpName = "UNIT" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { representation, person, columns, noHeader, unit })
        {
            command.Add(option);
        }
    }

    /// <summary>One series a file, each named by its file name, or by its path where names are the same.</summary>
    public IReadOnlyList<FeatureSeries> Read(ParseResult parsed, IReadOnlyList<string> files, CancellationToken cancellation)
    {
        var named = files.GroupBy(file => Path.GetFileName(file), StringComparer.Ordinal).Where(group => group.Count() == 1).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        return [.. files.Select(file => Named(Series(parsed, file, cancellation), named.Contains(Path.GetFileName(file)) ? Path.GetFileName(file) : file))];
    }

    private FeatureSeries Series(ParseResult parsed, string file, CancellationToken cancellation)
    {
        if (Path.GetExtension(file).ToLowerInvariant() is ".csv" or ".tsv")
        {
            Refuse(parsed, file, "is a file of columns", representation, person);
            var options = new SeriesCsvOptions { Columns = parsed.GetValue(columns)?.Split(',', StringSplitOptions.TrimEntries) ?? [], HasHeader = !parsed.GetValue(noHeader) };
            return SeriesCsv.Load(file, parsed.GetValue(unit) is { } word ? options with { Unit = word } : options, cancellation);
        }

        Refuse(parsed, file, "is read as a trial, for its name does not end in .csv or .tsv", columns, noHeader, unit);
        var poses = VideoPredictions.Load(file, cancellation).Poses(parsed.GetValue(person) ?? 0);
        try
        {
            return Representation(parsed.GetValue(representation) ?? "coordinates", poses.Skeleton).Features(poses);
        }
        catch (ArgumentException problem)
        {
            // Only the file knows its skeleton.
            throw new UsageException($"{file}: --representation {parsed.GetValue(representation)}: {problem.Message}");
        }
    }

    private static void Refuse(ParseResult parsed, string file, string what, params Option[] options)
    {
        if (options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } unfit)
        {
            throw new UsageException($"{file} {what}; {unfit.Name} has no meaning for it.");
        }
    }

    private static Representation Representation(string word, Skeleton skeleton)
    {
        var parts = word.Split(':', 2);
        string[] names = parts.Length == 2 ? parts[1].Split(',', StringSplitOptions.TrimEntries) : [];
        return (parts[0], names.Length) switch
        {
            ("coordinates", 0) => Kinematics.Representation.Coordinates,
            ("angles", > 0) => Kinematics.Representation.Angles(skeleton, names),
            ("relation", 2) => Kinematics.Representation.Relation(Joint(names[0], skeleton), Joint(names[1], skeleton)),
            _ => throw new UsageException($"--representation {word}: expected coordinates, angles:A,B,… or relation:FROM,TO."),
        };
    }

    private static int Joint(string word, Skeleton skeleton) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : skeleton.IndexOf(word);

    private static FeatureSeries Named(FeatureSeries series, string label) =>
        new(label, series.Names, series.Unit, series.Values.ToArray()) { Quantity = series.Quantity, InputSha256 = series.InputSha256 };
}
