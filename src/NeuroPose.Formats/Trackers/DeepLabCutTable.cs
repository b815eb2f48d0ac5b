using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>What a column of a DeepLabCut table holds, as its header says.</summary>
/// <param name="Scorer">The network, or whoever labeled.</param>
/// <param name="Individual">The animal; empty where the table is of one.</param>
/// <param name="BodyPart">The point.</param>
/// <param name="Coordinate">x, y, z or likelihood.</param>
internal sealed record DeepLabCutTuple(string Scorer, string Individual, string BodyPart, string Coordinate)
{
    /// <summary>A column from its levels: scorer, individual where there are four, body part, coordinate; null for another number of levels.</summary>
    public static DeepLabCutTuple? Of(IReadOnlyList<string> levels) => levels switch
    {
        [var scorer, var part, var coordinate] => new(scorer, "", part, coordinate),
        [var scorer, var individual, var part, var coordinate] => new(scorer, individual, part, coordinate),
        _ => null,
    };
}

/// <summary>
/// The table of DeepLabCut, whichever file it stands in: animals, their body parts, and where each was in each frame. Everyone has the body
/// parts of all; those that an animal does not have are missing.
/// </summary>
internal sealed class DeepLabCutTable
{
    private static readonly string[] Coordinates = ["x", "y", "z", "likelihood"];

    private readonly string[] individuals;
    private readonly PointTable[] animals;
    private readonly List<(PointTable Animal, int Part, int[] Columns)> points = [];
    private int rows;

    /// <summary>Prepares an empty table.</summary>
    /// <param name="columns">What the columns hold.</param>
    /// <param name="place">The file, for messages.</param>
    /// <exception cref="FileFormatException">A body part has no x or no y, or a coordinate is there twice or is none that is known.</exception>
    public DeepLabCutTable(IReadOnlyList<DeepLabCutTuple> columns, Place place)
    {
        Is3D = columns.Any(column => column.Coordinate == "z");
        HasLikelihood = columns.Any(column => column.Coordinate == "likelihood");
        individuals = [.. columns.Select(column => column.Individual).Distinct(StringComparer.Ordinal)];
        string[] parts = [.. columns.Select(column => column.BodyPart).Distinct(StringComparer.Ordinal)];
        animals = [.. individuals.Select(_ => new PointTable(parts, HasLikelihood))];
        foreach (var point in columns.Select((column, index) => (column, index)).GroupBy(one => (one.column.Individual, one.column.BodyPart)))
        {
            int[] found = [-1, -1, -1, -1];
            foreach (var (column, index) in point)
            {
                var coordinate = Array.IndexOf(Coordinates, column.Coordinate);
                if (coordinate < 0 || found[coordinate] >= 0)
                {
                    throw new FileFormatException(
                        $"body part \"{column.BodyPart}\" has the coordinate \"{column.Coordinate}\"; expected x, y, z and likelihood, each once.", place);
                }

                found[coordinate] = index;
            }

            if (found[0] < 0 || found[1] < 0)
            {
                throw new FileFormatException($"body part \"{point.Key.BodyPart}\" has no column {(found[0] < 0 ? "x" : "y")}.", place);
            }

            points.Add((animals[Array.IndexOf(individuals, point.Key.Individual)], Array.IndexOf(parts, point.Key.BodyPart), found));
        }
    }

    /// <summary>True where the points have a third coordinate.</summary>
    public bool Is3D { get; }

    /// <summary>True where the network's likelihood is there; labels of people have none.</summary>
    public bool HasLikelihood { get; }

    /// <summary>True where the table has the names of several animals.</summary>
    public bool HasIndividuals => individuals is not [""];

    /// <summary>Takes the next row, a number a column.</summary>
    public void Add(ReadOnlySpan<double> cells)
    {
        foreach (var (animal, part, columns) in points)
        {
            var z = !Is3D ? 0 : columns[2] < 0 ? double.NaN : cells[columns[2]];
            animal.Set(rows, part, cells[columns[0]], cells[columns[1]], z, columns[3] < 0 ? double.NaN : cells[columns[3]]);
        }

        rows++;
    }

    /// <summary>The animals as a recording; those named <c>single</c> hold the body parts that only one thing in the picture has.</summary>
    /// <param name="format">The file's format.</param>
    /// <param name="frames">The frames of the rows.</param>
    public MotionRecording ToRecording(MotionFormat format, FrameNumbers frames) => new()
    {
        Format = format,
        Persons = [.. animals.Select((animal, index) => Person(format, frames, animal, individuals[index]))],
        FrameCount = frames.FrameCount,
        FirstFrame = frames.First,
        Unit = Is3D ? LengthUnit.Unknown : LengthUnit.Pixel,
        UnitSource = Is3D ? null : "the format",
        Axes = Is3D ? Axes.Unknown : Axes.YDown,
        AxesSource = Is3D ? null : "the format",
        Dimensions = Is3D ? 3 : 2,
        Notices = frames.Notices,
    };

    private RecordedPerson Person(MotionFormat format, FrameNumbers frames, PointTable animal, string name)
    {
        var person = animal.ToPerson(rows, name, KnownSkeletons.For(format, animal.Labels), "likelihood");
        return person with
        {
            Coordinates = frames.Spread(person.Coordinates, 3 * animal.Labels.Count),
            Confidence = frames.Spread(person.Confidence, animal.Labels.Count),
        };
    }
}
