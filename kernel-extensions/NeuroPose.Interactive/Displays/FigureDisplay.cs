using NeuroPose.Figures;
using NeuroPose.Interactive.Markup;

namespace NeuroPose.Interactive.Displays;

/// <summary>Figures, and what is nothing but a figure: the picture; in a terminal its description.</summary>
internal static class FigureDisplay
{
    public static Display<Figure> AnyFigure { get; } = new(figure => figure, figure => PlainText.OneLine(figure.Describe()));

    public static Display<SkeletonFrame> Frame { get; } = new(frame => Html.Picture(frame.ToFigure()), frame => PlainText.OneLine(frame.ToString()));
}
