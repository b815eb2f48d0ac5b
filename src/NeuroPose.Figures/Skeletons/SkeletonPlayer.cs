using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Exports;
using NeuroPose.Files;
using NeuroPose.Poses;

namespace NeuroPose.Figures;

/// <summary>
/// A page that plays poses in three dimensions: a slider for time, a button to play, and a body that is turned with the mouse or the arrow
/// keys. It needs nothing beside it; without scripts the middle frame is shown as a picture.
/// </summary>
/// <param name="Poses">What is played.</param>
public sealed record SkeletonPlayer(PoseSequence Poses)
{
    /// <summary>The most frames that a page holds; of a longer sequence frames are left out evenly, and the page says so.</summary>
    public int MostFrames { get; init; } = 3000;

    /// <summary>Paper with dark ink, unless said otherwise.</summary>
    public FigureTheme Theme { get; init; } = FigureTheme.Light;

    /// <summary>What is played, in a sentence.</summary>
    public string Describe()
    {
        var left = Step == 1 ? "" : FormattableString.Invariant($" One frame in {Step} is kept.");
        var rate = double.IsNaN(Poses.FramesPerSecond) ? "the frame rate is not known, so it plays at 30 frames a second" : FormattableString.Invariant($"{Poses.FramesPerSecond} frames a second");
        var name = Poses.Label.Length > 0 ? Poses.Label + ": " : "";
        return FormattableString.Invariant($"{name}{Poses.FrameCount} frames of {Poses.Skeleton}, {rate}. Joints that were not detected are not drawn.{Up}{left}");
    }

    /// <summary>The frame in the middle as a picture: what is seen where no script runs. Null when there are no frames.</summary>
    public Figure? ToFigure() => SkeletonFrame.Middle(Poses) is { } middle ? middle.ToFigure() with { Theme = Theme } : null;

    /// <summary>The page.</summary>
    /// <exception cref="InvalidOperationException"><see cref="MostFrames"/> is below one.</exception>
    public string ToHtml() => MostFrames < 1
        ? throw new InvalidOperationException(FormattableString.Invariant($"A player holds at least one frame; MostFrames is {MostFrames}."))
        : PlayerPage.Write(Poses, Step, TextMetrics.Spoken(Describe()), ToFigure()?.ToSvg() ?? "", Theme == FigureTheme.Dark);

    /// <summary>Writes the page to a file; one that is there is replaced as a whole.</summary>
    public void Save(string path) => AtomicFile.WriteText(path, ToHtml());

    /// <summary>The same as <see cref="Describe"/>.</summary>
    public override string ToString() => Describe();

    private string Up => Poses.Axes.Up is null && Poses.Dimensions == 3 ? " Which way is up is not known; y is drawn downward." : "";

    private int Step => Math.Max(1, (int)(((long)Poses.FrameCount + MostFrames - 1) / Math.Max(1, MostFrames)));
}
