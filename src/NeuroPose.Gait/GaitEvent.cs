using NeuroPose.Poses;

namespace NeuroPose.Gait;

/// <summary>What a foot does to the floor.</summary>
public enum GaitEventType
{
    /// <summary>The foot touches the floor after its swing: heel strike, where the heel is first.</summary>
    InitialContact,

    /// <summary>The foot leaves the floor at the end of its stance: toe-off, where the toes are last.</summary>
    FootOff,
}

/// <summary>A foot touches the floor or leaves it.</summary>
/// <param name="Side">The person's left or right.</param>
/// <param name="Type">Which of the two.</param>
/// <param name="TimeSeconds">When, in seconds from the first frame; between frames where the method finds it there.</param>
public sealed record GaitEvent(Side Side, GaitEventType Type, double TimeSeconds)
{
    /// <summary>
    /// From 0 to 1: the share of the methods asked that lie within 25 ms of the time, times the share of frames within 50 ms in which the
    /// markers were seen. NaN where it is not known, as in events from files and plates.
    /// </summary>
    public double Confidence { get; init; } = double.NaN;

    /// <summary>The latest minus the earliest time that the methods found, in milliseconds; NaN where one method was asked.</summary>
    public double SpreadMilliseconds { get; init; } = double.NaN;

    /// <summary>Side, type, time and confidence in a line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Words.Of(Side)} {Words.Of(Type)} at {TimeSeconds:0.000} s{(double.IsNaN(Confidence) ? "" : FormattableString.Invariant($", confidence {Confidence:0.00}"))}");
}

/// <summary>What is implausible about events or about the poses that they were looked for in.</summary>
/// <param name="TimeSeconds">When, in seconds from the first frame; NaN where it is about the whole walk.</param>
/// <param name="Side">Which foot; null where it is about both.</param>
/// <param name="Rule">The rule that was broken.</param>
/// <param name="Message">What was found, and what to do.</param>
public sealed record GaitProblem(double TimeSeconds, Side? Side, GaitRule Rule, string Message);

/// <summary>What a walk and its events are checked for.</summary>
public enum GaitRule
{
    /// <summary>The unit, the axis that is up, and the size of the person fit each other.</summary>
    Scale,

    /// <summary>A joint that the events need is there.</summary>
    MissingJoint,

    /// <summary>The left foot is on the left, and the person walks toward where the toes point.</summary>
    Sides,

    /// <summary>The person walks: both feet come forward in turn.</summary>
    Standing,

    /// <summary>Of one foot, contact and foot off take turns.</summary>
    Order,

    /// <summary>Left and right contacts take turns.</summary>
    Alternation,

    /// <summary>A stride lasts from half to twice the median stride, and from 0.4 to 4 s.</summary>
    StrideTime,

    /// <summary>A stance lasts from 45 to 85 percent of its stride.</summary>
    Stance,

    /// <summary>The other foot leaves the floor after this one's contact, and before its own.</summary>
    Opposite,

    /// <summary>At its contact the foot is ahead of the other.</summary>
    Swap,

    /// <summary>A stride turns by at most 20 degrees.</summary>
    Turning,
}

/// <summary>Sides and types as messages have them.</summary>
internal static class Words
{
    public static string Of(Side side) => side == Side.Left ? "left" : "right";

    public static string Of(GaitEventType type) => type == GaitEventType.InitialContact ? "initial contact" : "foot off";
}
