namespace NeuroPose.Quality;

/// <summary>What may be wrong with poses.</summary>
public enum PoseProblem
{
    /// <summary>A joint is missing for some frames.</summary>
    Gap,

    /// <summary>A joint leaps from one frame to the next, and back.</summary>
    Jump,

    /// <summary>A joint has exactly the same place for many frames while others move.</summary>
    Frozen,

    /// <summary>Two joints exchange their places.</summary>
    Swap,

    /// <summary>Several joints of the left and the right side exchange their places at once.</summary>
    SideFlip,

    /// <summary>A joint's confidence is low for some frames.</summary>
    LowConfidence,
}

/// <summary>One thing that may be wrong, and where.</summary>
/// <param name="Problem">What.</param>
/// <param name="Joints">Which joints.</param>
/// <param name="Start">The first frame's index.</param>
/// <param name="End">The index after the last frame.</param>
public sealed record PoseFinding(PoseProblem Problem, IReadOnlyList<string> Joints, int Start, int End)
{
    /// <summary>How many frames.</summary>
    public int FrameCount => End - Start;

    /// <summary>The problem, joints and frames in a line.</summary>
    public override string ToString()
    {
        var frames = FrameCount == 1 ? FormattableString.Invariant($"frame {Start}") : FormattableString.Invariant($"frames {Start}–{End - 1}");
        var what = Problem switch
        {
            PoseProblem.Gap => "missing",
            PoseProblem.Jump => "jumps",
            PoseProblem.Frozen => "does not move while others do",
            PoseProblem.Swap => "exchange their places",
            PoseProblem.SideFlip => "left and right exchange their places",
            _ => "low confidence",
        };
        return $"{string.Join(", ", Joints)}: {what}, {frames}";
    }
}
