using System.Buffers.Binary;
using System.Text.Json.Nodes;
using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Skeletons;
using NeuroPose.Files;
using NeuroPose.Poses;

namespace NeuroPose.Figures.Exports;

/// <summary>Writes the page of a player: the coordinates as 32-bit numbers, and a script that draws them on a canvas.</summary>
internal static class PlayerPage
{
    private const double RateWhenUnknown = 30;
    private static readonly string Script = EmbeddedText.Of(typeof(PlayerPage), "PlayerScript.js");

    public static string Write(PoseSequence poses, int step, string description, string svg, bool dark)
    {
        // The script draws y downward.
        poses = poses is { Dimensions: 3, Axes.Up: not null } ? poses.ToUp(Axis.MinusY) : poses;
        var title = poses.Label.Length > 0 ? TextMetrics.Spoken(poses.Label) : "Poses";
        var data = new JsonObject
        {
            ["joints"] = poses.JointCount,
            ["frames"] = (poses.FrameCount + step - 1) / step,
            ["step"] = step,
            ["rate"] = double.IsNaN(poses.FramesPerSecond) ? RateWhenUnknown : poses.FramesPerSecond,
            ["timed"] = !double.IsNaN(poses.FramesPerSecond),
            ["bones"] = new JsonArray([.. poses.Skeleton.Bones.Select(bone => (JsonNode?)new JsonArray(bone.From, bone.To, Ink.Resolve(SideColors.Of(bone.Side).Ink, dark)))]),
            ["dot"] = Ink.Resolve(Ink.Text, dark),
            ["coordinates"] = Convert.ToBase64String(Packed(poses, step)),
        };
        var sides = poses.Skeleton.Bones.Any(bone => bone.Side is not null) ? " Blue: the person’s left; orange: the right." : "";
        var script = $"\"use strict\";\nconst data = {data.ToJsonString()};\n{Script}";
        return HtmlPage.Page(title, dark, Body(title, description + sides, svg, script));
    }

    private static string Body(string title, string description, string svg, string script) => $"""
        <h1 style="font-size: 1.1rem">{Xml.Escape(title)}</h1>
        <noscript>{(svg.Length > 0 ? HtmlPage.Picture(description, svg) : "")}</noscript>
        <canvas id="view" tabindex="0" role="img" aria-label="{Xml.Escape(description)}" style="width: 100%; height: 60vh; display: block; touch-action: none"></canvas>
        <p style="display: flex; gap: 0.6rem; align-items: center">
        <button id="play" type="button">Play</button>
        <input id="time" type="range" min="0" value="0" step="1" aria-label="time" style="flex: 1">
        <output id="now" style="min-width: 8rem; text-align: right"></output>
        </p>
        <p>{Xml.Escape(description)} The view goes along with the body. Drag, or use the arrow keys, to turn it.</p>
        <script>
        {script}
        </script>
        """;

    private static byte[] Packed(PoseSequence poses, int step)
    {
        var perFrame = poses.JointCount * 3;
        var kept = (poses.FrameCount + step - 1) / step;
        var bytes = new byte[kept * perFrame * sizeof(float)];
        for (var frame = 0; frame < kept; frame++)
        {
            var coordinates = poses.Frame(frame * step);
            for (var index = 0; index < perFrame; index++)
            {
                var value = double.IsFinite(coordinates[index]) ? (float)coordinates[index] : float.NaN;
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(((frame * perFrame) + index) * sizeof(float)), value);
            }
        }

        return bytes;
    }
}
