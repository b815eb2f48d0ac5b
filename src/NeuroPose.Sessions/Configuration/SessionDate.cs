using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuroPose.Sessions.Configuration;

/// <summary>When a session started, from what files say. Neither a time of day nor a zone is made up.</summary>
internal static partial class SessionDate
{
    /// <summary>The start with its zone.</summary>
    /// <param name="session">What session.toml says.</param>
    /// <param name="options">The stated defaults.</param>
    /// <exception cref="FileFormatException">There is no date, no time of day, or no zone.</exception>
    public static DateTimeOffset Of(SessionDescription session, NwbOptions options)
    {
        var place = new Place(File: session.File, Path: "session.date");
        var written = session.Date ?? throw new FileFormatException(
            "the session has no date, which an NWB file needs. Write date = 2025-11-20T14:30:00+01:00 under [session] of session.toml in the session's folder.", place);
        var match = Written().Match(written);
        if (!match.Success || !DateOnly.TryParseExact(match.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            throw new FileFormatException($"expected a date such as 2025-11-20T14:30:00+01:00, found \"{written}\".", place);
        }

        var hour = match.Groups["time"] is { Success: true } time ? time.Value : session.Time;
        if (hour is null && options.DefaultTime is null)
        {
            throw new FileFormatException(
                $"the date \"{written}\" has no time of day. Write date = {match.Groups["day"].Value}T14:30:00+01:00, or state a default: default_time under [nwb] of config.toml.", place);
        }

        var (clock, zoneOfTime) = hour is null ? (options.DefaultTime!.Value, "") : TimeOf(hour, place);
        var zone = match.Groups["zone"] is { Success: true } given ? given.Value : zoneOfTime.Length > 0 ? zoneOfTime : options.TimeZone;
        if (zone is null)
        {
            throw new FileFormatException(
                $"the date \"{written}\" has no zone. Write it with one (2025-11-20T14:30:00+01:00), or state a default: time_zone under [nwb] of config.toml.", place);
        }

        var local = day.ToDateTime(clock);
        return new(local, OffsetOf(zone, local));
    }

    /// <summary>Whether a text is an offset or the name of a zone.</summary>
    public static bool IsZone(string zone) =>
        OffsetText().IsMatch(zone) || string.Equals(zone, "Z", StringComparison.OrdinalIgnoreCase) || TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);

    private static (TimeOnly Clock, string Zone) TimeOf(string text, Place place)
    {
        var match = ClockText().Match(text);
        return match.Success && TimeOnly.TryParse(match.Groups["clock"].Value, CultureInfo.InvariantCulture, out var clock)
            ? (clock, match.Groups["zone"].Value)
            : throw new FileFormatException($"expected a time of day such as 14:30:00, found \"{text}\".", place);
    }

    private static TimeSpan OffsetOf(string zone, DateTime local)
    {
        if (string.Equals(zone, "Z", StringComparison.OrdinalIgnoreCase))
        {
            return TimeSpan.Zero;
        }

        if (OffsetText().IsMatch(zone))
        {
            var size = TimeSpan.ParseExact(zone[1..], @"hh\:mm", CultureInfo.InvariantCulture);
            return zone[0] == '-' ? -size : size;
        }

        return TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(local);
    }

    [GeneratedRegex(@"^(?<day>\d{4}-\d{2}-\d{2})(?:[Tt ](?<time>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?)(?<zone>[Zz]|[+-](?:0\d|1[0-4]):[0-5]\d)?)?$")]
    private static partial Regex Written();

    [GeneratedRegex(@"^(?<clock>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?)(?<zone>[Zz]|[+-](?:0\d|1[0-4]):[0-5]\d)?$")]
    private static partial Regex ClockText();

    [GeneratedRegex(@"^[+-](?:0\d|1[0-4]):[0-5]\d$")]
    private static partial Regex OffsetText();
}
