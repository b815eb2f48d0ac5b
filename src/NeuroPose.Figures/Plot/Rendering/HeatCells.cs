using NeuroPose.Figures.Drawing;
using NeuroPose.Figures.Model;

namespace NeuroPose.Figures.Rendering;

/// <summary>
/// The colored cells of a matrix: rectangles when few, one picture when many, means over blocks when more than a reader can see.
/// </summary>
internal sealed class HeatCells(SvgCanvas canvas, HeatLayer map, PanelFrame frame)
{
    private const int MostRectangles = 60;
    private const int MostNumbers = 12;
    private const int MostPixels = 500;
    private const byte UnknownIndex = 255;

    private static readonly TextStyle[] NumberStyles = [TextStyle.Normal, TextStyle.Small, new(9.5)];

    /// <summary>Draws the cells and says what a reader must know about them.</summary>
    public void Draw(Remarks remarks)
    {
        if (map.Extent.UnknownCount > 0)
        {
            remarks.Add(FormattableString.Invariant($"Gray: {map.Unknown} ({map.Extent.UnknownCount} of {map.Values.Length} cells)."));
        }

        if (Math.Max(map.Rows, map.Columns) > MostRectangles)
        {
            DrawPicture(remarks);
            return;
        }

        DrawRectangles();
        if (map.Numbers && Math.Max(map.Rows, map.Columns) <= MostNumbers)
        {
            DrawNumbers();
        }
    }

    // The pixel of the border before a row or column.
    private double Across(int column) => Math.Clamp(frame.X[map.X.Start + ((column - 0.5) * map.X.Step)], frame.Left, frame.Right);

    private double Down(int row) => Math.Clamp(frame.Y[map.Y.Start + ((row - 0.5) * map.Y.Step)], frame.Top, frame.Bottom);

    private void DrawRectangles()
    {
        for (var row = 0; row < map.Rows; row++)
        {
            for (var column = 0; column < map.Columns; column++)
            {
                var value = map.Values.Span[(row * map.Columns) + column];
                var (left, right) = Sorted(Across(column), Across(column + 1));
                var (top, bottom) = Sorted(Down(row), Down(row + 1));
                if (double.IsFinite(value))
                {
                    canvas.Cell(left, top, right - left, bottom - top, SequentialColors.At(map.Range.Fraction(value)).Hex);
                }
                else
                {
                    canvas.Cell(left, top, right - left, bottom - top, Ink.Unknown);
                    canvas.Line(left, bottom, right, top, new(Ink.Axis));
                }
            }
        }
    }

    private void DrawPicture(Remarks remarks)
    {
        var (down, across) = (BlockOf(map.Rows), BlockOf(map.Columns));
        var (height, width) = ((map.Rows + down - 1) / down, (map.Columns + across - 1) / across);
        var pixels = new byte[height * width];
        var (flipX, flipY) = (Across(1) < Across(0), Down(1) < Down(0));
        var range = map.Range;
        for (var pixel = 0; pixel < pixels.Length; pixel++)
        {
            var (y, x) = (pixel / width, pixel % width);
            var mean = map.BlockMean((flipY ? height - 1 - y : y) * down, (flipX ? width - 1 - x : x) * across, down, across);
            pixels[pixel] = double.IsFinite(mean) ? (byte)Math.Round(Math.Clamp(range.Fraction(mean), 0, 1) * (UnknownIndex - 1)) : UnknownIndex;
        }

        // The last block may reach over the matrix's edge: the picture keeps the blocks' size, so that cells stay where their labels are.
        var (left, right) = Sorted(frame.X[map.X.Start - (map.X.Step / 2)], frame.X[map.X.Start + (((width * across) - 0.5) * map.X.Step)]);
        var (top, bottom) = Sorted(frame.Y[map.Y.Start - (map.Y.Step / 2)], frame.Y[map.Y.Start + (((height * down) - 0.5) * map.Y.Step)]);
        canvas.Image(left, top, right - left, bottom - top, IndexedPng.Encode(pixels, width, Palette()));
        remarks.Add(down * across == 1 ? "" : FormattableString.Invariant($"Down-sampled: each pixel is the mean of {down} × {across} cells{(down == across ? "" : " (rows × columns)")}."));
    }

    private Rgb[] Palette()
    {
        var unknown = Convert.FromHexString(Ink.Resolve(Ink.Unknown, canvas.Dark).AsSpan(1));
        return [.. Enumerable.Range(0, UnknownIndex).Select(index => SequentialColors.At(index / (UnknownIndex - 1.0))), new(unknown[0], unknown[1], unknown[2])];
    }

    private void DrawNumbers()
    {
        var extent = map.Extent;
        var format = CellNumber.FormatFor(extent.FiniteCount > 0 ? Math.Max(Math.Abs(extent.Lowest), Math.Abs(extent.Highest)) : 0);
        var texts = map.Values.ToArray().Select(value => double.IsFinite(value) ? format(value) : "").ToArray();
        var (width, height) = ((frame.Right - frame.Left) / map.Columns, (frame.Bottom - frame.Top) / map.Rows);
        var style = NumberStyles.FirstOrDefault(style => style.Size < height && texts.All(text => TextMetrics.Width(text, style) <= width - 3));
        for (var index = 0; index < texts.Length && style is not null; index++)
        {
            if (texts[index].Length > 0)
            {
                var (row, column) = (index / map.Columns, index % map.Columns);
                var color = SequentialColors.At(map.Range.Fraction(map.Values.Span[index])).TextOnTop;
                canvas.Text((Across(column) + Across(column + 1)) / 2, ((Down(row) + Down(row + 1)) / 2) + (style.Size * 0.36), texts[index], style with { Color = color, Anchor = Anchor.Middle });
            }
        }
    }

    private static int BlockOf(int count) => (count + MostPixels - 1) / MostPixels;

    private static (double Low, double High) Sorted(double a, double b) => (Math.Min(a, b), Math.Max(a, b));
}
