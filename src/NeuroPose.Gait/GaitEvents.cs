using NeuroPose.Formats;
using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>The initial contacts and foot offs of one person, by time, with where they come from and what is implausible about them.</summary>
public sealed record GaitEvents
{
    private GaitEvents(GaitEventMethod method, IEnumerable<GaitEvent> events)
    {
        Method = method;
        Events = [.. events.OrderBy(found => found.TimeSeconds).ThenBy(found => found.Side).ThenBy(found => found.Type)];
    }

    /// <summary>Where the events come from.</summary>
    public GaitEventMethod Method { get; }

    /// <summary>The events by time.</summary>
    public IReadOnlyList<GaitEvent> Events { get; private init; }

    /// <summary>The directions and speeds they were looked for in; null for events from files and plates.</summary>
    public WalkingFrame? WalkingFrame { get; private init; }

    /// <summary>What is implausible about the poses and the events; empty when nothing is. Nothing is repaired.</summary>
    public IReadOnlyList<GaitProblem> Problems { get; private init; } = [];

    /// <summary>What was assumed or left out, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>The poses that they were found in; null for events that were not found in poses.</summary>
    internal WalkIdentity? FoundIn { get; private init; }

    /// <summary>The roles by which they were found; null for events that were not found in poses.</summary>
    internal IReadOnlyDictionary<JointRole, string>? Roles { get; private init; }

    /// <summary>Events that the caller knows, by any method.</summary>
    /// <param name="method">Where they come from.</param>
    /// <param name="events">The events in any order.</param>
    /// <param name="notes">What was assumed or left out.</param>
    public static GaitEvents Of(GaitEventMethod method, IEnumerable<GaitEvent> events, params IReadOnlyList<string> notes)
    {
        ArgumentNullException.ThrowIfNull(events);
        return new GaitEvents(method, events) { Notes = notes }.Checked([], null);
    }

    /// <summary>Finds the events of a walk.</summary>
    /// <remarks>
    /// The composite: candidates are Zeni's events, at least 0.6 strides apart and 50 mm prominent. What lies further than 0.12 strides from
    /// the candidate is left out. Contact: O'Connor's event where it lies within 0.06 strides of the median of three: the heel's sagittal
    /// speed falls below 0.5 v and below 0.35 v, and the multi-condition event; else that median. Foot off: the median of Zeni's, O'Connor's
    /// and Hreljac's events, and of the toe's sagittal speed rising above 0.8 v. Speeds are relative to the floor or the belt, v is the median
    /// walking speed; the crossing nearest to the candidate within 0.15 strides counts, else the candidate's time. Before, the poses are
    /// low-passed at 20 Hz (zero-phase Butterworth), O'Connor's at 7 Hz, the multi-condition's at 9 Hz. Decision 0042 has the data.
    /// </remarks>
    /// <param name="walk">One person's poses, 3 dimensions. Joints that are NaN are not seen.</param>
    /// <param name="options">Method and roles.</param>
    /// <returns>The events. Where any event would be made up (a unit or an up that cannot be, swapped feet, nobody walks) there are none, and
    /// <see cref="Problems"/> says why.</returns>
    /// <exception cref="NeuroPoseException">The frame rate is not known, the poses have 2 dimensions, or the skeleton has no feet or no
    /// hips.</exception>
    /// <exception cref="ArgumentException">A named joint is not in the skeleton, or the method is no method of poses.</exception>
    public static GaitEvents Detect(PoseSequence walk, GaitEventOptions? options = null)
    {
        options ??= new();
        return In(Measured(walk, options), options);
    }

    /// <summary>A walk as its events need it.</summary>
    internal static Walk Measured(PoseSequence walk, GaitEventOptions options)
    {
        ArgumentNullException.ThrowIfNull(walk);
        if (IsNoMethodOfPoses(options.Method))
        {
            throw new ArgumentException($"The method {options.Method} is no way to find events in poses: use GaitEvents.From or PlateEvents.From.", nameof(options));
        }

        walk.RequireThreeDimensions("gait events");
        return Walk.Of(walk, options.Roles, options.MaxGapSeconds);
    }

