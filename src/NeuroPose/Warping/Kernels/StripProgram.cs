namespace NeuroPose.Warping.Kernels;

/// <summary>A strip's recursion for one register width, local cost and kind of lanes; the rest of the code does not see these types.</summary>
internal abstract class StripProgram
{
    /// <summary>Registers of a strip.</summary>
    public const int Registers = 8;

    /// <summary>Numbers in a register.</summary>
    public abstract int Lanes { get; }

    /// <summary>Numbers from one step's costs to the next's.</summary>
    public abstract int Stride { get; }

    /// <summary>Runs some steps; see <see cref="Strip{TVector, TLanes, TRow, TCost, TStep, TEdge, TMode}"/>.</summary>
    public abstract void Run(StripMode mode, StripRun run);
}

/// <summary>Which of the four modes a run has.</summary>
/// <param name="HasBand">Whether sums outside the limits are made infinite.</param>
/// <param name="Records">Whether all sums are written down.</param>
internal readonly record struct StripMode(bool HasBand, bool Records);

/// <summary>Where a run of steps reads and writes: arrays, and the places of its first step in them.</summary>
internal readonly struct StripRun
{
    public required int Steps { get; init; }

    public required int Time { get; init; }

    public required double[] Costs { get; init; }

    public required int CostsAt { get; init; }

    public required double[] Rows { get; init; }

    public required double[] Border { get; init; }

    public required int AboveAt { get; init; }

    public required int BelowAt { get; init; }

    public required double[] State { get; init; }

    public required double[] Limits { get; init; }

    public required double[] Record { get; init; }

    public required int RecordAt { get; init; }
}

/// <inheritdoc />
internal sealed class StripProgram<TVector, TLanes, TRow, TCost, TEdge> : StripProgram
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
    where TRow : struct
    where TCost : struct, IStripCost<TVector, TRow>
    where TEdge : struct, IStripEdge<TVector>
{
    public override int Lanes => TLanes.Count;

    public override int Stride => TCost.Stride;

    public override void Run(StripMode mode, StripRun run)
    {
        switch (mode)
        {
            case { HasBand: false, Records: false }:
                Run<Plain>(run);
                break;
            case { HasBand: true, Records: false }:
                Run<Banded>(run);
                break;
            case { HasBand: false, Records: true }:
                Run<Recorded>(run);
                break;
            default:
                Run<BandedRecorded>(run);
                break;
        }
    }

    // The kernel does not check its indices: the farthest places that it touches are looked up here.
    private static void Run<TMode>(StripRun run)
        where TMode : struct, IStripMode
    {
        var edge = typeof(TEdge) == typeof(PairLanes<TVector, TLanes>) ? TLanes.Count : 1;
        _ = run.Costs[run.CostsAt + (Math.Max(0, run.Steps - 1) * TCost.Stride) + TLanes.Count - 1];
        _ = run.Border[run.AboveAt + ((run.Steps + 1) * edge) - 1];
        _ = run.Border[run.BelowAt + ((run.Steps + 1) * edge) - 1];
        if (TMode.HasBand)
        {
            _ = run.Limits[(2 * Registers * TLanes.Count) - 1];
        }

        if (TMode.Records)
        {
            _ = run.Record[run.RecordAt + (run.Steps * Registers * TLanes.Count) - 1];
        }

        Strip<TVector, TLanes, TRow, TCost, PlainStep<TVector, TLanes>, TEdge, TMode>.Run(
            run.Steps,
            run.Time,
            in run.Costs[run.CostsAt],
            in run.Rows[0],
            in run.Border[run.AboveAt],
            ref run.Border[run.BelowAt],
            run.State,
            in run.Limits[0],
            ref run.Record[TMode.Records ? run.RecordAt : 0]);
    }
}
