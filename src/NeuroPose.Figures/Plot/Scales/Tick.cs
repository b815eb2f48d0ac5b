namespace NeuroPose.Figures.Scales;

/// <summary>One tick on an axis.</summary>
internal readonly record struct Tick(double Value, string Label)
{
    /// <summary>The ticks within a range, from low to high.</summary>
    public static IReadOnlyList<Tick> Within(Interval range, int wanted)
    {
        var step = TickStep.For(range, wanted);

        // A tick that rounding puts a hair outside the range still belongs to its end.
        var first = Math.Ceiling(step.CountTo(range.Low) - 1e-9);
        var last = Math.Floor(step.CountTo(range.High) + 1e-9);
        List<Tick> ticks = [];
        for (var count = first; count <= last && ticks.Count <= 2 * wanted; count++)
        {
            var value = step.Multiple(count);
            ticks.Add(new(value, step.Label(value)));
        }

        return ticks;
    }
}
