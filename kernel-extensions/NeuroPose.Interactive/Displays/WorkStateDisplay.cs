using NeuroPose.Interactive.Markup;
using NeuroPose.Interactive.Work;

namespace NeuroPose.Interactive.Displays;

/// <summary>How far work is: a bar of letters, which needs no style, and the counts.</summary>
internal static class WorkStateDisplay
{
    private const int Cells = 20;
    private const int LongestName = 80;

    public static Display<WorkState> Display { get; } = new(
        state => $"<p><strong>{Html.Escape(Cut.To(state.Work, LongestName))}</strong> {Bar(state)}{Html.Escape(Words(state))}</p>\n",
        state => $"{PlainText.OneLine(state.Work, LongestName)} {Bar(state)}{PlainText.OneLine(Words(state))}");

    private static string Words(WorkState state) => Cut.To(state.Describe(), 200);

    private static string Bar(WorkState state)
    {
        if (double.IsNaN(state.Share))
        {
            return "";
        }

        var full = (int)(state.Share * Cells);
        return new string('█', full) + new string('░', Cells - full) + " ";
    }
}
