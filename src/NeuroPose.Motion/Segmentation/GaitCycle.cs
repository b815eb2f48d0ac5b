using NeuroPose.Poses;

namespace NeuroPose.Segmentation;

/// <summary>One gait cycle of one side: the frames around a heel strike, and how far it can be trusted.</summary>
public sealed record GaitCycle
{
    /// <summary>Whose heel: the person's left or right.</summary>
    public required Side Side { get; init; }

    /// <summary>The cycle's first frame: where the heel was highest before the strike.</summary>
    public required int Start { get; init; }

    /// <summary>The frame of the heel strike.</summary>
    public required int Strike { get; init; }

    /// <summary>One past the last frame: where the heel was highest after the strike.</summary>
    public required int End { get; init; }

    /// <summary>When the strike was, in seconds from the first frame; NaN when the frame rate is not known.</summary>
    public required double StrikeSeconds { get; init; }

    /// <summary>How far the heel rose on the side on which it rose less, in millimeters.</summary>
    public required double ProminenceMillimeters { get; init; }

    /// <summary>The share of the cycle's frames in which the heel was seen, 0 to 1.</summary>
    public required double SeenShare { get; init; }

    /// <summary>
    /// How well the times to the neighboring strikes of the same side agree with the side's usual one, 0 to 1: one less the mean of
    /// |interval − median| / median over the one or two of them, not below 0. NaN when fewer than two intervals of the side are known,
    /// or neither of the cycle's own.
    /// </summary>
    public required double Regularity { get; init; }

    /// <summary>
    /// From 0 (noise) to 1: prominence relative to the side's median prominence (at most 1) × <see cref="Regularity"/> ×
    /// <see cref="SeenShare"/>.
    /// NaN when it cannot be known: when the regularity is not, or when the heel was not seen in the strike's frame or a frame beside it,
    /// or in
    /// one before it in which it may have been near the floor, so that the true strike may lie in the gap. A <see cref="GaitSummary"/>
    /// leaves
    /// such a strike out, unless the whole side has too few to be compared.
    /// </summary>
    public required double Confidence { get; init; }

    /// <summary>The cycle's frames.</summary>
    public Segment Segment => new(Start, End, Strike);

    /// <summary>
    /// The first frame of the stretch without long gaps that the cycle is in: times between strikes are known within a stretch only.
    /// </summary>
    internal int Stretch { get; init; }

    /// <summary>Which strike of the side it is, from 0: where one was left out in between, the time to the next is no stride.</summary>
    internal int Number { get; init; }

    /// <summary>
    /// Whether strides and steps may begin and end here: the strike was seen, and has a confidence if any of the side has.
    /// </summary>
    internal bool IsMeasured { get; init; }
}
