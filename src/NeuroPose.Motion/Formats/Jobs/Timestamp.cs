using System.Globalization;

namespace NeuroPose.Formats;

/// <summary>
/// A moment as a file states it: the clock's reading to the microsecond, and how far that clock is from UTC where the file says so.
/// A reading without an offset stays without one; no time zone is made up.
/// </summary>
/// <param name="Clock">The reading of the clock. Its kind says nothing; <paramref name="Offset"/> does.</param>
/// <param name="Offset">The clock's distance from UTC, zero for UTC, null when it is not known.</param>
public readonly record struct Timestamp(DateTime Clock, TimeSpan? Offset)
{
    /// <summary>A moment in UTC, cut to the microsecond.</summary>
    public static Timestamp Utc(DateTimeOffset moment) =>
        new(new DateTime(moment.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>The moment in UTC; null when the offset is not known or the moment is outside the years 1 to 9999.</summary>
    public DateTimeOffset? ToUtc() =>
        Offset is { } offset && Clock.Ticks - offset.Ticks is var ticks && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : null;

    /// <summary>
    /// As the reference writes it: <c>2026-04-14T12:00:00Z</c>, with six digits of the second when they are not zero, and the offset as
    /// <c>+02:00</c>.
    /// </summary>
    public override string ToString()
    {
        var text = Clock.ToString(Clock.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-ddTHH:mm:ss" : "yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        return Offset switch
        {
            null => text,
            { Ticks: 0 } => text + "Z",
            { } offset => text + (offset < TimeSpan.Zero ? '-' : '+') + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
        };
    }
}
