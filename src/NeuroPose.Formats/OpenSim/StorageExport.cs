using System.Globalization;
using NeuroPose.Files;

namespace NeuroPose.Formats;

/// <summary>Writes tables over time for OpenSim.</summary>
public static class StorageExport
{
    private static readonly string[] QuaternionParts = [".w", ".x", ".y", ".z"];

    /// <summary>
    /// Writes a table as MOT/STO: the time in seconds and its columns, NaN where a number is missing, numbers in round-trip form. Angles
    /// are said to be in degrees or radians by the channels' units (<c>deg</c> or <c>rad</c>); channels <c>a.w</c>, <c>a.x</c>,
    /// <c>a.y</c>, <c>a.z</c> throughout are written as quaternions.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="path">The file.</param>
    /// <param name="title">The table's name; OpenSim calls joint angles <c>Coordinates</c>.</param>
    /// <exception cref="ArgumentException">Neither times nor a rate are known, or some angles are in degrees and some in
    /// radians.</exception>
    /// <exception cref="IOException">The file cannot be written; what was there is untouched.</exception>
    public static void SaveStorage(this TimeSeriesTable table, string path, string title = "Coordinates")
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        if (table.Times.IsEmpty && !(table.FramesPerSecond > 0))
        {
            throw new ArgumentException(
                "MOT/STO has a column of times, and neither the table's times nor its rate are known.", nameof(table));
        }

        AtomicFile.Write(path, stream =>
        {
            using StreamWriter text = new(stream, leaveOpen: true) { NewLine = "\n" };
            Write(text, table, title.ReplaceLineEndings(" "));
        });
    }

    /// <summary>Writes a recording's model outputs, or its analog channels where it has none, as MOT/STO.</summary>
    /// <exception cref="ArgumentException">It has neither; or as for a table.</exception>
    /// <exception cref="IOException">The file cannot be written; what was there is untouched.</exception>
    public static void SaveStorage(this MotionRecording recording, string path, string title = "Coordinates")
    {
        ArgumentNullException.ThrowIfNull(recording);
        var table = recording.ModelOutputs.Channels.Count > 0 ? recording.ModelOutputs : recording.Analog;
        (table.Channels.Count > 0
            ? table
            : throw new ArgumentException(
                "The recording has neither model outputs nor analog channels, which MOT/STO holds; points go into TRC.", nameof(recording)))
            .SaveStorage(path, title);
    }

    private static void Write(StreamWriter text, TimeSeriesTable table, string title)
    {
        string[] names = [.. table.Channels.Select(channel => channel.Name)];
        var isQuaternions = names.Length > 0 && names.Length % 4 == 0 && !Enumerable.Range(0, names.Length).Any(
            at => !names[at].EndsWith(QuaternionParts[at % 4], StringComparison.Ordinal) || names[at][..^2] != names[at - (at % 4)][..^2]);
        string[] columns = isQuaternions ? [.. names.Where((_, at) => at % 4 == 0).Select(name => name[..^2])] : names;
        text.WriteLine(title);
        text.WriteLine(isQuaternions ? "DataType=Quaternion\nversion=3" : "version=1");
        text.WriteLine(FormattableString.Invariant($"nRows={table.RowCount}\nnColumns={columns.Length + 1}"));
        text.Write(InDegrees(table) is { } inDegrees ? $"inDegrees={(inDegrees ? "yes" : "no")}\n" : "");
        text.WriteLine("endheader");
        text.WriteLine("time\t" + string.Join('\t', columns.Select(column => column.ReplaceLineEndings(" ").Replace('\t', ' '))));
        for (var row = 0; row < table.RowCount; row++)
        {
            var start = double.IsNaN(table.StartSeconds) ? 0 : table.StartSeconds;
            text.Write(Number(table.Times.IsEmpty ? start + (row / table.FramesPerSecond) : table.Times[row]));
            for (var column = 0; column < names.Length; column++)
            {
                text.Write(isQuaternions && column % 4 > 0 ? ',' : '\t');
                text.Write(Number(table.Values[(row * names.Length) + column]));
            }

            text.WriteLine();
        }
    }

    private static bool? InDegrees(TimeSeriesTable table)
    {
        var (degrees, radians) = (Has(table, "deg"), Has(table, "rad"));
        return degrees && radians
            ? throw new ArgumentException(
                "Some channels are in degrees and some in radians; a MOT/STO file has one unit of angle.", nameof(table))
            : degrees ? true : radians ? false : null;
    }

    private static bool Has(TimeSeriesTable table, string unit) =>
        table.Channels.Any(channel => channel.Unit == unit || channel.Unit.StartsWith(unit + "/", StringComparison.Ordinal));

    private static string Number(double value) => double.IsNaN(value) ? "NaN" : value.ToString("R", CultureInfo.InvariantCulture);
}
