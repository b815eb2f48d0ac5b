using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Model;

namespace NeuroPose.Figures.Rendering;

/// <summary>What a reader has to know about a drawing: what is missing, what was thinned, what is not named.</summary>
internal sealed class Remarks
{
    private const int MostNamed = 6;
    private readonly List<string> sentences = [];

    public void Add(string sentence)
    {
        if (sentence.Length > 0 && !sentences.Contains(sentence))
        {
            sentences.Add(sentence);
        }
    }

    public void Write(Page page, Plot plot, int hiddenMarks, int every)
    {
        var points = plot.Panels.SelectMany(panel => panel.Layers).OfType<PointLayer>().Where(layer => layer is not LineLayer { BreaksAreGaps: false }).ToArray();
        var gaps = points.Where(layer => layer.FiniteCount < layer.X.Length).ToArray();
        if (gaps.Length > 0)
        {
            string[] named = [.. gaps.Select(layer => FormattableString.Invariant($"{layer.Name} {layer.X.Length - layer.FiniteCount} of {layer.X.Length}").TrimStart()).Distinct()];
            var more = named.Length > MostNamed ? FormattableString.Invariant($" and {named.Length - MostNamed} more lines") : "";
            page.Note($"Gaps: no finite value at {string.Join(", ", named.Take(MostNamed))} points{more}.");
        }

        if (hiddenMarks > 0)
        {
            page.Note(FormattableString.Invariant($"{hiddenMarks} of the marks' names are left out for want of room."));
        }

        foreach (var sentence in sentences)
        {
            page.Note(sentence);
        }

        if (every > 1)
        {
            page.Note(FormattableString.Invariant($"One name in {every} is shown."));
        }
    }
}
