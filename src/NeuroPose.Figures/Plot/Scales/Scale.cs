namespace NeuroPose.Figures.Scales;

/// <summary>Maps a range of values onto pixels, straight; the ends may be in either order.</summary>
internal sealed record Scale(Interval Domain, double From, double To)
{
    /// <summary>The pixel of a finite value.</summary>
    public double this[double value] => From + (Domain.Fraction(value) * (To - From));
}
