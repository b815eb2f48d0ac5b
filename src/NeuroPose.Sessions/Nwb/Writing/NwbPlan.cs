namespace NeuroPose.Sessions.Nwb;

/// <summary>
/// What is going to be written: the contents without the parts that have nothing in them, and the times of each series, gone through and
/// found ascending. Contents that no reader would take are refused.
/// </summary>
internal sealed class NwbPlan
{
    /// <summary>Names in the group of behavior that are taken.</summary>
    private static readonly string[] NamesOfBehavior = ["Skeletons", "BehavioralTimeSeries", "BehavioralEvents"];

    /// <summary>Names that a pose has beside its series.</summary>
    private static readonly string[] NamesOfPoses =
        ["description", "original_videos", "labeled_videos", "dimensions", "scorer", "source_software", "nodes", "edges", "skeleton"];

    /// <summary>What inspectors take for no description at all.</summary>
    private static readonly string[] Placeholders = ["no description", "no desc", "none", "placeholder"];

    private readonly NwbFileContents contents;
    private readonly CancellationToken cancellation;
    private readonly List<string> warnings = [];
    private readonly Dictionary<string, SeriesTimes> videoTimes = new(StringComparer.Ordinal);

    public NwbPlan(NwbFileContents contents, CancellationToken cancellation)
    {
        (this.contents, this.cancellation) = (contents, cancellation);
        Needed(contents.Identifier, "the identifier");
        Needed(contents.SessionDescription, "the description of the session");
        if (contents.SessionId?.AsSpan().ContainsAny('/', '\\') == true)
        {
            throw Refused("/general/session_id", $"the session's id \"{contents.SessionId}\" has a slash. Take another character.");
        }

        Unique("/general/devices", contents.Devices.Select(device => device.Name).Append("models"));
        Videos = [.. contents.Videos.Where(Keep)];
        Unique("/acquisition", [.. contents.Videos.Select(video => video.Name), .. contents.Pulses.Select(pulses => pulses.Name)]);
        foreach (var skeleton in contents.Skeletons)
        {
            Check(skeleton);
        }

        Unique("/processing/behavior/Skeletons", contents.Skeletons.Select(skeleton => skeleton.Name));
        Unique(
            "/processing/behavior",
            [.. NamesOfBehavior, .. contents.Poses.Select(pose => pose.Name), .. contents.Events.Select(events => events.Name)]);
        Poses = [.. contents.Poses.Select(Plan).OfType<PlannedPose>()];
        Unique("/processing/behavior/BehavioralTimeSeries", contents.BehavioralSignals.Select(signal => signal.Name));
        Unique("/processing/behavior/BehavioralEvents", contents.BehavioralEvents.Select(signal => signal.Name));
        Signals = [.. contents.BehavioralSignals.Select(signal => Plan(signal, "BehavioralTimeSeries")).OfType<PlannedSignal>()];
        Moments = [.. contents.BehavioralEvents.Select(signal => Plan(signal, "BehavioralEvents")).OfType<PlannedSignal>()];
        NwbIntervals[] intervals = [.. contents.Trials is { } trials ? [trials] : (IEnumerable<NwbIntervals>)[], .. contents.OtherIntervals];
        Unique("/intervals", intervals.Select(one => one.Name));
        Intervals = [.. intervals.Where(Keep)];
        Pulses = [.. contents.Pulses.Where(pulses => Keep(pulses, "/acquisition/" + pulses.Name))];
        Events = [.. contents.Events.Where(events => Keep(events, "/processing/behavior/" + events.Name))];
    }

    public IReadOnlyList<string> Warnings => warnings;

    public IReadOnlyList<NwbVideo> Videos { get; }

    public IReadOnlyList<PlannedPose> Poses { get; }

    public IReadOnlyList<PlannedSignal> Signals { get; }

    public IReadOnlyList<PlannedSignal> Moments { get; }

    public IReadOnlyList<NwbIntervals> Intervals { get; }

    public IReadOnlyList<NwbEvents> Pulses { get; }

