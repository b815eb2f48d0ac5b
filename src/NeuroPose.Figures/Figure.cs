using NeuroPose.Figures.Drawing;

namespace NeuroPose.Figures;

/// <summary>
/// A figure as data. Its SVG is a function of the data alone: the same bytes on every run, machine and culture.
/// Values that are NaN or infinite are never drawn as numbers; the figure says that they are missing.
/// </summary>
public abstract record Figure
{
    private protected Figure()
    {
    }

    /// <summary>The heading; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>The width in pixels (see <see cref="FigureWidth"/>), at least 200. The height follows from the content.</summary>
    public double Width { get; init; } = FigureWidth.Full;

    /// <summary>What the figure shows, in a sentence or two: the alternative text, and its description in the SVG.</summary>
    public abstract string Describe();

    /// <summary>The figure as an SVG document: inline attributes only, no script, no reference to anything outside.</summary>
    /// <exception cref="InvalidOperationException">The width is below 200, or not finite.</exception>
    public string ToSvg()
    {
        if (!double.IsFinite(Width) || Width < 200)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"A figure is at least 200 pixels wide; Width is {Width}."));
        }

        var page = new Page(Width);
        page.Heading(Title);
        Draw(page);
        return page.ToSvg(Title.Length > 0 ? Title : GetType().Name, Describe());
    }

    /// <summary>The description and nothing else: a figure in a terminal.</summary>
    public sealed override string ToString() => Describe();

    private protected abstract void Draw(Page page);
}
