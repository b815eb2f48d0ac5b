using NeuroPose.Figures.Axes;
using NeuroPose.Figures.Drawing;

namespace NeuroPose.Figures.HeatMaps;

/// <summary>The colored cells of a heat map: rectangles when few, one picture when many.</summary>
internal static class HeatMapCells
{
    private const int MostRectangles = 60;
    private const int MostPixels = 500;
    private const byte UnknownIndex = 255;

    private static readonly Rgb[] Palette =
        [.. Enumerable.Range(0, UnknownIndex).Select(index => SequentialColors.At(index / (UnknownIndex - 1.0))), new(0xd5, 0xd8, 0xdc)];

    /// <summary>Draws the cells and says what a reader must know about them; empty when there is nothing to say.</summary>
    public static string Draw(SvgCanvas canvas, HeatMapContent map, Interval range, double x, double y, double cell)
    {
        var (rows, columns) = (map.RowLabels.Count, map.ColumnLabels.Count);
        if (Math.Max(rows, columns) <= MostRectangles)
        {
            DrawRectangles(canvas, map, range, x, y, cell);
            return "";
        }

        var block = (Math.Max(rows, columns) + MostPixels - 1) / MostPixels;
        var (height, width) = ((rows + block - 1) / block, (columns + block - 1) / block);
        var pixels = new byte[height * width];
        for (var pixel = 0; pixel < pixels.Length; pixel++)
        {
            var mean = BlockMean(map, pixel / width * block, pixel % width * block, block);
            pixels[pixel] = double.IsFinite(mean) ? (byte)Math.Round(Math.Clamp(range.Fraction(mean), 0, 1) * (UnknownIndex - 1)) : UnknownIndex;
        }

        // The last block may reach over the matrix's edge: the picture keeps the blocks' size, so cells stay where their labels are.
        canvas.Image(x, y, width * block * cell, height * block * cell, IndexedPng.Encode(pixels, width, Palette));
        return block == 1 ? "" : FormattableString.Invariant($"Down-sampled: each pixel is the mean of {block} × {block} cells.");
    }

    private static void DrawRectangles(SvgCanvas canvas, HeatMapContent map, Interval range, double x, double y, double cell)
    {
        for (var row = 0; row < map.RowLabels.Count; row++)
        {
            for (var column = 0; column < map.ColumnLabels.Count; column++)
            {
                var value = map.Values.Span[(row * map.ColumnLabels.Count) + column];
                var (left, top) = (x + (column * cell), y + (row * cell));
                if (double.IsFinite(value))
                {
                    canvas.Cell(left, top, cell, cell, SequentialColors.At(range.Fraction(value)).Hex);
                }
                else
                {
                    canvas.Cell(left, top, cell, cell, Ink.Unknown);
                    canvas.Line(left, top + cell, left + cell, top, new(Ink.Axis));
                }
            }
        }
    }

    // The mean of the finite values; a block without any is unknown.
    private static double BlockMean(HeatMapContent map, int firstRow, int firstColumn, int block)
    {
        var columns = map.ColumnLabels.Count;
        var (mean, count) = (0.0, 0);
        for (var row = firstRow; row < Math.Min(firstRow + block, map.RowLabels.Count); row++)
        {
            foreach (var value in map.Values.Span.Slice((row * columns) + firstColumn, Math.Min(block, columns - firstColumn)))
            {
                if (double.IsFinite(value))
                {
                    count++;
                    mean += (value / count) - (mean / count);
                }
            }
        }

        return count > 0 ? mean : double.NaN;
    }
}
