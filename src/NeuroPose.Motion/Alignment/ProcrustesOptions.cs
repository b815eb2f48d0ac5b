using System.Diagnostics;
using NeuroPose.Poses;

namespace NeuroPose.Alignment;

/// <summary>What one fit covers.</summary>
public enum ProcrustesMode
{
    /// <summary>One transform for the whole sequence: movement within the trial is kept.</summary>
    PerSequence,

    /// <summary>One transform for each frame: only the posture is left.</summary>
    PerFrame,
}

/// <summary>Which turns a fit may use.</summary>
public enum ProcrustesRotation
{
    /// <summary>Any turn in space. A flat figure can then be turned over, which makes its mirror image of it.</summary>
    Free,

    /// <summary>
    /// Turns within the plane of x and y only, about the z axis: for poses in the plane, with z = 0, or seen from one camera.
    /// </summary>
    InPlane,

    /// <summary>
    /// Turns about the vertical axis only (y, or z where the poses say that z is up): people keep standing upright, and only the direction in which they face is fitted.
    /// </summary>
    AboutVertical,
}

/// <summary>How to align.</summary>
public sealed record ProcrustesOptions
{
    /// <summary>What one fit covers; by default the whole sequence.</summary>
    public ProcrustesMode Mode { get; init => field = Defined.Of(value); } = ProcrustesMode.PerSequence;

    /// <summary>Which turns the fit may use; by default any.</summary>
    public ProcrustesRotation Rotation { get; init => field = Defined.Of(value); } = ProcrustesRotation.Free;

    /// <summary>True to fit the size too, for people of different height; by default sizes are kept.</summary>
    public bool FitScale { get; init; }

    /// <summary>
    /// True to fit on the joints that are known (finite) in both sequences and to leave the others out; by default a NaN or infinite
    /// coordinate is refused. The transform then moves every joint of the source, and what was unknown stays unknown. A frame-by-frame fit
    /// needs three such joints, or all of a smaller skeleton: a frame with fewer has no transform, and all of it becomes NaN.
    /// </summary>
    public bool KnownJointsOnly { get; init; }

    /// <summary>The turns that these poses allow: those in a picture turn in its plane, and about z where z is vertical.</summary>
    /// <exception cref="AlignmentException">Poses in a picture have no vertical axis to turn about, or the vertical axis is x.</exception>
    internal ProcrustesOptions For(PoseSequence poses) => (Rotation, poses.Dimensions, poses.Axes.Up?.Coordinate()) switch
    {
        (ProcrustesRotation.Free, 2, _) => this with { Rotation = ProcrustesRotation.InPlane },
        (ProcrustesRotation.AboutVertical, 2, _) => throw new AlignmentException(
            "poses in a picture cannot be turned about the vertical. Use ProcrustesRotation.InPlane.", new(File: poses.Origin?.FileName)),
        (ProcrustesRotation.AboutVertical, _, 2) => this with { Rotation = ProcrustesRotation.InPlane },
        (ProcrustesRotation.AboutVertical, _, 0) => throw new AlignmentException(
            "a turn about x, which is vertical here, is not available. Turn the axes first: ToUp(Axis.PlusY).", new(File: poses.Origin?.FileName)),
        _ => this,
    };

    /// <summary>The options in words, as they stand in a methods section.</summary>
    public string Describe()
    {
        var cover = Mode switch
        {
            ProcrustesMode.PerSequence => "one Procrustes fit for the sequence",
            ProcrustesMode.PerFrame => "a Procrustes fit for each frame",
            _ => throw new UnreachableException($"There is no mode {Mode}."),
        };
        var turns = Rotation switch
        {
            ProcrustesRotation.Free => "",
            ProcrustesRotation.InPlane => ", turned within the plane of x and y only",
            ProcrustesRotation.AboutVertical => ", turned about the vertical (y) only",
            _ => throw new UnreachableException($"There is no rotation {Rotation}."),
        };
        return cover + (FitScale ? " with scale" : " without scale") + turns + (KnownJointsOnly ? ", on the joints known in both" : "");
    }
}