    /// <summary>Finds the events of a walk that was measured.</summary>
    internal static GaitEvents In(Walk measured, GaitEventOptions options)
    {
        if (!Enum.IsDefined(options.Method))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Method, "This is no way to find events in poses.");
        }

        // Feet do not see each other, so that they can be worked on side by side.
        GaitEvent[][] found = measured.CanHaveEvents ? [.. measured.Feet.Select(_ => Array.Empty<GaitEvent>())] : [];
        Parallel.For(0, found.Length, foot =>
        {
            var events = new FootEvents(measured, measured.Feet[foot]);
            found[foot] = [.. events.Find(options.Method, GaitEventType.InitialContact), .. events.Find(options.Method, GaitEventType.FootOff)];
        });

        return new GaitEvents(options.Method, found.SelectMany(events => events))
        {
            WalkingFrame = measured.Frame,
            FoundIn = measured.Identity,
            Roles = options.Roles,
        }.Checked(measured.Problems, measured);
    }

    /// <summary>
    /// The events that a recording holds: foot strikes and contacts, foot and toe offs, in Vicon's words (context Left, label Foot Strike) and
    /// in those of Qualisys and Visual3D (LHS, RTO). Times are turned into seconds from the first frame.
    /// </summary>
    /// <param name="recording">The recording.</param>
    /// <returns>The events; <see cref="Notes"/> counts those that were left out because they name no side or are no gait events. ON and OFF
    /// of plates are left out too.</returns>
    public static GaitEvents From(MotionRecording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var start = (recording.FirstFrame - recording.TimeZeroFrame) / recording.FramesPerSecond;
        List<GaitEvent> found = [];
        var (others, sideless) = (0, 0);
        foreach (var marked in recording.Events)
        {
            if (TypeOf(marked.Label) is not { } type)
            {
                others++;
            }
            else if (marked.Side is not { } side)
            {
                sideless++;
            }
            else
            {
                found.Add(new(side, type, marked.TimeSeconds - start));
            }
        }

        List<string> notes = [];
        if (others > 0)
        {
            notes.Add($"{others} events of the file are neither initial contact nor foot off and were left out.");
        }

        if (sideless > 0)
        {
            notes.Add($"{sideless} gait events of the file name no side and were left out.");
        }

        return Of(GaitEventMethod.File, found, notes);
    }

    /// <summary>The times of one foot's events of one type in seconds from the first frame, in order.</summary>
    public IReadOnlyList<double> Times(Side side, GaitEventType type) =>
        [.. Events.Where(found => found.Side == side && found.Type == type).Select(found => found.TimeSeconds)];

    /// <summary>Only the events with at least this confidence; those whose confidence is not known are left out.</summary>
    public GaitEvents AtLeast(double confidence) => Where(found => found.Confidence >= confidence);

    internal GaitEvents Where(Func<GaitEvent, bool> counts) => this with { Events = [.. Events.Where(counts)] };

    /// <summary>How well these events fit a truth; see <see cref="EventScore"/>.</summary>
    /// <param name="truth">The events that count as true.</param>
    /// <param name="toleranceSeconds">The largest distance of a hit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is not above 0.</exception>
    public EventScore Score(GaitEvents truth, double toleranceSeconds = 0.05) => EventScore.Of(this, truth, toleranceSeconds);

    /// <summary>
    /// The events of each published method beside these, a row a method and type: how many it finds, and how far they are from these. These are
    /// no truth unless the caller takes them for it, as those of plates.
    /// </summary>
    /// <param name="walk">The walk that these events are of.</param>
    /// <param name="methods">The methods; all of poses where none is named.</param>
    /// <exception cref="NeuroPoseException">As for <see cref="Detect"/>.</exception>
    /// <exception cref="ArgumentException">A method is no method of poses, or these events were found in another recording.</exception>
    public IReadOnlyList<MethodComparison> Compare(PoseSequence walk, params IReadOnlyList<GaitEventMethod> methods)
    {
        ArgumentNullException.ThrowIfNull(walk);
        ArgumentNullException.ThrowIfNull(methods);
        FoundIn?.Require(walk, "the gait events");
        var options = Roles is { } roles ? new GaitEventOptions { Roles = roles } : new();
        GaitEventMethod[] asked = methods.Count > 0
            ? [.. methods]
            : [.. Enum.GetValues<GaitEventMethod>().Except([GaitEventMethod.File, GaitEventMethod.Plates])];

        // Refuses the first that is no method of poses; without one, measures the walk once for all.
        var measured = Measured(walk, options with { Method = asked.FirstOrDefault(IsNoMethodOfPoses) });
        return
        [
            .. from method in asked
               let events = In(measured, options with { Method = method })
               let score = events.Score(this)
               from type in Enum.GetValues<GaitEventType>()
               select MethodComparison.Of(method, events, score.Of(type)),
        ];
    }

    /// <summary>Method, counts and problems in a line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Method}: {Events.Count(found => found.Type == GaitEventType.InitialContact)} initial contacts, {Events.Count(found => found.Type == GaitEventType.FootOff)} foot offs, {(Problems.Count == 1 ? "1 problem" : $"{Problems.Count} problems")}");

    private static bool IsNoMethodOfPoses(GaitEventMethod method) => method is GaitEventMethod.File or GaitEventMethod.Plates;

    private GaitEvents Checked(IReadOnlyList<GaitProblem> before, Walk? walk) => this with { Problems = [.. before, .. SequenceCheck.Of(this, walk)] };

    private static GaitEventType? TypeOf(string label)
    {
        bool Has(string part) => label.Contains(part, StringComparison.OrdinalIgnoreCase);
        var abbreviation = label.Length == 3 && label[0] is 'L' or 'R' or 'l' or 'r' ? label[1..].ToUpperInvariant() : label.ToUpperInvariant();
        return abbreviation switch
        {
            "HS" or "HC" or "IC" or "FS" or "FC" => GaitEventType.InitialContact,
            "TO" or "FO" => GaitEventType.FootOff,
            _ when Has("foot off") || Has("toe off") || Has("toe-off") || Has("footoff") || Has("toeoff") => GaitEventType.FootOff,
            _ when Has("strike") || Has("initial contact") || Has("foot contact") || Has("heel contact") => GaitEventType.InitialContact,
            _ => null,
        };
    }
}
