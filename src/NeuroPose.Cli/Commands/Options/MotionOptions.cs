using System.CommandLine;
using System.Globalization;
using NeuroPose.Cli.Terminal;
using NeuroPose.Formats;
using NeuroPose.Poses;

namespace NeuroPose.Cli.Commands;

/// <summary>What the caller knows about a recording of any format, and whose poses are taken from it.</summary>
internal sealed class MotionOptions
{
    private readonly Option<string?> person = new("--person") { Description = "Whose poses: the index, counted from 0, or the name in the file; 0 by default.", HelpName = "N|NAME" };
    private readonly Option<string?> format = new("--format") { Description = "The file's format, where it is not recognized.", HelpName = "FORMAT" };
    private readonly Option<double?> rate = new("--fps") { Description = "Frames in a second, where the file does not say.", HelpName = "RATE" };
    private readonly Option<string?> up = new("--up") { Description = "Which axis points up: +z, +y, -y and so on, where the file does not say.", HelpName = "AXIS" };
    private readonly Option<string?> skeleton = new("--skeleton") { Description = "The skeleton: a known name such as BODY_25B, or a YAML file of your own.", HelpName = "NAME|FILE" };
    private readonly Option<double?> confidence = new("--min-confidence") { Description = "Points with less confidence are missing.", HelpName = "NUMBER" };
    private readonly Option<string?> picture = new("--picture") { Description = "The picture's size, which turns parts of the picture into pixels.", HelpName = "WIDTHxHEIGHT" };
    private readonly Option<bool> truncated = new("--allow-truncated") { Description = "Loads the whole frames of a file that was cut short." };
    private readonly Option<bool> mirrored = new("--mirrored") { Description = "The video was mirrored: left and right are exchanged." };
    private readonly Option<string?> order = new("--array-order") { Description = "The order of a NumPy array's dimensions, a letter each: p person, f frame, j joint, c coordinate.", HelpName = "ORDER" };
    private readonly Option<string?> key = new("--key") { Description = "The array, table or estimation of the file, where it has several.", HelpName = "NAME" };
    private readonly Option<int?> video = new("--video") { Description = "The video of a SLEAP project: the index, counted from 0.", HelpName = "N" };
    private readonly Option<bool?> degrees = new("--angles-in-degrees") { Description = "Whether the angles of a .mot or .sto file that does not say so are in degrees (true) or radians (false).", HelpName = "true|false" };
    private readonly Option<bool?> world = new("--world-landmarks") { Description = "MediaPipe's landmarks in meters (true) or in the picture (false).", HelpName = "true|false" };
    private readonly Option<bool> qualisys = new("--assume-qtm-millimeters") { Description = "Takes the numbers of a Qualisys table, which states no unit, for millimeters." };
    private readonly Option<string?> unit;

