namespace NeuroPose.Warping.Kernels;

/// <summary>What a run of steps does besides the recursion.</summary>
internal interface IStripMode
{
    /// <summary>Whether sums before the rows' first steps are made infinite.</summary>
    static abstract bool HasLower { get; }

    /// <summary>Whether sums after the rows' last steps are made infinite.</summary>
    static abstract bool HasUpper { get; }

    /// <summary>Whether all sums are written down.</summary>
    static abstract bool Records { get; }
}

/// <summary>The recursion alone.</summary>
internal readonly struct Plain : IStripMode
{
    public static bool HasLower => false;

    public static bool HasUpper => false;

    public static bool Records => false;
}

/// <summary>Where rows enter the window.</summary>
internal readonly struct Entering : IStripMode
{
    public static bool HasLower => true;

    public static bool HasUpper => false;

    public static bool Records => false;
}

/// <summary>Where rows leave the window.</summary>
internal readonly struct Leaving : IStripMode
{
    public static bool HasLower => false;

    public static bool HasUpper => true;

    public static bool Records => false;
}

/// <summary>Within both limits.</summary>
internal readonly struct Banded : IStripMode
{
    public static bool HasLower => true;

    public static bool HasUpper => true;

    public static bool Records => false;
}

/// <summary>With all sums written down.</summary>
internal readonly struct Recorded : IStripMode
{
    public static bool HasLower => false;

    public static bool HasUpper => false;

    public static bool Records => true;
}

/// <summary>Within both limits, with all sums written down.</summary>
internal readonly struct BandedRecorded : IStripMode
{
    public static bool HasLower => true;

    public static bool HasUpper => true;

    public static bool Records => true;
}
