using System.Text;
using PureHDF;

namespace NeuroPose.Sessions.Nwb;

/// <summary>Tables: trials and other intervals, and events (ndx-events).</summary>
internal sealed partial class NwbFileTree
{
    private H5Group Table(NwbIntervals intervals)
    {
        var path = "/intervals/" + intervals.Name;
        var columns = plan.Kept(intervals.Columns, path);
        var group = Table(
            path, Core, "TimeIntervals", plan.Described(intervals.Description, intervals.Name, path), intervals.StartTimes.Length, ["start_time", "stop_time"], columns);
        group["start_time"] = Column(path, "start_time", NwbTree.Numbers(intervals.StartTimes.ToArray()), "when it starts, in seconds");
        group["stop_time"] = Column(path, "stop_time", NwbTree.Numbers(intervals.StopTimes.ToArray()), "when it stops, in seconds");
        AddColumns(group, path, columns, areCategories: false);
        return group;
    }

    private H5Group Table(NwbEvents events, string path)
    {
        var columns = plan.Kept(events.Columns, path);
        string[] own = events.Durations is null ? ["timestamp"] : ["timestamp", "duration"];
        var group = Table(
            path, TimedEvents, "EventsTable", plan.Described(events.Description, events.Name, path), events.Timestamps.Count, own, columns);
        group["timestamp"] = tree.Typed(
            Declare(events.Timestamps, path + "/timestamp"), path + "/timestamp", TimedEvents, "TimestampVectorData",
            ("description", "when it occurred, in seconds"), ("unit", "seconds"));
        if (events.Durations is { } durations)
        {
            group["duration"] = tree.Typed(
                Declare(durations, path + "/duration"), path + "/duration", TimedEvents, "DurationVectorData",
                ("description", "how long it lasted, in seconds"), ("unit", "seconds"));
        }

        AddColumns(group, path, columns, areCategories: true);
        return group;
    }

    private H5Group Table(
        string path, string space, string type, string description, long rows, IEnumerable<string> own, IReadOnlyList<NwbColumn> columns)
    {
        string[] names = [.. own, .. columns.Select(column => column.Name)];
        var group = tree.Group(path, space, type, ("colnames", names), ("description", description));
        var ids = NwbBlocks.Of<long>(rows, () => Ids(rows));
        StreamedDataset<long> streamed = new(path + "/id", rows);
        series.Add((writer, cancellation) =>
        {
            foreach (var block in ids.Blocks())
            {
                cancellation.ThrowIfCancellationRequested();
                streamed.Append(writer, block.Span);
            }

            streamed.Finish(writer);
        });
        group["id"] = tree.Typed(streamed.Dataset, path + "/id", Common, "ElementIdentifiers");
        return group;

        static IEnumerable<ReadOnlyMemory<long>> Ids(long rows)
        {
            const int Step = 1 << 13;
            for (var from = 0L; from < rows; from += Step)
            {
                var block = new long[Math.Min(Step, rows - from)];
                for (var at = 0; at < block.Length; at++)
                {
                    block[at] = from + at;
                }

                yield return block;
            }
        }
    }

    private void AddColumns(H5Group group, string path, IReadOnlyList<NwbColumn> columns, bool areCategories)
    {
        foreach (var column in columns)
        {
            var description = plan.Described(column.Description, column.Name, $"{path}/{column.Name}");
            switch (column)
            {
                case NwbNumberColumn { Values: var values }:
                    group[column.Name] = Column(path, column.Name, NwbTree.Numbers(values.ToArray()), description);
                    break;
                case NwbIntegerColumn { Values: var values }:
                    group[column.Name] = Column(path, column.Name, NwbTree.Numbers(values.ToArray()), description);
                    break;
                case NwbTruthColumn { Values: var values }:
                    group[column.Name] = Column(
                        path, column.Name, new(values.Select(value => value ? H5Truth.TRUE : H5Truth.FALSE).ToArray()), description);
                    break;
                case NwbTextColumn { Values: var values }:
                    group[column.Name] = Column(path, column.Name, NwbTree.Texts(values), description);
                    break;
                case NwbListColumn { Values: var values }:
                    AddLists(group, path, column.Name, values, description);
                    break;

                // A table of one meaning would be a row that says nothing more than a sentence.
                case NwbCategoryColumn { Values: var values, Meanings: var meanings } when areCategories && meanings.Count > 1:
                    AddCategories(group, path, column.Name, values, meanings, description);
                    break;
                case NwbCategoryColumn { Values: var values, Meanings: var meanings }:
                    group[column.Name] = Column(path, column.Name, NwbTree.Texts(values), Explained(description, meanings));
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(columns));
            }
        }
    }

    private static string Explained(string description, IReadOnlyList<(string Value, string Meaning)> meanings)
    {
        StringBuilder text = new(description);
        foreach (var (value, meaning) in meanings)
        {
            text.Append("; ").Append(value).Append(": ").Append(meaning);
        }

        return text.ToString();
    }

    private H5Dataset Column(string path, string name, H5Dataset values, string description) =>
        tree.Typed(values, $"{path}/{name}", Common, "VectorData", ("description", description));

    private void AddLists(H5Group group, string path, string name, IReadOnlyList<ReadOnlyMemory<double>> lists, string description)
    {
        List<double> all = [];
        var ends = new uint[lists.Count];
        for (var row = 0; row < lists.Count; row++)
        {
            all.AddRange(lists[row].Span);
            ends[row] = (uint)all.Count;
        }

        var column = Column(path, name, NwbTree.Numbers(all.ToArray()), description);
        group[name] = column;
        var index = tree.Typed(
            NwbTree.Numbers(ends), $"{path}/{name}_index", Common, "VectorIndex", ("description", $"where the list of each row ends in {name}"));
        tree.Refer(index, $"{path}/{name}_index", "target", column);
        group[name + "_index"] = index;
    }

    private void AddCategories(
        H5Group group, string path, string name, IReadOnlyList<string> values, IReadOnlyList<(string Value, string Meaning)> meanings, string description)
    {
        var inside = $"{path}/{name}_meanings";
        var table = Table(inside, TimedEvents, "MeaningsTable", $"what the values of {name} mean", meanings.Count, ["value", "meaning"], []);
        table["value"] = Column(inside, "value", NwbTree.Texts(meanings.Select(row => row.Value)), $"a value of {name}");
        table["meaning"] = Column(inside, "meaning", NwbTree.Texts(meanings.Select(row => row.Meaning)), "what it means");
        group[name + "_meanings"] = table;
        var column = tree.Typed(NwbTree.Texts(values), $"{path}/{name}", TimedEvents, "CategoricalVectorData", ("description", description));
        tree.Refer(column, $"{path}/{name}", "meanings", table);
        group[name] = column;
    }
}
