using NeuroPose.Warping.Recursion;

namespace NeuroPose.Search.Bounding;

/// <summary>A band, seen from each of the two series.</summary>
internal static class BandRuns
{
    /// <summary>For each frame of the first series the frames of the second that it may match.</summary>
    public static (int First, int Last)[] OfRows(MatchWindow window)
    {
        var runs = new (int First, int Last)[window.Rows];
        for (var row = 0; row < runs.Length; row++)
        {
            runs[row] = window[row];
        }

        return runs;
    }

    /// <summary>
    /// For each frame of the second series a run of frames of the first that holds all that it may match: from the first row that reaches
    /// so far to the last that begins there or before. Where limits go to and fro the run holds more, and a bound stays a bound.
    /// </summary>
    public static (int First, int Last)[] OfColumns(MatchWindow window)
    {
        var runs = new (int First, int Last)[window.Columns];
        var row = 0;
        for (var column = 0; column < runs.Length; column++)
        {
            while (row < window.Rows && window[row].Last < column)
            {
                row++;
            }

            runs[column].First = row;
        }

        row = window.Rows - 1;
        for (var column = runs.Length - 1; column >= 0; column--)
        {
            while (row >= 0 && window[row].First > column)
            {
                row--;
            }

            runs[column].Last = row;
        }

        return runs;
    }
}
