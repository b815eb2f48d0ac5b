namespace NeuroPose.Figures.Drawing;

/// <summary>A page that is filled from top to bottom: heading, content, notes. Its height is known when it is full.</summary>
internal sealed class Page(double width, bool dark = false)
{
    public const double Margin = 10;

    public SvgCanvas Canvas { get; } = new(dark);

    public double Width { get; } = width;

    public double ContentWidth => Width - (2 * Margin);

    /// <summary>Where the next thing goes.</summary>
    public double Y { get; private set; } = Margin;

    /// <summary>Keeps room and returns its top.</summary>
    public double Take(double height)
    {
        var top = Y;
        Y += height;
        return top;
    }

    public void Heading(string title) => Write(title, TextStyle.Heading, 16, 6, 3);

    public void Note(string text) => Write(text, TextStyle.Note, 13, 3, 12);

    public string ToSvg(string title, string description) =>
        Canvas.ToSvg(Width, Math.Ceiling(Y + Margin), title, description);

    private void Write(string text, TextStyle style, double lineHeight, double after, int mostLines)
    {
        var lines = TextWrap.Lines(text, style, ContentWidth, mostLines);
        foreach (var line in lines)
        {
            Canvas.Text(Margin, Take(lineHeight) + style.Size, line, style);
        }

        Take(lines.Count > 0 ? after : 0);
    }
}
