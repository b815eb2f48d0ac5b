using System.Globalization;

namespace NeuroPose.Vitals.Recordings;

/// <summary>When a line was recorded, by what it says: nanoseconds, seconds, or a date and time with its zone.</summary>
internal static class LineTime
{
    /// <summary>The end of the year 9999, in seconds since 1970.</summary>
    public const double Latest = 253402300800;

    /// <summary>The time in seconds, null where the line gives none; false when what it gives cannot be a time.</summary>
    /// <param name="fields">The line.</param>
    /// <param name="clock">What a number in the field "timestamp" counts; replaced where the number is too large for it.</param>
    /// <param name="seconds">The time.</param>
    /// <param name="problem">What is wrong.</param>
    public static bool TryRead(LineFields fields, ref LineClock clock, out double? seconds, out string problem)
    {
        seconds = null;
        problem = "";
        if (fields.Number("ts_ns") is { } nanoseconds)
        {
            seconds = nanoseconds / 1e9;
        }
        else if (fields.Number("timestamp") is { } number)
        {
            clock = number >= Latest * clock.PerSecond && LineClock.OfLarge(number) is { } smaller ? smaller : clock;
            seconds = number / clock.PerSecond;
        }
        else if (fields.Text("timestamp") is { } text)
        {
            if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            {
                problem = $"expected a time, found \"{(text.Length > 40 ? text[..40] + "…" : text)}\".";
                return false;
            }

            seconds = (date - DateTimeOffset.UnixEpoch).TotalSeconds;
        }

        if (seconds is { } given && !(given is >= 0 and < Latest))
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"expected a time in seconds, 0 or more and before the year 10000; got {given}.");
            return false;
        }

        return true;
    }
}
