using NeuroPose.Numerics;

namespace NeuroPose.Statistics.Tests;

public sealed class BootstrapTests
{
    private static readonly double[] Sample = [4, 8, 15, 16, 23, 42];

    [Fact]
    public void An_interval_has_the_bits_of_the_implementation_in_Python()
    {
        foreach (var one in Case.ReadAll("bootstrap.json"))
        {
            var purpose = one.GetProperty("purpose").GetString()!;
            var options = new BootstrapOptions
            {
                Seed = one.GetProperty("seed").GetInt64(),
                Purpose = purpose.Length == 0 ? null : purpose,
                Draws = one.GetProperty("draws").GetInt32(),
                Level = one.Number("level"),
            };

            Assert.Equal(new(one.Number("low"), one.Number("high"), options), OfMean(one.Numbers("values"), options));
        }
    }

    [Fact]
    public void With_many_draws_it_is_the_interval_of_scipy()
    {
        foreach (var one in Case.ReadAll("bootstrap.json", "of_scipy"))
        {
            var (low, high) = (one.Number("low"), one.Number("high"));
            var interval = OfMean(one.Numbers("values"), new() { Seed = 1, Draws = 200_000 });

            Assert.Equal(low, interval.Low, 0.01 * (high - low));
            Assert.Equal(high, interval.High, 0.01 * (high - low));
        }
    }

    [Theory]
    [InlineData(2000, 0.95, 50)]
    [InlineData(1000, 0.95, 25)]
    [InlineData(1000, 0.9, 50)]
    [InlineData(999, 0.95, 24)]
    [InlineData(40, 0.95, 1)]
    [InlineData(20, 0.9, 1)]
    [InlineData(1000, 0.99, 5)]
    public void As_many_draws_are_below_the_interval_as_above_it(int draws, double level, int beyond)
    {
        // The draws are 0, 1, 2 …: the ends of the interval are their own ranks.
        var next = 0.0;
        var interval = Bootstrap.Interval(_ => next++, new() { Seed = 1, Draws = draws, Level = level });

        Assert.Equal((beyond, draws - 1 - beyond), (interval.Low, interval.High));
    }

    [Fact]
    public void Another_seed_or_purpose_draws_other_samples_and_the_same_ones_the_same()
    {
        var options = new BootstrapOptions { Seed = 7, Draws = 200 };
        var lows = new[] { options, options with { Seed = 8 }, options with { Purpose = "a" }, options with { Purpose = "b" } }
            .Select(one => string.Join(' ', Streams(one))).ToArray();

        Assert.Equal(4, lows.Distinct().Count());
        Assert.Equal(OfMean(Sample, options), OfMean(Sample, options));
    }

    [Fact]
    public void About_95_of_100_intervals_hold_the_mean_that_the_samples_were_drawn_around()
    {
        var random = new SeededRandom(20261201);
        var held = 0;
        for (var study = 0; study < 1000; study++)
        {
            double[] values = [.. Enumerable.Range(0, 60).Select(_ => 5 + random.NextGaussian())];
            var interval = OfMean(values, new() { Seed = study, Draws = 400 });
            held += interval.Low <= 5 && 5 <= interval.High ? 1 : 0;
        }

        // A percentile interval is a little narrow for 60 values: 93 to 95 of 100.
        Assert.InRange(held, 915, 965);
    }

    [Fact]
    public void A_resample_holds_values_of_the_sample_and_as_many()
    {
        var drawn = Bootstrap.Resample(Sample, new(3));

        Assert.Equal(Sample.Length, drawn.Length);
        Assert.All(drawn, value => Assert.Contains(value, Sample));
        Assert.NotEqual(Sample, drawn);
    }

    [Fact]
    public void A_number_that_is_not_defined_for_a_draw_has_no_interval()
    {
        var options = new BootstrapOptions { Seed = 1, Draws = 100 };
        var at = 0;
        var interval = Bootstrap.Interval(_ => at++ == 57 ? double.NaN : at, options);

        Assert.Equal(new(double.NaN, double.NaN, options), interval);
    }

