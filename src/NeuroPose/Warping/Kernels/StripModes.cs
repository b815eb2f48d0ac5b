namespace NeuroPose.Warping.Kernels;

/// <summary>What a run of steps does besides the recursion.</summary>
internal interface IStripMode
{
    /// <summary>Whether sums outside the rows' limits are made infinite.</summary>
    static abstract bool HasBand { get; }

    /// <summary>Whether all sums are written down.</summary>
    static abstract bool Records { get; }
}

/// <summary>The recursion alone.</summary>
internal readonly struct Plain : IStripMode
{
    public static bool HasBand => false;

    public static bool Records => false;
}

/// <summary>Within limits.</summary>
internal readonly struct Banded : IStripMode
{
    public static bool HasBand => true;

    public static bool Records => false;
}

/// <summary>With all sums written down.</summary>
internal readonly struct Recorded : IStripMode
{
    public static bool HasBand => false;

    public static bool Records => true;
}

/// <summary>Within limits, with all sums written down.</summary>
internal readonly struct BandedRecorded : IStripMode
{
    public static bool HasBand => true;

    public static bool Records => true;
}
