using NeuroPose.Figures.Model;
using NeuroPose.Gait;
using NeuroPose.Poses;

namespace NeuroPose.Figures;

/// <summary>What a figure of events shows beside them.</summary>
public sealed record GaitEventFigureOptions
{
    /// <summary>Contacts on force plates, shaded behind the curves; null for none.</summary>
    public PlateEvents? Plates { get; init; }

    /// <summary>Where the figure begins, in seconds from the first frame; NaN for half a second before the first event.</summary>
    public double FromSeconds { get; init; } = double.NaN;

    /// <summary>How much of the walk is drawn at most, in seconds.</summary>
    public double Seconds
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Seconds), value, "The length must be above 0.");
    } = 10;

    /// <summary>Which joint plays which role, where the names of the joints do not say it.</summary>
    public IReadOnlyDictionary<JointRole, string> Roles { get; init; } = new Dictionary<JointRole, string>();
}

public static partial class GaitFigures
{
    /// <summary>
    /// Initial contacts on the height of the heel and foot offs on that of the toe, a panel a foot; a dot is the fainter, the less
    /// confident, and open where its confidence is not known. Below, how far the methods of each event lie apart. Plate contacts are
    /// shaded, problems are vertical lines. A long walk is drawn in part, and the figure says which.
    /// </summary>
    /// <param name="walk">The poses in which the events were found.</param>
    /// <param name="events">The events: detected, from a file, or from plates.</param>
    /// <param name="options">Plates, and which part of the walk is drawn.</param>
    /// <exception cref="NeuroPoseException">The frame rate is not known, or there are no feet or no hips.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The part begins behind the walk.</exception>
    public static PlotFigure Events(PoseSequence walk, GaitEvents events, GaitEventFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(walk);
        ArgumentNullException.ThrowIfNull(events);
        options ??= new();
        FootHeights[] feet = [.. FootHeights.Of(walk, options.Roles).Where(foot => !foot.Heel.IsEmpty)];
        var part = WalkPart.Of(walk, events, options);
        Panel[] panels = [.. feet.Select((foot, index) => FootPanel(foot, events, options.Plates, part))];
        var spreads = events.Events.Where(part.Holds).Any(found => double.IsFinite(found.SpreadMilliseconds));
        return new(new Plot
        {
            Panels = spreads ? [.. panels, SpreadPanel(events, part)] : panels,
            SharedX = true,
            Notes = [.. EventNotes(feet, events, options.Plates, part)],
        })
        {
            Title = walk.Label.Length > 0 ? $"{walk.Label}, gait events" : "Gait events",
            Description = FormattableString.Invariant(
                $"Heights of heel and toe over time, with {Counted(events, GaitEventType.InitialContact)} initial contacts and {Counted(events, GaitEventType.FootOff)} foot offs."),
        };
    }

    private static int Counted(GaitEvents events, GaitEventType type) => events.Events.Count(found => found.Type == type);

    private static Panel FootPanel(FootHeights foot, GaitEvents events, PlateEvents? plates, WalkPart part)
    {
        var (heel, toe) = (foot.Heel.ToArray(), foot.Toe.ToArray());
        return new()
        {
            X = part.Axis,
            Y = new(new AxisLabel($"{SideWord(foot.Side)} foot", foot.IsScaleKnown ? "mm" : "")) { Low = 0 },
            Layers =
            [
                .. (plates?.Contacts ?? []).Where(contact => contact.Side is null || contact.Side == foot.Side)
                    .Select(part.Clipped).OfType<SpanLayer>(),
                .. events.Problems.Where(problem => part.Holds(problem.TimeSeconds) && (problem.Side is null || problem.Side == foot.Side))
                    .Select(problem => new RuleLayer(problem.TimeSeconds, RuleWord(problem.Rule))),
                part.Line(heel, foot.HeelIsAnkle ? "ankle" : "heel", 5),
                .. toe.Length > 0 ? [part.Line(toe, "toe", 4)] : Array.Empty<Layer>(),
                EventDots(events, foot.Side, GaitEventType.InitialContact, heel, part, 0),
                EventDots(events, foot.Side, GaitEventType.FootOff, toe.Length > 0 ? toe : heel, part, 1),
            ],
            Height = 120,
        };
    }

    private static ScatterLayer EventDots(GaitEvents events, Side side, GaitEventType type, double[] heights, WalkPart part, int color)
    {
        GaitEvent[] shown = [.. events.Events.Where(found => found.Side == side && found.Type == type && part.Holds(found))];
        return new(Array.ConvertAll(shown, found => found.TimeSeconds),
            Array.ConvertAll(shown, found => part.At(heights, found.TimeSeconds)))
        {
            Name = type == GaitEventType.InitialContact ? "initial contact" : "foot off",
            Color = color,
            Radius = 3.6,
            Strengths = Array.ConvertAll(shown, found => found.Confidence),
        };
    }

    private static Panel SpreadPanel(GaitEvents events, WalkPart part)
    {
        ScatterLayer Dots(GaitEventType type, int color)
        {
            GaitEvent[] shown = [.. events.Events.Where(found => found.Type == type && part.Holds(found))];
            return new(Array.ConvertAll(shown, found => found.TimeSeconds), Array.ConvertAll(shown, found => found.SpreadMilliseconds))
            {
                Name = type == GaitEventType.InitialContact ? "initial contact" : "foot off",
                Color = color,
                InLegend = false,
                Radius = 3,
            };
        }

        return new()
        {
            X = part.Axis,
            Y = new(new AxisLabel("spread", "ms")) { Low = 0 },
            Layers = [Dots(GaitEventType.InitialContact, 0), Dots(GaitEventType.FootOff, 1)],
            Height = 56,
        };
    }

    private static IEnumerable<string> EventNotes(FootHeights[] feet, GaitEvents events, PlateEvents? plates, WalkPart part)
    {
        yield return feet.All(foot => foot.IsScaleKnown)
            ? "Curves: heights of heel and toe."
            : "Curves: heights of heel and toe, without a scale: the unit of the poses is not known.";
        yield return events.Events.Count == 0 ? "There are no events." : events.Events.All(found => double.IsNaN(found.Confidence))
            ? $"Events: {MethodWord(events.Method)}. Open dots: their confidence is not known."
            : $"Events: {MethodWord(events.Method)}. The fainter a dot, the less confident; spread: how far the methods of an event lie apart.";
        yield return plates is null ? "" : plates.Contacts.Any(contact => contact.Side is null)
            ? "Shaded: contacts on force plates; those of no clear foot are in both panels."
            : "Shaded: contacts on force plates.";
        yield return part.Words;
        yield return ProblemWords(events.Problems);
    }

    /// <summary>How many problems there are, and the first; empty for none.</summary>
    private static string ProblemWords(IReadOnlyList<GaitProblem> problems) => problems.Count == 0 ? ""
        : FormattableString.Invariant($"{problems.Count} {(problems.Count == 1 ? "problem" : "problems, the first")}: {problems[0].Message}");

    private static string SideWord(Side side) => side == Side.Left ? "left" : "right";

    private static string MethodWord(GaitEventMethod method) => method switch
    {
        GaitEventMethod.File => "those of the file",
        GaitEventMethod.Plates => "those of force plates",
        _ => "by the method " + method.ToString().ToLowerInvariant(),
    };

    private static string RuleWord(GaitRule rule) => rule switch
    {
        GaitRule.StrideTime => "stride time",
        GaitRule.MissingJoint => "joint",
        _ => rule.ToString().ToLowerInvariant(),
    };
}
