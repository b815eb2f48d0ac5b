namespace NeuroPose.Warping.Kernels;

/// <summary>Brings the numbers of which a strip's local costs are made to where its program reads them.</summary>
internal abstract class StripFeed<TNumber> : IDisposable
    where TNumber : struct
{
    /// <summary>The numbers.</summary>
    public abstract TNumber[] Costs { get; }

    /// <summary>What is kept of the strip's rows.</summary>
    public abstract TNumber[] Rows { get; }

    /// <summary>Whether costs outside the window are infinite already, so that no limits need to be applied.</summary>
    public virtual bool KeepsWindow => false;

    /// <summary>The most steps that are prepared at a time.</summary>
    public virtual int LargestRun => int.MaxValue;

    /// <summary>Prepares some steps of a strip. Row r is at column firstColumn + t − r in step t.</summary>
    public abstract void Load(StripPlace strip, int fromStep, int toStep);

    /// <summary>Gives the memory back for the next pair.</summary>
    public abstract void Dispose();

    /// <summary>Where the numbers of a step are.</summary>
    public abstract int At(StripPlace strip, int step);
}

/// <summary>The rows of a strip, and the columns that they reach.</summary>
/// <param name="Row">The first row.</param>
/// <param name="Count">How many rows there are; fewer than the registers hold at the end.</param>
/// <param name="FirstColumn">The first column of the first row.</param>
/// <param name="LastColumn">The last column of the last row.</param>
internal readonly record struct StripPlace(int Row, int Count, int FirstColumn, int LastColumn)
{
    /// <summary>Steps until the last row has passed the last column.</summary>
    public int Steps => LastColumn - FirstColumn + Count;
}
