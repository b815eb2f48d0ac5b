using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Formats;
using NeuroPose.Gait;
using NeuroPose.Poses;

namespace NeuroPose.Cli.Commands;

/// <summary>A walk as the call asks for it: the poses, the events by the method that was chosen, and the file it is from.</summary>
/// <param name="Poses">The person's poses.</param>
/// <param name="Events">The events.</param>
/// <param name="Roles">Which joint plays which role, where the call says so.</param>
/// <param name="Recording">What the file holds beside the poses; null for a walk with marked events, which holds no more.</param>
internal sealed record GaitWalk(
    PoseSequence Poses, GaitEvents Events, IReadOnlyDictionary<JointRole, string> Roles, MotionRecording? Recording = null)
{
    /// <summary>The angles of the walk: those that the file holds, else from the joints.</summary>
    public ClinicalAngles Angles() => Recording is not null && ClinicalAngles.AreIn(Recording)
        ? ClinicalAngles.From(Recording)
        : ClinicalAngles.Of(Poses, new() { Roles = Roles });
}

/// <summary>The options that say whose walk is measured, and where its events come from.</summary>
internal sealed class GaitOptions
{
    private const string Plates = "plates";
    private const string OwnEvents = "file";

    private static readonly Dictionary<string, GaitEventMethod> Methods =
        Enum.GetValues<GaitEventMethod>().ToDictionary(method => method.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private readonly Option<string> events = new Option<string>("--events")
    {
        Description = "Where events come from: composite (the default, the median of several published methods) or one method in the joints; "
            + "file, the events that the recording holds; plates, its force plates.",
        HelpName = "METHOD",
        DefaultValueFactory = _ => "composite",
    }.AcceptOnlyFromAmong([.. Methods.Keys]);

    private readonly Option<string?> roles = new("--roles")
    {
        Description = "A YAML file that says which joint is which part of the body, where their names do not: roles: {left heel: LCAL, …}.",
        HelpName = "FILE",
    };

    private readonly MotionOptions recordings = new();

    public void AddTo(Command command)
    {
        command.Add(events);
        command.Add(roles);
        recordings.AddTo(command);
    }

    /// <summary>The walk that a file holds, with its events.</summary>
    /// <exception cref="UsageException">A joint that the call names is not in the file.</exception>
    public GaitWalk Load(ParseResult parsed, string file, CancellationToken cancellation)
    {
        try
        {
            return Measured(parsed, file, cancellation);
        }
        catch (ArgumentException problem) when (parsed.GetValue(roles) is { } named)
        {
            throw UsageException.Of($"{file}: --roles {named}", problem);
        }
    }

    /// <summary>The events that count as true, and the file they are from.</summary>
    public (GaitEvents Events, string Source) Truth(ParseResult parsed, string word, string file, CancellationToken cancellation)
    {
        if (word == Plates)
        {
            return (OnPlates(parsed, file, cancellation), file);
        }

        var source = word == OwnEvents ? file : word;
        return (AnnotatedWalk.IsIn(source) ? AnnotatedWalk.Load(source).Events : GaitEvents.From(recordings.Load(parsed, source, cancellation)), source);
    }

    /// <summary>Contacts on the force plates of a C3D file, to be shown beside events; null where there are none to be had.</summary>
    public PlateEvents? PlatesOf(ParseResult parsed, string file, GaitWalk walk, CancellationToken cancellation)
    {
        if (walk.Recording is not { Format: MotionFormat.C3d })
        {
            return null;
        }

        try
        {
            var c3d = C3dFile.Load(file, recordings.Options(parsed), cancellation);
            return c3d.ForcePlates.Count == 0 ? null : PlateEvents.From(c3d, new() { Roles = Roles(parsed) }, recordings.PersonIndex(parsed) ?? 0);
        }
        catch (NeuroPoseException)
        {
            // Plates are shown where they can be; whoever asks for their events (--events plates) gets the reason.
            return null;
        }
    }

    private IReadOnlyDictionary<JointRole, string> Roles(ParseResult parsed) =>
        parsed.GetValue(roles) is { } file ? SkeletonFile.LoadRoles(file) : new Dictionary<JointRole, string>();

    private GaitWalk Measured(ParseResult parsed, string file, CancellationToken cancellation)
    {
        var method = Methods[parsed.GetRequiredValue(events)];
        var options = new GaitEventOptions { Roles = Roles(parsed) };
        if (AnnotatedWalk.IsIn(file))
        {
            var annotated = AnnotatedWalk.Load(file);
            return method switch
            {
                GaitEventMethod.File => new(annotated.Walk, annotated.Events, options.Roles),
                GaitEventMethod.Plates => throw new NeuroPoseException("the file has no force plates.", new(File: file)),
                _ => new(annotated.Walk, GaitEvents.Detect(annotated.Walk, options with { Method = method }), options.Roles),
            };
        }

        var recording = recordings.Load(parsed, file, cancellation);
        var poses = recordings.Poses(parsed, recording, file);
        return new(poses, method switch
        {
            GaitEventMethod.File => GaitEvents.From(recording),
            GaitEventMethod.Plates => OnPlates(parsed, file, cancellation),
            _ => GaitEvents.Detect(poses, options with { Method = method }),
        }, options.Roles, recording);
    }

    private GaitEvents OnPlates(ParseResult parsed, string file, CancellationToken cancellation)
    {
        var c3d = C3dFile.Load(file, recordings.Options(parsed), cancellation);
        return PlateEvents.From(c3d, new() { Roles = Roles(parsed) }, recordings.PersonIndex(parsed) ?? 0).Events;
    }
}
