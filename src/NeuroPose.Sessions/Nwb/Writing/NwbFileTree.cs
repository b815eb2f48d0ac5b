using System.Globalization;
using System.Text;
using PureHDF;

namespace NeuroPose.Sessions.Nwb;

/// <summary>
/// The groups and datasets of one file. What others refer to is put before them. Long series are declared here and written afterwards, in
/// the order of <see cref="WriteSeries"/>.
/// </summary>
internal sealed class NwbFileTree
{
    private const string Core = "core";
    private const string Common = "hdmf-common";
    private const string Pose = "ndx-pose";
    private const string TimedEvents = "ndx-events";
    private const string Behavior = "/processing/behavior";

    private readonly NwbFileContents contents;
    private readonly NwbPlan plan;
    private readonly NwbTree tree;
    private readonly List<Action<H5NativeWriter, CancellationToken>> series = [];

    public NwbFileTree(NwbFileContents contents, NwbPlan plan, IReadOnlyList<NwbNamespaceText> schema)
    {
        (this.contents, this.plan, tree) = (contents, plan, new(contents.Identifier));
        File = FileOf(schema);
        tree.CheckReferences(File);
    }

    /// <summary>The root.</summary>
    public H5File File { get; }

    /// <summary>Writes the series that were declared, one after the other.</summary>
    public void WriteSeries(H5NativeWriter writer, CancellationToken cancellation)
    {
        foreach (var write in series)
        {
            write(writer, cancellation);
        }
    }

    private H5File FileOf(IReadOnlyList<NwbNamespaceText> schema)
    {
        H5File file = [];
        var specifications = Specifications(schema);
        if (specifications is not null)
        {
            file["specifications"] = specifications;
        }

        tree.Typed(file, "/", Core, "NWBFile", ("nwb_version", NwbSchemaFolder.Written.First(space => space.Name == Core).Version));
        file["identifier"] = NwbTree.Text(contents.Identifier);
        file["session_description"] = NwbTree.Text(contents.SessionDescription);
        file["session_start_time"] = NwbTree.Text(Iso(contents.SessionStartTime));
        file["timestamps_reference_time"] = NwbTree.Text(Iso(contents.TimestampsReferenceTime ?? contents.SessionStartTime));
        file["file_create_date"] = NwbTree.Texts([Iso(contents.FileCreateDate)]);
        file["general"] = General();
        file["acquisition"] = Acquisition();
        file["analysis"] = new H5Group();
        file["stimulus"] = new H5Group { ["presentation"] = new H5Group(), ["templates"] = new H5Group() };
        file["processing"] = Processing();
        if (plan.Intervals.Count > 0)
        {
            file["intervals"] = Children(plan.Intervals, intervals => intervals.Name, Table);
        }

        if (specifications is not null)
        {
            tree.Refer(file, "/", ".specloc", specifications);
        }

        return file;
    }

    private static H5Group? Specifications(IReadOnlyList<NwbNamespaceText> schema) => schema.Count == 0 ? null : Children(schema, space => space.Name, space =>
    {
        H5Group version = new() { ["namespace"] = NwbTree.Text(space.Namespace) };
        foreach (var (name, text) in space.Sources)
        {
            version[name] = NwbTree.Text(text);
        }

        return new H5Group { [space.Version] = version };
    });

    private static H5Group Children<T>(IEnumerable<T> items, Func<T, string> nameOf, Func<T, H5Group> make)
    {
        H5Group group = [];
        foreach (var item in items)
        {
            group[nameOf(item)] = make(item);
        }

        return group;
    }

    private static string Iso(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);