    [Fact]
    public void Options_that_give_no_interval_are_refused_by_name()
    {
        var few = Assert.Throws<ArgumentOutOfRangeException>("Draws", () => OfMean(Sample, new() { Seed = 1, Draws = 39 }));
        Assert.Contains("too few for the level 0.95: at least 2 / (1 − level)", few.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("Draws", () => OfMean(Sample, new() { Seed = 1, Draws = -5 }));
        Assert.Throws<ArgumentOutOfRangeException>("Level", () => OfMean(Sample, new() { Seed = 1, Level = 95 }));
        Assert.Throws<ArgumentOutOfRangeException>("Level", () => OfMean(Sample, new() { Seed = 1, Level = double.NaN }));
        Assert.Throws<ArgumentException>("purpose", () => OfMean(Sample, new() { Seed = 1, Purpose = "" }));
        Assert.Throws<ArgumentException>("values", () => Bootstrap.Resample([], new(1)));
        Assert.Throws<ArgumentNullException>("draw", () => Bootstrap.Interval(null!, new() { Seed = 1 }));
    }

    [Fact]
    public void Groups_are_drawn_whole_and_as_many_as_there_are()
    {
        string[] subjects = ["a", "b", "a", "c", "b", "b"];
        List<string> drawn = [];
        Bootstrap.IntervalByGroup(
            subjects,
            rows =>
            {
                drawn.Add(string.Join(' ', rows.Select(row => subjects[row] + row)));
                return rows.Count;
            },
            new() { Seed = 4, Draws = 200 });

        var wholes = new[] { "a0 a2", "b1 b4 b5", "c3" };
        var possible = from one in wholes from two in wholes from three in wholes select $"{one} {two} {three}";
        Assert.Subset(possible.ToHashSet(), drawn.ToHashSet());
        Assert.True(drawn.Distinct().Count() > 20);
    }

    [Fact]
    public void An_interval_about_subjects_is_wider_than_one_that_takes_each_stride_for_a_subject()
    {
        // Ten subjects of twenty strides that resemble each other: the mean of subjects is known to about 1 / √10, not to 1 / √200.
        var random = new SeededRandom(5);
        double[] values = [.. Enumerable.Range(0, 10).Select(_ => random.NextGaussian()).SelectMany(own => Enumerable.Range(0, 20).Select(_ => own + (0.1 * random.NextGaussian())))];
        string[] subjects = [.. Enumerable.Range(0, values.Length).Select(row => $"s{row / 20}")];
        var options = new BootstrapOptions { Seed = 1, Draws = 2000 };
        var bySubject = Bootstrap.IntervalByGroup(subjects, rows => Descriptive.Mean([.. rows.Select(row => values[row])]), options);
        var byStride = OfMean(values, options);

        Assert.True(bySubject.High - bySubject.Low > 3 * (byStride.High - byStride.Low));
        Assert.Equal(byStride, Bootstrap.IntervalByGroup([.. Enumerable.Range(0, values.Length).Select(row => $"{row}")], rows => Descriptive.Mean([.. rows.Select(row => values[row])]), options));
    }

    [Fact]
    public void Rows_without_a_label_are_refused()
    {
        var empty = Assert.Throws<ArgumentException>("groups", () => Bootstrap.IntervalByGroup(["a", ""], _ => 0, new() { Seed = 1 }));
        Assert.Contains("Label 1 (counted from 0) is empty", empty.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("groups", () => Bootstrap.IntervalByGroup([], _ => 0, new() { Seed = 1 }));
    }

    [Fact]
    public void It_stops_when_it_is_canceled()
    {
        using var source = new CancellationTokenSource();
        var draws = 0;
        double Draw(SeededRandom random)
        {
            draws++;
            source.Cancel();
            return random.NextDouble();
        }

        Assert.Throws<OperationCanceledException>(() => Bootstrap.Interval(Draw, new() { Seed = 1 }, source.Token));
        Assert.Equal(1, draws);
    }

    private static BootstrapInterval OfMean(double[] values, BootstrapOptions options) =>
        Bootstrap.Interval(random => Descriptive.Mean(Bootstrap.Resample(values, random)), options);

    private static List<double> Streams(BootstrapOptions options)
    {
        List<double> seen = [];
        Bootstrap.Interval(random => { seen.Add(random.NextDouble()); return 0; }, options);
        return seen;
    }
}
