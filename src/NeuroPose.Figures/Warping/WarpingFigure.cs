using NeuroPose.Figures.Model;
using NeuroPose.Kinematics;
using NeuroPose.Warping;

namespace NeuroPose.Figures;

/// <summary>
/// Two series one above the other, with lines between the frames that warping matched. Of a long path some matches are
/// drawn, evenly spread, and the figure says so.
/// </summary>
public sealed record WarpingFigure : Figure
{
    /// <summary>Makes a figure of two series and the path between them.</summary>
    /// <param name="first">The upper series; what the path's first indices count in.</param>
    /// <param name="second">The lower series; what the path's second indices count in.</param>
    /// <param name="path">The matched frames.</param>
    /// <exception cref="ArgumentException">A match names a frame that is not there, or a series is empty.</exception>
    public WarpingFigure(ReadOnlyMemory<double> first, ReadOnlyMemory<double> second, IReadOnlyList<(int First, int Second)> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (first.IsEmpty || second.IsEmpty)
        {
            throw new ArgumentException("Both series need at least one frame.", first.IsEmpty ? nameof(first) : nameof(second));
        }

        foreach (var (a, b) in path)
        {
            if ((uint)a >= (uint)first.Length || (uint)b >= (uint)second.Length)
            {
                throw new ArgumentException($"The path matches frames {a} and {b}; the series have frames 0 to {first.Length - 1} and 0 to {second.Length - 1}.", nameof(path));
            }
        }

        First = first;
        Second = second;
        Path = [.. path];
    }

    /// <summary>The upper series.</summary>
    public ReadOnlyMemory<double> First { get; }

    /// <summary>The lower series.</summary>
    public ReadOnlyMemory<double> Second { get; }

    /// <summary>The matched frames.</summary>
    public IReadOnlyList<(int First, int Second)> Path { get; }

    /// <summary>What the upper series is called.</summary>
    public string FirstName { get; init; } = "first";

    /// <summary>What the lower series is called.</summary>
    public string SecondName { get; init; } = "second";

    /// <summary>What the series' numbers are, and their unit.</summary>
    public AxisLabel Quantity { get; init; } = new("value");

    /// <summary>The distance and its definition; stands under the figure.</summary>
    public string Definition { get; init; } = "";

    /// <summary>The figure of a result and the series it was computed from.</summary>
    /// <param name="result">What <see cref="Dtw.Align(FeatureSeries, FeatureSeries, DtwDefinition?, CancellationToken)"/> gave.</param>
    /// <param name="first">The first series.</param>
    /// <param name="second">The second series.</param>
    /// <param name="dimension">Which dimension is drawn; the path comes from all of them.</param>
    /// <exception cref="ArgumentException">The result is not of these series, in this order.</exception>
    public static WarpingFigure Of(DtwResult result, FeatureSeries first, FeatureSeries second, int dimension = 0)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        result.RequireAligned(first, second);
        return new(first.Column(dimension), second.Column(dimension), result.Path)
        {
            Title = $"{result.FirstLabel} – {result.SecondLabel}",
            FirstName = first.Label,
            SecondName = second.Label,
            // Both series are drawn along it: a name that only one of them has is no name for it.
            Quantity = new(first.Names[dimension] == second.Names[dimension] ? first.Names[dimension] : "value", first.Unit),
            Definition = FormattableString.Invariant($"Distance {result.Distance:G6} {result.Unit} over {result.Path.Count} matches. {result.Describe()}"),
        };
    }

    /// <inheritdoc/>
    public override string Describe() =>
        FormattableString.Invariant($"{FirstName} ({First.Length} frames) above {SecondName} ({Second.Length} frames), {Quantity}, with {Path.Count} matches of frames. {Definition}").TrimEnd();

    /// <inheritdoc/>
    public override Plot ToPlot() => new()
    {
        Panels = [PanelOf(First, FirstName, 0), PanelOf(Second, SecondName, 1)],
        SharedX = true,
        SharedY = true,
        Links = [.. Path.Select(match => new Link(0, (match.First, First.Span[match.First]), 1, (match.Second, Second.Span[match.Second])))],
        Notes = [Definition],
    };

    private Panel PanelOf(ReadOnlyMemory<double> values, string name, int color) => new()
    {
        X = new(new AxisLabel("frame")),
        Y = new(Quantity),
        Layers = [new LineLayer(LineSeries.PerFrame(name, values).X, values) { Name = name, Color = color }],
        Height = Math.Clamp(FigureWidth.ToPixels(Width) * 0.2, 80, 130),
    };
}