    private static void Texts(H5Group group, params (string Name, string? Text)[] texts)
    {
        foreach (var (name, text) in texts)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                group[name] = NwbTree.Text(text);
            }
        }
    }

    private static void Lists(H5Group group, params (string Name, IReadOnlyList<string> Texts)[] lists)
    {
        foreach (var (name, texts) in lists)
        {
            string[] given = [.. texts.Where(text => !string.IsNullOrWhiteSpace(text))];
            if (given.Length > 0)
            {
                group[name] = NwbTree.Texts(given);
            }
        }
    }

    private H5Group General()
    {
        H5Group general = [];
        if (contents.Subject is { } subject)
        {
            general["subject"] = SubjectOf(subject);
        }

        if (contents.Devices.Count > 0)
        {
            general["devices"] = Devices();
        }

        Lists(
            general,
            ("experimenter", contents.Experimenters),
            ("keywords", contents.Keywords),
            ("related_publications", contents.RelatedPublications));
        Texts(
            general,
            ("experiment_description", contents.ExperimentDescription),
            ("institution", contents.Institution),
            ("lab", contents.Lab),
            ("notes", contents.Notes),
            ("protocol", contents.Protocol),
            ("session_id", contents.SessionId));
        if (contents.GeneratedBy.Count > 0)
        {
            var programs = new string[contents.GeneratedBy.Count, 2];
            for (var row = 0; row < contents.GeneratedBy.Count; row++)
            {
                (programs[row, 0], programs[row, 1]) = (contents.GeneratedBy[row].Name, contents.GeneratedBy[row].Version);
            }

            general["was_generated_by"] = new H5Dataset(programs);
        }

        return general;
    }

    private H5Group SubjectOf(NwbSubject subject)
    {
        var group = tree.Group("/general/subject", Core, "Subject");
        var sex = subject.Sex switch
        {
            NwbSex.Male => "M",
            NwbSex.Female => "F",
            NwbSex.Other => "O",
            _ => "U",
        };
        Texts(
            group,
            ("subject_id", subject.Id),
            ("species", subject.Species),
            ("sex", sex),
            ("genotype", subject.Genotype),
            ("strain", subject.Strain),
            ("weight", subject.Weight),
            ("date_of_birth", subject.DateOfBirth is { } birth ? Iso(birth) : null),
            ("description", string.IsNullOrWhiteSpace(subject.Description) ? Known(subject, sex) : subject.Description));
        if (!string.IsNullOrWhiteSpace(subject.Age))
        {
            group["age"] = NwbTree.With(NwbTree.Text(subject.Age), "/general/subject/age", ("reference", "birth"));
        }

        return group;

        static string Known(NwbSubject subject, string sex) => string.Join(", ", new[]
        {
            $"subject {subject.Id}",
            subject.Species,
            sex == "U" ? null : $"sex {sex}",
            subject.Genotype is { Length: > 0 } genotype ? $"genotype {genotype}" : null,
        }.Where(part => !string.IsNullOrWhiteSpace(part)));
    }

    private H5Group Devices()
    {
        H5Group devices = [];
        NwbDevice[] modeled = [.. contents.Devices.Where(device => device is { Model.Length: > 0, Manufacturer.Length: > 0 })];
        if (modeled.Length > 0)
        {
            H5Group models = [];
            foreach (var device in modeled)
            {
                models[ModelOf(device)] = tree.Group(
                    "/general/devices/models/" + ModelOf(device), Core, "DeviceModel",
                    ("manufacturer", device.Manufacturer!), ("description", $"{device.Manufacturer} {device.Model}"));
            }

            devices["models"] = models;
        }

        foreach (var device in contents.Devices)
        {
            var path = "/general/devices/" + device.Name;
            var isModeled = modeled.Contains(device);
            var description = plan.Described(device.Description, device.Name, path);
            var group = tree.Group(path, Core, "Device", ("description", isModeled
                ? description
                : string.Join("; ", new[] { description, device.Manufacturer, device.Model }.Where(part => !string.IsNullOrWhiteSpace(part)))));
            if (!string.IsNullOrWhiteSpace(device.SerialNumber))
            {
                NwbTree.With(group, path, ("serial_number", device.SerialNumber));
            }

            if (isModeled)
            {
                group["model"] = new H5SoftLink("/general/devices/models/" + ModelOf(device));
            }

            devices[device.Name] = group;
        }

        return devices;

        static string ModelOf(NwbDevice device) => NwbNames.Safe($"{device.Manufacturer} {device.Model}");
    }

    private H5Group Acquisition()
    {
        var acquisition = Children(plan.Videos, video => video.Name, Video);
        foreach (var pulses in plan.Pulses)
        {
            acquisition[pulses.Name] = Table(pulses, "/acquisition/" + pulses.Name);
        }

        return acquisition;
    }

    private H5Group Video(NwbVideo video)
    {
        var path = "/acquisition/" + video.Name;
        H5Dataset data = new(new byte[0, 0, 0]);
        var group = Series(path, Core, "ImageSeries", data, "n.a.", plan.Described(video.Description, video.Name, path), video.Comments);
        group["external_file"] = NwbTree.With(
            NwbTree.Texts(video.Files.Select(file => file.Path)), path, ("starting_frame", video.Files.Select(file => file.StartingFrame).ToArray()));
        group["format"] = NwbTree.Text("external");
        if (video.Dimension is var (width, height))
        {
            group["dimension"] = new H5Dataset(new[] { width, height });
        }

        group["device"] = new H5SoftLink("/general/devices/" + video.Device);
        AddTimes(group, path, plan.TimesOf(video));
        return group;
    }

    private H5Group Series(string path, string space, string type, H5Dataset data, string unit, string description, string? comments)
    {
        NwbTree.With(data, path, ("unit", unit), ("conversion", 1.0), ("offset", 0.0), ("resolution", -1.0));
        var group = tree.Group(
            path, space, type, ("description", description), ("comments", string.IsNullOrWhiteSpace(comments) ? "no comments" : comments));
        group["data"] = data;
        return group;
    }

    /// <summary>Gives a series its times: its own, a link to those of another series, or start and rate.</summary>
    /// <returns>Where the times are, for other series that link to them; null for start and rate.</returns>
    private string? AddTimes(H5Group group, string path, SeriesTimes times)
    {
        if (times.Times is NwbTimes.Steady { StartSeconds: var start, Rate: var rate })
        {
            group["starting_time"] = NwbTree.With(new H5Dataset(start), path, ("rate", rate), ("unit", "seconds"));
            return null;
        }

        if (times.VideoPath is { } known)
        {
            group["timestamps"] = new H5SoftLink(known);
            return known;
        }

        var own = path + "/timestamps";
        group["timestamps"] = NwbTree.With(Declare(((NwbTimes.Each)times.Times).Seconds, own), path, ("interval", 1), ("unit", "seconds"));
        return own;
    }

    /// <summary>A dataset that is written block by block.</summary>
    private H5Dataset<Memory<double>> Declare(NwbBlocks<double> source, string path, int? columns = null)
    {
        StreamedDataset<double> streamed = new(path, source.Count / (columns ?? 1), columns);
        series.Add((writer, cancellation) =>
        {
            foreach (var block in source.Blocks())
            {
                cancellation.ThrowIfCancellationRequested();
                streamed.Append(writer, block.Span);
            }

            streamed.Finish(writer);
        });
        return streamed.Dataset;
    }

    private H5Group Processing()
    {
        H5Group behavior = [];
        if (contents.Skeletons.Count > 0)
        {
            behavior["Skeletons"] = Container(Behavior + "/Skeletons", Pose, "Skeletons", contents.Skeletons, skeleton => skeleton.Name, Skeleton);
        }

        foreach (var pose in plan.Poses)
        {
            behavior[pose.Pose.Name] = Estimation(pose);
        }

        foreach (var (name, signals) in new[] { ("BehavioralTimeSeries", plan.Signals), ("BehavioralEvents", plan.Moments) })
        {
            if (signals.Count > 0)
            {
                var path = $"{Behavior}/{name}";
                behavior[name] = Container(path, Core, name, signals, signal => signal.Signal.Name, signal => Signal(signal, path));
            }
        }

        foreach (var events in plan.Events)
        {
            behavior[events.Name] = Table(events, $"{Behavior}/{events.Name}");
        }

        return behavior.Count == 0
            ? []
            : new() { ["behavior"] = tree.Typed(behavior, Behavior, Core, "ProcessingModule", ("description", "poses, signals and events of behavior")) };
    }

    private H5Group Container<T>(string path, string space, string type, IEnumerable<T> items, Func<T, string> nameOf, Func<T, H5Group> make) =>
        tree.Typed(Children(items, nameOf, make), path, space, type);

    private H5Group Skeleton(NwbSkeleton skeleton)
    {
        var group = tree.Group($"{Behavior}/Skeletons/{skeleton.Name}", Pose, "Skeleton");
        group["nodes"] = NwbTree.Texts(skeleton.Nodes);
        if (skeleton.Edges.Count > 0)
        {
            group["edges"] = skeleton.Nodes.Count <= byte.MaxValue + 1 ? Edges(index => (byte)index) : Edges(index => (ushort)index);
        }

        if (skeleton.IsOfSubject && contents.Subject is not null)
        {
            group["subject"] = new H5SoftLink("/general/subject");
        }

        return group;

        H5Dataset Edges<T>(Func<int, T> convert)
        {
            var edges = new T[skeleton.Edges.Count, 2];
            for (var edge = 0; edge < skeleton.Edges.Count; edge++)
            {
                (edges[edge, 0], edges[edge, 1]) = (convert(skeleton.Edges[edge].From), convert(skeleton.Edges[edge].To));
            }

            return new(edges);
        }
    }

    private H5Group Estimation(PlannedPose planned)
    {
        var (pose, skeleton, video, times) = (planned.Pose, planned.Skeleton, planned.Video, planned.Times);
        var path = $"{Behavior}/{pose.Name}";
        var group = tree.Group(path, Pose, "PoseEstimation");
        Texts(group, ("description", plan.Described(pose.Description, pose.Name, path)), ("scorer", pose.Scorer));
        if (!string.IsNullOrWhiteSpace(pose.SourceSoftware))
        {
            var software = NwbTree.Text(pose.SourceSoftware);
            group["source_software"] = string.IsNullOrWhiteSpace(pose.SourceSoftwareVersion)
                ? software
                : NwbTree.With(software, path, ("version", pose.SourceSoftwareVersion));
        }

        // The extension has one path and one size for each camera.
        if (video.Files.Count == 1)
        {
            group["original_videos"] = NwbTree.Texts([video.Files[0].Path]);
            if (video.Dimension is var (width, height) && width <= ushort.MaxValue && height <= ushort.MaxValue)
            {
                group["dimensions"] = new H5Dataset(new[,] { { (ushort)width, (ushort)height } });
            }
        }

        List<(StreamedDataset<float> Positions, StreamedDataset<float> Confidences)> parts = [];
        foreach (var node in skeleton.Nodes)
        {
            var inside = $"{path}/{node}";
            StreamedDataset<float> positions = new(inside + "/data", pose.Frames.Count, pose.Frames.Coordinates);
            StreamedDataset<float> confidences = new(inside + "/confidence", pose.Frames.Count);
            var part = Series(inside, Pose, "PoseEstimationSeries", positions.Dataset, pose.Unit, $"position of {node} in {video.Name}", null);
            part["confidence"] = string.IsNullOrWhiteSpace(pose.ConfidenceDefinition)
                ? confidences.Dataset
                : NwbTree.With(confidences.Dataset, inside, ("definition", pose.ConfidenceDefinition));
            Texts(part, ("reference_frame", pose.ReferenceFrame));
            times = times with { VideoPath = AddTimes(part, inside, times) };
            group[node] = part;
            parts.Add((positions, confidences));
        }

        // A link that the schema gives no name has that of its target, unless a body part has it.
        group[Free(group, skeleton.Name)] = new H5SoftLink($"{Behavior}/Skeletons/{skeleton.Name}");
        group[Free(group, video.Device)] = new H5SoftLink("/general/devices/" + video.Device);
        series.Add((writer, cancellation) => WriteFrames(pose, parts, writer, cancellation));
        return group;

        static string Free(H5Group group, string name)
        {
            while (group.ContainsKey(name))
            {
                name += "_";
            }

            return name;
        }
    }

    private static void WriteFrames(
        NwbPose pose, List<(StreamedDataset<float> Positions, StreamedDataset<float> Confidences)> parts, H5NativeWriter writer, CancellationToken cancellation)
    {
        var width = pose.Frames.Coordinates;
        var (positions, confidences) = (Array.Empty<float>(), Array.Empty<float>());
        foreach (var block in pose.Frames.Blocks())
        {
            if (block.Positions.Length != (long)block.Count * parts.Count * width || block.Confidences.Length != (long)block.Count * parts.Count)
            {
                throw new NwbException(
                    FormattableString.Invariant(
                        $"a block of {block.Count} frames has {block.Positions.Length} coordinates and {block.Confidences.Length} confidences; expected {width} and 1 for each of {parts.Count} nodes."),
                    new(Path: $"{Behavior}/{pose.Name}"));
            }

            if (confidences.Length < block.Count)
            {
                (positions, confidences) = (new float[block.Count * width], new float[block.Count]);
            }

            for (var part = 0; part < parts.Count; part++)
            {
                cancellation.ThrowIfCancellationRequested();
                for (var frame = 0; frame < block.Count; frame++)
                {
                    var at = (frame * parts.Count) + part;
                    confidences[frame] = block.Confidences.Span[at];
                    block.Positions.Span.Slice(at * width, width).CopyTo(positions.AsSpan(frame * width));
                }

                parts[part].Positions.Append(writer, positions.AsSpan(0, block.Count * width));
                parts[part].Confidences.Append(writer, confidences.AsSpan(0, block.Count));
            }
        }

        foreach (var part in parts)
        {
            part.Positions.Finish(writer);
            part.Confidences.Finish(writer);
        }
    }

    private H5Group Signal(PlannedSignal planned, string container)
    {
        var signal = planned.Signal;
        var path = $"{container}/{signal.Name}";
        var data = Declare(signal.Data, path + "/data", signal.Columns == 1 ? null : signal.Columns);
        var group = Series(path, Core, "TimeSeries", data, signal.Unit, plan.Described(signal.Description, signal.Name, path), signal.Comments);
        AddTimes(group, path, planned.Times);
        return group;
    }

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