    /// <summary>The options; where a command has a unit for files of columns too, the same option serves both.</summary>
    public MotionOptions(Option<string?>? unit = null)
    {
        this.unit = unit ?? new("--unit") { Description = "The unit of the coordinates: mm, cm, m or px, where the file does not say.", HelpName = "UNIT" };
        person.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: ['-', ..] or "" } word])
            {
                result.AddError($"--person {word.Value}: expected an index, 0 or more, or a name.");
            }
        });
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [person, format, rate, unit, up, skeleton, confidence, picture, truncated, mirrored, order, key, video, degrees, world, qualisys];

    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Add(option);
        }
    }

    /// <summary>The recording that a file or folder holds.</summary>
    /// <exception cref="UsageException">An option is wrong.</exception>
    public MotionRecording Load(ParseResult parsed, string file, CancellationToken cancellation)
    {
        var options = Options(parsed);

        // What begins as the reference's own trial and breaks its contract is told so, and not that its format is unknown.
        return options.Format is null && TrialOrOther.IsTrial(file) ? MotionFile.Load(file, options with { Format = MotionFormat.VideoPredictions }, cancellation) : MotionFile.Load(file, options, cancellation);
    }

    /// <summary>The poses of the person who is asked for.</summary>
    public PoseSequence Poses(ParseResult parsed, string file, CancellationToken cancellation) => Poses(parsed, Load(parsed, file, cancellation), file);

    /// <summary>The poses of the person who is asked for.</summary>
    public PoseSequence Poses(ParseResult parsed, MotionRecording recording, string file)
    {
        var asked = parsed.GetValue(person);
        return asked is null || recording.Persons.Any(one => one.Name == asked) ? Named(recording, asked)
            : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? recording.Poses(index)
            : throw new UsageException($"{file}: --person: nobody has the given name. Give the index, counted from 0, or a name that trial info shows.");
    }

    /// <summary>The index of the person who is asked for.</summary>
    public int? PersonIndex(ParseResult parsed) => parsed.GetValue(person) switch
    {
        null => null,
        var word when int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var index) => index,
        var word => throw new UsageException($"--person {word}: expected a whole number, 0 or more."),
    };

    /// <summary>True where the call says something about the file that only a recording can have.</summary>
    public bool AreGiven(ParseResult parsed) => All.Where(option => option != unit && option != person).Any(option => parsed.GetResult(option) is { Implicit: false });

    private static PoseSequence Named(MotionRecording recording, string? name) => name is null ? recording.Poses() : recording.Poses(name);

    /// <summary>What the call says about the file.</summary>
    /// <exception cref="UsageException">An option is wrong.</exception>
    public LoadOptions Options(ParseResult parsed) => new()
    {
        Format = parsed.GetValue(format) is { } word ? FormatOf(word) : null,
        FramesPerSecond = parsed.GetValue(rate) is { } frames
            ? frames > 0 && double.IsFinite(frames) ? frames : throw new UsageException(FormattableString.Invariant($"--fps {frames}: must be above 0."))
            : null,
        Unit = parsed.GetValue(unit) is { } symbol ? LengthUnits.Parse(symbol) ?? throw new UsageException($"--unit {symbol}: expected mm, cm, m, px or normalized.") : null,
        Up = parsed.GetValue(up) is { } axis ? AxisDirections.Parse(axis) ?? throw new UsageException($"--up {axis}: expected +x, -x, +y, -y, +z or -z.") : null,
        Skeleton = parsed.GetValue(skeleton) is { } name ? SkeletonOf(name) : null,
        MinConfidence = parsed.GetValue(confidence),
        PictureSize = parsed.GetValue(picture) is { } size ? SizeOf(size) : null,
        AllowTruncated = parsed.GetValue(truncated),
        Mirrored = parsed.GetValue(mirrored),
        ArrayOrder = parsed.GetValue(order),
        Key = parsed.GetValue(key),
        Video = parsed.GetValue(video),
        AnglesInDegrees = parsed.GetValue(degrees),
        WorldLandmarks = parsed.GetValue(world),
        AssumeQtmMillimeters = parsed.GetValue(qualisys),
    };

    private static MotionFormat FormatOf(string word)
    {
        var formats = Enum.GetValues<MotionFormat>();
        string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        var found = formats.Where(one => Plain(one.ToString()) == Plain(word) || Plain(one.Title()) == Plain(word)).Select(one => (MotionFormat?)one).FirstOrDefault();
        return found ?? throw new UsageException($"--format {word}: there is no such format.{NearestName.Hint(word.ToLowerInvariant(), formats.Select(one => one.ToString().ToLowerInvariant()))}");
    }

    private static Skeleton SkeletonOf(string word)
    {
        if (File.Exists(word))
        {
            return SkeletonFile.Load(word);
        }

        try
        {
            return Skeleton.Named(word);
        }
        catch (ArgumentException problem)
        {
            throw new UsageException($"{UsageException.Of($"--skeleton {word}", problem).Message} A file of that name is not there.");
        }
    }

    private static (int Width, int Height) SizeOf(string word)
    {
        var parts = word.Split('x', 'X', '×');
        return parts is [var width, var height] && int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var w)
            && int.TryParse(height, NumberStyles.None, CultureInfo.InvariantCulture, out var h) && w > 0 && h > 0
            ? (w, h)
            : throw new UsageException($"--picture {word}: expected the width and height in pixels, such as 1920x1080.");
    }
}
