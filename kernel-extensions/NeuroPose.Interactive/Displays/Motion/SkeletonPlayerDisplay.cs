using NeuroPose.Figures;
using NeuroPose.Files;
using NeuroPose.Interactive.Markup;

namespace NeuroPose.Interactive.Displays;

/// <summary>
/// A player: the middle frame as a picture, which the player replaces where scripts run (a trusted notebook, an exported page). A sanitizer
/// takes out what does that, and leaves the picture.
/// </summary>
internal static class SkeletonPlayerDisplay
{
    // About 0.7 KB a frame of 43 joints: ten seconds at 60 frames a second.
    private const int MostFrames = 600;

    // Once the picture has loaded it gives way to a frame of its own, whose script reaches nothing of the notebook.
    private static readonly string Script =
        EmbeddedText.Of(typeof(SkeletonPlayerDisplay), "SkeletonPlayerDisplay.js").Replace("\n", "", StringComparison.Ordinal);

    public static Display<SkeletonPlayer> Display { get; } = new(AsHtml, player => PlainText.OneLine(player.Describe()));

    private static string AsHtml(SkeletonPlayer player) => player.ToFigure() is { } picture
        ? Html.Picture(picture, [("data-player", (player with { MostFrames = Math.Min(player.MostFrames, MostFrames) }).ToHtml()), ("onload", Script)])
        : Html.Heading(player.Poses.Label, player.Describe());
}
