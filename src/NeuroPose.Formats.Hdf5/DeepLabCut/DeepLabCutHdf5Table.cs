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

/// <summary>The table of DeepLabCut in an HDF5 file: animals, their body parts, and where each was in each frame.</summary>
/// <param name="columns">What the columns hold.</param>
/// <param name="place">The file, for messages.</param>
internal sealed class DeepLabCutHdf5Table(IReadOnlyList<DeepLabCutTuple> columns, Place place)
{
    /// <summary>True where the points have a third coordinate.</summary>
    public bool Is3D { get; } = columns.Any(column => column.Coordinate == "z");

    /// <summary>True where the network's likelihood is there; labels of people have none.</summary>
    public bool HasLikelihood { get; } = columns.Any(column => column.Coordinate == "likelihood");

    /// <summary>The animals; those named <c>single</c> hold the body parts that only one thing in the picture has.</summary>
    /// <param name="frames">The frames of the rows.</param>
    /// <param name="number">A row's number in a column.</param>
    /// <exception cref="FileFormatException">A body part has no x or no y, or a coordinate is there twice or is none that is known.</exception>
    public IReadOnlyList<RecordedPerson> People(FrameNumbers frames, Func<int, int, double> number) =>
        [.. columns.Select(column => column.Individual).Distinct(StringComparer.Ordinal).Select(individual => Person(individual, frames, number))];

    private RecordedPerson Person(string individual, FrameNumbers frames, Func<int, int, double> number)
    {
        int[] own = [.. Enumerable.Range(0, columns.Count).Where(column => columns[column].Individual == individual)];
        string[] labels = [.. own.Select(column => columns[column].BodyPart).Distinct(StringComparer.Ordinal)];
        Dictionary<(string Part, string Coordinate), int> at = [];
        foreach (var column in own)
        {
            var (part, coordinate) = (columns[column].BodyPart, columns[column].Coordinate);
            if (coordinate is not ("x" or "y" or "z" or "likelihood") || !at.TryAdd((part, coordinate), column))
            {
                throw new FileFormatException($"body part \"{part}\" has the coordinate \"{coordinate}\"; expected x, y, z and likelihood, each once.", place);
            }
        }

        var coordinates = new double[(long)frames.RowCount * labels.Length * 3];
        var likelihood = new double[HasLikelihood ? frames.RowCount * labels.Length : 0];
        for (var label = 0; label < labels.Length; label++)
        {
            var (x, y) = (Column("x"), Column("y"));
            var z = at.TryGetValue((labels[label], "z"), out var third) ? third : -1;
            var sure = at.TryGetValue((labels[label], "likelihood"), out var last) ? last : -1;
            for (var row = 0; row < frames.RowCount; row++)
            {
                Point(row, (row * labels.Length) + label, x, y, z, sure);
            }

            int Column(string coordinate) => at.TryGetValue((labels[label], coordinate), out var column)
                ? column
                : throw new FileFormatException($"body part \"{labels[label]}\" has no column {coordinate}.", place);
        }

        return new(labels, frames.Spread(coordinates, 3 * labels.Length))
        {
            Name = individual,
            Confidence = frames.Spread(likelihood, labels.Length),
            ConfidenceName = HasLikelihood ? "likelihood" : "",
        };

        void Point(int row, int point, int x, int y, int z, int sure)
        {
            var (first, second) = (number(row, x), number(row, y));
            var third = z >= 0 ? number(row, z) : Is3D ? double.NaN : 0;
            var isKnown = double.IsFinite(first) && double.IsFinite(second) && double.IsFinite(third);
            (coordinates[3 * point], coordinates[(3 * point) + 1], coordinates[(3 * point) + 2]) =
                isKnown ? (first, second, third) : (double.NaN, double.NaN, double.NaN);
            if (HasLikelihood)
            {
                likelihood[point] = sure >= 0 ? number(row, sure) : double.NaN;
            }
        }
    }
}
