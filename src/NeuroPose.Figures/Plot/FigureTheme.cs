namespace NeuroPose.Figures;

/// <summary>The page's colors.</summary>
public enum FigureTheme
{
    /// <summary>Dark ink on white paper, as it is printed.</summary>
    Light,

    /// <summary>Light ink on a dark page, for slides and dark screens.</summary>
    Dark,
}
