namespace NeuroPose.Figures;

/// <summary>Widths in pixels of 1/96 inch, so that text of 11 pixels prints at 8 points.</summary>
public static class FigureWidth
{
    /// <summary>One column of a journal: 85 mm.</summary>
    public const double Column = 321;

    /// <summary>Both columns: 180 mm.</summary>
    public const double Full = 680;
}
