using System.Globalization;
using PureHDF;

namespace NeuroPose.Sessions.Nwb;

/// <summary>
/// The groups and datasets of one file. What others refer to is put before them. Long series are declared here and written afterwards, in
/// the order of <see cref="WriteSeries"/>.
/// </summary>
internal sealed partial class NwbFileTree
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

    private H5Group Signal(PlannedSignal planned, string container)
    {
        var signal = planned.Signal;
        var path = $"{container}/{signal.Name}";
        var data = Declare(signal.Data, path + "/data", signal.Columns == 1 ? null : signal.Columns);
        var group = Series(path, Core, "TimeSeries", data, signal.Unit, plan.Described(signal.Description, signal.Name, path), signal.Comments);
        AddTimes(group, path, planned.Times);
        return group;
    }
}
