namespace NeuroPose.Formats;

/// <summary>
/// The frame numbers that stand before the rows of a table. Where they leave frames out, the frames between are missing; where they
/// cannot be the numbers of frames, because they fall or leave out more than they have, the rows are counted instead.
/// </summary>
internal sealed class FrameNumbers
{
    private readonly List<int> numbers = [];
    private bool isCounting;
    private string? problem;

    /// <summary>The number of rows.</summary>
    public int RowCount { get; private set; }

    /// <summary>The number of the first frame.</summary>
    public int First { get; private set; }

    /// <summary>The number of frames, those between included.</summary>
    public int FrameCount => isCounting || RowCount == 0 ? RowCount : numbers[^1] - First + 1;

    /// <summary>What was not as it should be, in sentences.</summary>
    public IReadOnlyList<string> Notices => problem is not null ? [problem]
        : FrameCount > RowCount ? [FormattableString.Invariant(
            $"The frame numbers leave out {FrameCount - RowCount:N0} of {FrameCount:N0} frames; they are missing.")]
        : [];

    /// <summary>Takes the number of the next row.</summary>
    public void Add(double number)
    {
        var isWhole = Math.Abs(number) < int.MaxValue && Math.Floor(number).Equals(number);
        if (RowCount == 0)
        {
            (First, isCounting) = isWhole ? ((int)number, false) : (0, true);
            problem = isWhole ? null : "The frames have no whole numbers and were counted from 0.";
        }
        else if (!isCounting && (!isWhole || number <= numbers[^1]))
        {
            Count(FormattableString.Invariant(
                $"The frame numbers do not rise at row {RowCount + 1:N0}; the rows were counted from the first number."));
        }

        RowCount++;
        if (!isCounting)
        {
            numbers.Add((int)number);
        }
    }

    /// <summary>
    /// Ends the numbering: a table that leaves out more frames than it has is one of every second frame, or has odd numbers.
    /// </summary>
    public void End()
    {
        if (!isCounting && RowCount > 0 && (long)numbers[^1] - First + 1 > Math.Max(2L * RowCount - 1, RowCount + 100))
        {
            var found = FormattableString.Invariant($"({First} to {numbers[^1]} in {RowCount:N0} rows)");
            Count($"The frame numbers leave out more frames than there are {found}; the rows were counted from the first number.");
        }
    }

    /// <summary>The index of a frame in the recording; null where it is outside.</summary>
    public int? IndexOf(int frame) => frame - First is var index && index >= 0 && index < FrameCount ? index : null;

    /// <summary>The numbers of the rows at the indices of their frames; what is between is NaN.</summary>
    public ReadOnlyMemory<double> Spread(ReadOnlyMemory<double> rows, int width)
    {
        if (FrameCount == RowCount || rows.IsEmpty)
        {
            return rows;
        }

        var frames = new double[(long)FrameCount * width];
        Array.Fill(frames, double.NaN);
        for (var row = 0; row < RowCount; row++)
        {
            rows.Span.Slice(row * width, width).CopyTo(frames.AsSpan((numbers[row] - First) * width));
        }

        return frames;
    }

    private void Count(string why)
    {
        (isCounting, problem) = (true, why);
        numbers.Clear();
    }
}
