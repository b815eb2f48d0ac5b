using System.Globalization;
using System.Text.RegularExpressions;
using NeuroPose.Json;
using NeuroPose.Values;

namespace NeuroPose.Formats;

/// <summary>
/// Dates and times as the reference's validation reads them: ISO 8601 with T, t, _ or a space between, seconds and offset optional;
/// a date alone is midnight; a number, or a number in a string, counts from 1970 in UTC, in milliseconds when it is above 2e10.
/// </summary>
internal static partial class LaxMoment
{
    public const string Expected = "a date and time such as 2026-04-14T12:00:00Z, or a Unix time";

    private const double LargestInSeconds = 2e10;

    /// <summary>The moment; null when the value cannot be one.</summary>
    public static Timestamp? Of(JsonTree value) => value.Kind switch
    {
        JsonKind.Number => FromUnix(LaxScalar.ToDouble(value)!.Value),
        JsonKind.String => FromText(value.Text),
        _ => null,
    };

    private static Timestamp? FromText(string text)
    {
        if (Iso().Match(text) is not { Success: true } match)
        {
            return NumberText.TryRead<double>(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                ? FromUnix(seconds)
                : null;
        }

        int Part(string name) => match.Groups[name] is { Success: true } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
        var (year, month, day) = (Part("year"), Part("month"), Part("day"));
        var (hour, minute, second) = (Part("hour"), Part("minute"), Part("second"));
        var (zoneHour, zoneMinute) = (Part("zoneHour"), Part("zoneMinute"));
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59 || zoneHour > 23 || zoneMinute > 59)
        {
            return null;
        }

        // Digits past the microsecond are cut, not rounded.
        var fraction = match.Groups["fraction"].Value.PadRight(6, '0');
        var microseconds = int.Parse(fraction.AsSpan(0, 6), CultureInfo.InvariantCulture);
        var clock = new DateTime(year, month, day, hour, minute, second).AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
        var zone = new TimeSpan(zoneHour, zoneMinute, 0);
        return new(clock, match.Groups["zone"].Value switch
        {
            "" => null,
            ['+' or 'Z' or 'z', ..] => zone,
            _ => -zone,
        });
    }

    private static Timestamp? FromUnix(double number)
    {
        var milliseconds = Math.Abs(number) > LargestInSeconds ? number : number * 1000;
        var microseconds = Math.Round(milliseconds * 1000);
        var smallest = (DateTime.MinValue - DateTime.UnixEpoch).TotalMicroseconds;
        var largest = (DateTime.MaxValue - DateTime.UnixEpoch).TotalMicroseconds;

        // Also refuses NaN.
        return microseconds >= smallest && microseconds < largest
            ? new(new DateTime(DateTime.UnixEpoch.Ticks + ((long)microseconds * TimeSpan.TicksPerMicrosecond)), TimeSpan.Zero)
            : null;
    }

    [GeneratedRegex("""
        ^(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})
        ([Tt_\ ](?<hour>[0-9]{2}):(?<minute>[0-9]{2})(:(?<second>[0-9]{2})([.,](?<fraction>[0-9]+))?)?
        (?<zone>[Zz]|[-+\u2212](?<zoneHour>[0-9]{2}):?(?<zoneMinute>[0-9]{2}))?)?\z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Iso();
}