    public IReadOnlyList<NwbEvents> Events { get; }

    /// <summary>The times of a video that is written.</summary>
    public SeriesTimes TimesOf(NwbVideo video) => videoTimes[video.Name];

    /// <summary>A description; where there is none, the name, which is what is known.</summary>
    public string Described(string description, string name, string path)
    {
        if (!string.IsNullOrWhiteSpace(description) && !Placeholders.Contains(description.Trim('.').ToLowerInvariant()))
        {
            return description;
        }

        warnings.Add($"{path}: there is no description; its name is written instead.");
        return name;
    }

    /// <summary>The columns of a table that say something.</summary>
    public IReadOnlyList<NwbColumn> Kept(IReadOnlyList<NwbColumn> columns, string path) => [.. columns.Where(column =>
    {
        var isEmpty = column switch
        {
            NwbNumberColumn { Values: var values } => !values.Span.ContainsAnyExcept(double.NaN),
            NwbListColumn { Values: var values } => values.All(list => list.IsEmpty),
            _ => false,
        };
        if (isEmpty)
        {
            warnings.Add($"{path}: the column {column.Name} has no number in any row and is left out.");
        }

        return !isEmpty;
    })];

    private static NwbException Refused(string path, string problem) => new(problem, new(Path: path));

    private static void Needed(string text, string what)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new NwbException($"{what} is empty; expected a text.", Place.Unknown);
        }
    }

    private static void Unique(string group, IEnumerable<string> names)
    {
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (NwbNames.Problem(name) is { } problem)
            {
                throw Refused(group, $"{problem}. Give it another name; NwbNames.Safe makes one.");
            }

            if (!known.Add(name))
            {
                throw Refused(group, $"there are two objects named \"{name}\". Give one of them another name.");
            }
        }
    }

    private static T Named<T>(IEnumerable<T> items, Func<T, string> nameOf, string name, string kind, string path)
    {
        T[] all = [.. items];
        return all.FirstOrDefault(item => nameOf(item) == name) is { } found
            ? found
            : throw Refused(path, $"there is no {kind} \"{name}\".{NearestName.Hint(name, all.Select(nameOf))}");
    }

    private bool Keep(NwbVideo video)
    {
        var path = "/acquisition/" + video.Name;
        Named(contents.Devices, device => device.Name, video.Device, "device", path);
        if (video.Files.Count == 0)
        {
            throw Refused(path, "the video has no file.");
        }

        for (var file = 0; file < video.Files.Count; file++)
        {
            var (name, start) = video.Files[file];
            if (string.IsNullOrWhiteSpace(name) || name[0] is '/' or '\\' || (name.Length > 1 && name[1] == ':') || name.Contains("://", StringComparison.Ordinal))
            {
                throw Refused(path, $"\"{name}\" is no path from the folder of the NWB file; expected one such as ./cam0.mp4.");
            }

            if (file == 0 ? start != 0 : start < video.Files[file - 1].StartingFrame)
            {
                throw Refused(
                    path,
                    FormattableString.Invariant($"the file {name} starts with frame {start}; expected {(file == 0 ? "0" : "no frame before that of the file before it")}."));
            }
        }

        if (video.Dimension is var (width, height) && (width <= 0 || height <= 0))
        {
            throw Refused(path, FormattableString.Invariant($"the images have {width} × {height} pixels; expected more than none."));
        }

        var times = Resolve(video.Times, path + "/timestamps");
        if (times.Count == 0)
        {
            warnings.Add($"{path}: the video has no frames and is left out.");
            return false;
        }

        videoTimes[video.Name] = times;
        return true;
    }

    private static void Check(NwbSkeleton skeleton)
    {
        var path = "/processing/behavior/Skeletons/" + skeleton.Name;
        if (skeleton.Nodes.Count is 0 or > ushort.MaxValue)
        {
            throw Refused(path, FormattableString.Invariant($"the skeleton has {skeleton.Nodes.Count} nodes; expected 1 to {ushort.MaxValue}."));
        }

        Unique(path, skeleton.Nodes);
        if (skeleton.Nodes.FirstOrDefault(node => NamesOfPoses.Contains(node, StringComparer.Ordinal)) is { } taken)
        {
            throw Refused(path, $"a body part cannot be named \"{taken}\": poses of ndx-pose have a field of that name.");
        }

        foreach (var (from, to) in skeleton.Edges)
        {
            if (from < 0 || to < 0 || from >= skeleton.Nodes.Count || to >= skeleton.Nodes.Count)
            {
                throw Refused(
                    path, FormattableString.Invariant($"the edge {from}–{to} is between nodes that are not there; expected 0 to {skeleton.Nodes.Count - 1}."));
            }
        }
    }

    private PlannedPose? Plan(NwbPose pose)
    {
        var path = "/processing/behavior/" + pose.Name;
        var video = Named(contents.Videos, one => one.Name, pose.Video, "video", path);
        var skeleton = Named(contents.Skeletons, one => one.Name, pose.Skeleton, "skeleton", path);
        if (string.IsNullOrWhiteSpace(pose.Unit))
        {
            throw Refused(path, "the unit of the positions is empty; expected one such as pixels.");
        }

        if (pose.Frames.Count < pose.Frames.Coordinates)
        {
            warnings.Add(FormattableString.Invariant(
                $"{path}: the pose has {pose.Frames.Count} frames, fewer than the coordinates of a point, and is left out: readers take such data for turned."));
            return null;
        }

        return Series(pose.Times, video, pose.Frames.Count, path) is { } times ? new(pose, skeleton, video, times) : null;
    }

    private PlannedSignal? Plan(NwbSignal signal, string container)
    {
        var path = $"/processing/behavior/{container}/{signal.Name}";
        var video = signal.Video is { } name ? Named(contents.Videos, one => one.Name, name, "video", path) : null;
        var rows = signal.Columns > 0 && signal.Data.Count % signal.Columns == 0 ? signal.Data.Count / signal.Columns : throw Refused(
            path, FormattableString.Invariant($"{signal.Data.Count} numbers are no whole samples of {signal.Columns} values."));
        if (string.IsNullOrWhiteSpace(signal.Unit))
        {
            throw Refused(path, "the unit is empty; expected one, or a.u. where there is none.");
        }

        if (rows < signal.Columns)
        {
            warnings.Add(FormattableString.Invariant($"{path}: the signal has {rows} samples of {signal.Columns} values and is left out."));
            return null;
        }

        return Series(signal.Times, video, rows, path) is { } times ? new(signal, rows, times) : null;
    }

    /// <summary>The times of a series: its own, or those of its video. Null where the video is not written.</summary>
    private SeriesTimes? Series(NwbTimes? own, NwbVideo? video, long rows, string path)
    {
        if (own is not null)
        {
            var times = Resolve(own, path + "/timestamps");
            return times.Count is { } count && count != rows ? throw Lengths(path, rows, count, "times") : times;
        }

        if (video is null)
        {
            throw Refused(path, "there are no times, and no video whose times they could be.");
        }

        if (!videoTimes.TryGetValue(video.Name, out var known))
        {
            warnings.Add($"{path}: its video {video.Name} is left out, and so is this.");
            return null;
        }

        return known.Count is { } frames && frames != rows
            ? throw Lengths(path, rows, frames, $"frames of the video {video.Name}")
            : known with { VideoPath = known.Times is NwbTimes.Each ? $"/acquisition/{video.Name}/timestamps" : null };
    }

    private static NwbException Lengths(string path, long rows, long times, string what) => Refused(
        path, FormattableString.Invariant($"there are {rows:N0} samples and {times:N0} {what}; expected one for each. Give the times of the samples."));

    private SeriesTimes Resolve(NwbTimes times, string path)
    {
        switch (times)
        {
            case NwbTimes.Each each:
                var steady = NwbTimesCheck.Check(each.Seconds, path, cancellation);
                return new(steady is null ? each : steady, each.Seconds.Count);
            case NwbTimes.Steady { StartSeconds: var start, Rate: var rate } when double.IsFinite(start) && double.IsFinite(rate) && rate > 0:
                return new(times, null);
            case NwbTimes.Steady { StartSeconds: var start, Rate: var rate }:
                throw Refused(path, FormattableString.Invariant($"the series starts at {start} s with {rate} samples a second; expected numbers, the rate above zero."));
            default:
                throw new ArgumentOutOfRangeException(nameof(times));
        }
    }

    private bool Keep(NwbIntervals intervals)
    {
        var path = "/intervals/" + intervals.Name;
        if (intervals.StopTimes.Length != intervals.StartTimes.Length)
        {
            throw Lengths(path, intervals.StartTimes.Length, intervals.StopTimes.Length, "times at which they stop");
        }

        var starts = intervals.StartTimes.Span;
        var stops = intervals.StopTimes.Span;
        for (var row = 0; row < starts.Length; row++)
        {
            if (!double.IsFinite(starts[row]) || stops[row] < starts[row] || double.IsInfinity(stops[row]) || (row > 0 && starts[row] < starts[row - 1]))
            {
                throw Refused(path, FormattableString.Invariant(
                    $"row {row} lasts from {starts[row]} to {stops[row]} s; expected rows in the order of their starts, none that stops before it starts. Leave out what is not aligned."));
            }
        }

        return Keep(intervals.Columns, starts.Length, path);
    }

    private bool Keep(NwbEvents events, string path)
    {
        NwbTimesCheck.Check(events.Timestamps, path + "/timestamp", cancellation);
        return events.Durations is { } durations && durations.Count != events.Timestamps.Count
            ? throw Lengths(path, events.Timestamps.Count, durations.Count, "durations")
            : Keep(events.Columns, events.Timestamps.Count, path);
    }

    private bool Keep(IReadOnlyList<NwbColumn> columns, long rows, string path)
    {
        Unique(path, columns.SelectMany(column => column is NwbListColumn ? [column.Name, column.Name + "_index"] : new[] { column.Name }));
        foreach (var column in columns)
        {
            if (NwbNames.ColumnProblem(column.Name, column is NwbTextColumn or NwbCategoryColumn or NwbListColumn) is { } problem)
            {
                throw Refused(path, $"{problem}. Give it another name; NwbNames.SafeColumn makes one.");
            }

            if (column.RowCount != rows)
            {
                throw Lengths($"{path}/{column.Name}", rows, column.RowCount, "values in the column");
            }

            if (column is NwbCategoryColumn { Values: var values, Meanings: var meanings })
            {
                Dictionary<string, string> known = new(StringComparer.Ordinal);
                foreach (var (value, meaning) in meanings)
                {
                    if (!known.TryAdd(value, meaning))
                    {
                        throw Refused($"{path}/{column.Name}", $"\"{value}\" has two meanings; expected one.");
                    }
                }

                if (values.FirstOrDefault(value => !known.ContainsKey(value)) is { } unknown)
                {
                    throw Refused($"{path}/{column.Name}", $"\"{unknown}\" has no meaning.{NearestName.Hint(unknown, known.Keys)}");
                }
            }
        }

        if (rows == 0)
        {
            warnings.Add($"{path}: the table has no rows and is left out.");
        }

        return rows > 0;
    }
}

/// <summary>The times of a series that is written.</summary>
/// <param name="Times">A time for each sample, or start and rate.</param>
/// <param name="Count">How many samples there are; null where start and rate do not say.</param>
internal sealed record SeriesTimes(NwbTimes Times, long? Count)
{
    /// <summary>The dataset of times that another series has already; null where the series has its own.</summary>
    public string? VideoPath { get; init; }
}

/// <summary>A pose that is written, with what it refers to.</summary>
internal sealed record PlannedPose(NwbPose Pose, NwbSkeleton Skeleton, NwbVideo Video, SeriesTimes Times);

/// <summary>A signal that is written.</summary>
internal sealed record PlannedSignal(NwbSignal Signal, long Rows, SeriesTimes Times);
