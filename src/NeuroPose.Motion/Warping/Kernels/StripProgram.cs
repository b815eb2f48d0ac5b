using System.Numerics;

namespace NeuroPose.Warping.Kernels;

/// <summary>
/// A strip's recursion for one register width, local cost and kind of lanes; the rest of the code does not see these types.
/// </summary>
internal abstract class StripProgram<TNumber>
    where TNumber : struct
{
    /// <summary>Numbers in a register.</summary>
    public abstract int Lanes { get; }

    /// <summary>Numbers from one step's costs to the next's.</summary>
    public abstract int Stride { get; }

    /// <summary>Runs some steps; see <see cref="Strip{TVector, TNumber, TLanes, TRow, TCost, TStep, TEdge, TMode}"/>.</summary>
    public abstract void Run(StripMode mode, StripRun<TNumber> run);
}

/// <summary>Which mode a run has.</summary>
/// <param name="HasLower">Whether sums before the rows' first steps are made infinite.</param>
/// <param name="HasUpper">Whether sums after the rows' last steps are made infinite.</param>
/// <param name="Records">Whether all sums are written down.</param>
internal readonly record struct StripMode(bool HasLower, bool HasUpper, bool Records = false);

/// <summary>Where a run of steps reads and writes: arrays, and the places of its first step in them.</summary>
internal readonly record struct StripRun<TNumber>
{
    /// <summary>Whether the first step holds the first match of all paths.</summary>
    public required bool Begins { get; init; }

    public required int Steps { get; init; }

    public required int Time { get; init; }

    public required TNumber[] Costs { get; init; }

    public required int CostsAt { get; init; }

    public required TNumber[] Rows { get; init; }

    public required TNumber[] Border { get; init; }

    public required int AboveAt { get; init; }

    public required int BelowAt { get; init; }

    public required TNumber[] State { get; init; }

    public required TNumber[] Limits { get; init; }

    public required TNumber[] Record { get; init; }

    public required int RecordAt { get; init; }
}

/// <inheritdoc />
internal sealed class StripProgram<TVector, TNumber, TLanes, TRow, TCost, TStep, TEdge>(StepWeights weights) : StripProgram<TNumber>
    where TVector : struct
    where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>, IMinMaxValue<TNumber>
    where TLanes : struct, ILanes<TVector, TNumber>
    where TRow : struct
    where TCost : struct, IStripCost<TVector, TNumber, TRow>
    where TStep : struct, IStripStep<TVector, TStep>
    where TEdge : struct, IStripEdge<TVector, TNumber>
{
    private static int EdgeLength => typeof(TEdge) == typeof(PairLanes<TVector, TNumber, TLanes>) ? TLanes.Count : 1;

    public override int Lanes => TLanes.Count;

    public override int Stride => TCost.Stride;

    public override void Run(StripMode mode, StripRun<TNumber> run)
    {
        switch (mode)
        {
            case { HasLower: false, HasUpper: false, Records: false }:
                Run<Plain>(run);
                break;
            case { HasUpper: false, Records: false }:
                Run<Entering>(run);
                break;
            case { HasLower: false, Records: false }:
                Run<Leaving>(run);
                break;
            case { Records: false }:
                Run<Banded>(run);
                break;
            case { HasLower: false, HasUpper: false }:
                Run<Recorded>(run);
                break;
            default:
                Run<BandedRecorded>(run);
                break;
        }
    }

    // The first match of a path has weight 1 whatever the steps cost.
    private void Run<TMode>(StripRun<TNumber> run)
        where TMode : struct, IStripMode
    {
        if (run.Begins && run.Steps > 0 && typeof(TStep) != typeof(PlainStep<TVector, TNumber, TLanes>))
        {
            Run<PlainStep<TVector, TNumber, TLanes>, TMode>(run with { Steps = 1 });
            run = AfterFirst(run);
            if (run.Steps == 0)
            {
                return;
            }
        }

        Run<TStep, TMode>(run);
    }

    private static StripRun<TNumber> AfterFirst(StripRun<TNumber> run) => run with
    {
        Steps = run.Steps - 1,
        Time = run.Time + 1,
        CostsAt = run.CostsAt + TCost.Stride,
        AboveAt = run.AboveAt + EdgeLength,
        BelowAt = run.BelowAt + EdgeLength,
        RecordAt = run.RecordAt + (Strip.Registers * TLanes.Count),
    };

    // The kernel does not check its indices: the farthest places that it touches are looked up here.
    private void Run<TRule, TMode>(StripRun<TNumber> run)
        where TRule : struct, IStripStep<TVector, TRule>
        where TMode : struct, IStripMode
    {
        _ = run.Costs[run.CostsAt + (Math.Max(0, run.Steps - 1) * TCost.Stride) + TLanes.Count - 1];
        _ = run.Border[run.AboveAt + ((run.Steps + 1) * EdgeLength) - 1];
        _ = run.Border[run.BelowAt + ((run.Steps + 1) * EdgeLength) - 1];
        if (TMode.HasLower || TMode.HasUpper)
        {
            _ = run.Limits[(2 * Strip.Registers * TLanes.Count) - 1];
        }

        if (TMode.Records)
        {
            _ = run.Record[run.RecordAt + (run.Steps * Strip.Registers * TLanes.Count) - 1];
        }

        Strip<TVector, TNumber, TLanes, TRow, TCost, TRule, TEdge, TMode>.Run(
            run.Steps,
            run.Time,
            in run.Costs[run.CostsAt],
            in run.Rows[0],
            in run.Border[run.AboveAt],
            ref run.Border[run.BelowAt],
            run.State,
            in run.Limits[0],
            in weights,
            ref run.Record[TMode.Records ? run.RecordAt : 0]);
    }
}
