namespace NeuroPose.Sessions.Nwb;

/// <summary>What holds for series over time: their times are numbers in order, as many as the data.</summary>
internal sealed class SeriesRules(NwbSchema schema, NwbFindings findings)
{
    private const int LeastRegular = 3;
    private const double Decimals = 1e9;

    public void Check(NwbNode series)
    {
        var data = series.Data("data");
        if (data is null)
        {
            if (!series.Links.Any(link => link.Name == "data"))
            {
                findings.Critical(
                    "data-missing", $"{series.Path}/data",
                    "the series has no data.",
                    "Write them; an empty dataset where they are in other files.");
            }
        }
        else
        {
            CheckData(series, data);
        }

        var isExternal = series.Data("external_file") is not null;
        CheckTimes(series, data is { } there && !(isExternal && there.Rows == 0) ? there : null);
    }

    private void CheckData(NwbNode series, NwbNode data)
    {
        if (string.IsNullOrEmpty(data.Text("unit")))
        {
            findings.Violation("unit-missing", $"{data.Path}@unit", "the data have no unit.", "Write it; a.u. where there is none.");
        }

        if (data.Number("resolution") is { } resolution && resolution <= 0 && !resolution.Equals(-1.0))
        {
            findings.Violation(
                "resolution", $"{data.Path}@resolution",
                FormattableString.Invariant($"the resolution is {resolution}."),
                "Write -1 where it is not known.");
        }

        var sizes = data.Dataset!.Sizes;
        if (schema.IsA(series.Namespace, series.Type, "SpatialSeries") && sizes.Count > 1 && sizes[1] > 3)
        {
            findings.Critical(
                "spatial-columns", data.Path,
                FormattableString.Invariant($"positions have {sizes[1]} coordinates."),
                "Write x, or x and y, or x, y and z.");
        }
        else if (sizes.Count > 1 && sizes.Skip(1).Any(size => size > sizes[0]))
        {
            findings.Critical(
                "data-orientation", data.Path, $"the data have the shape {data.Dataset.Shape}: another dimension than time is the longest.",
                "Write time as the first dimension; leave out a series with fewer samples than columns.");
        }
    }

    private void CheckTimes(NwbNode series, NwbNode? data)
    {
        var (times, start) = (series.Data("timestamps"), series.Data("starting_time"));
        if (times is null && start is null)
        {
            if (!series.Links.Any(link => link.Name is "timestamps" or "starting_time"))
            {
                findings.Critical(
                    "times-missing", $"{series.Path}/timestamps",
                    "the series has neither timestamps nor a starting_time.",
                    "Write a time for each sample, or start and rate.");
            }

            return;
        }

        if (times is not null && start is not null)
        {
            findings.Violation(
                "times-twice", $"{series.Path}/starting_time",
                "the series has both timestamps and a starting_time.",
                "Write one of them.");
        }

        if (start is not null)
        {
            CheckStart(series, start, data);
        }

        if (times is not null)
        {
            var own = $"{series.Path}/timestamps";
            if (data is not null && times.Rows != data.Rows)
            {
                findings.Critical(
                    "times-length", own,
                    FormattableString.Invariant($"there are {times.Rows:N0} times for {data.Rows:N0} samples."),
                    "Write a time for each sample.");
            }

            // Times that others link to are looked at once, where they are.
            if (times.Path == own)
            {
                CheckOrder(times);
            }
        }
    }

    private void CheckStart(NwbNode series, NwbNode start, NwbNode? data)
    {
        var rate = start.Number("rate");
        if (rate is null)
        {
            findings.Critical(
                "rate-missing", $"{start.Path}@rate",
                "the series has a starting_time and no rate.",
                "Write the samples a second.");
        }
        else if (!(rate > 0) || !double.IsFinite(rate.Value))
        {
            findings.Critical(
                "rate", $"{start.Path}@rate",
                FormattableString.Invariant($"the rate is {rate} samples a second{(data is null ? "" : $" for {data.Rows:N0} samples")}."),
                "Write the true rate, above zero.");
        }

        if (start.Numbers() is [var first] && first < 0)
        {
            findings.Suggestion(
                "times-negative", $"{series.Path}/starting_time",
                FormattableString.Invariant($"the series starts at {first} s, before the zero of all times."),
                "Move the zero to before the first sample.");
        }
    }

    private void CheckOrder(NwbNode times)
    {
        if (times.Dataset is not { IsNumbers: true, Sizes: [_] } dataset)
        {
            findings.Critical(
                "times-form", times.Path,
                $"the times have {times.Dataset!.TypeWord} and the shape {times.Dataset.Shape}; expected a number for each sample.",
                "Write seconds.");
            return;
        }

        var seconds = times.Numbers();
        if (dataset.Sizes[0] == 0)
        {
            findings.Violation(
                "times-empty", times.Path,
                "the series has no sample.",
                "Leave the series out: programs look at the first time.");
            return;
        }

        var missing = Array.FindIndex(seconds, second => !double.IsFinite(second));
        if (missing >= 0)
        {
            findings.Violation(
                "times-nan", times.Path,
                FormattableString.Invariant($"the time of sample {missing} is {seconds[missing]}."),
                "Leave the sample out, or find its time.");
        }

        var (last, isRegular, step) = (double.NaN, true, double.NaN);
        for (var sample = 0; sample < seconds.Length; sample++)
        {
            var second = seconds[sample];
            if (second < last)
            {
                findings.Violation(
                    "times-order", times.Path,
                    FormattableString.Invariant($"the time of sample {sample} is {second} s, before {last} s of one before it."),
                    "Sort the samples by their times.");
                return;
            }

            var difference = Math.Round((second - last) * Decimals, MidpointRounding.ToEven);
            step = sample == 1 ? difference : step;
            isRegular &= sample < 2 || difference.Equals(step);
            last = double.IsNaN(second) ? last : second;
        }

        if (seconds[0] < 0)
        {
            findings.Suggestion(
                "times-negative", times.Path,
                FormattableString.Invariant($"the first time is {seconds[0]} s, before the zero of all times."),
                "Move the zero to before the first sample.");
        }

        if (missing < 0 && isRegular && seconds.Length >= LeastRegular && step > 0)
        {
            findings.Violation(
                "times-regular", times.Path,
                "all differences of the times are equal.",
                FormattableString.Invariant($"Write starting_time {seconds[0]} and rate {(seconds.Length - 1) / (seconds[^1] - seconds[0])} instead."));
        }
    }
}
