using System.Globalization;
using NeuroPose.Segmentation;

namespace NeuroPose.Formats;

/// <summary>Finds the place in time of each of a file's frames, and puts those in that the file leaves out.</summary>
internal sealed class FramePlaces
{
    private const string Prefix = "frame_";
    private const int LongestNumber = 18;

    // Almost an hour at 30 frames/s. A file of two lines must not fill the memory.
    private const int MostAbsent = 100_000;
    private const int MostAbsentForEach = 8;

    private readonly IReadOnlyList<FramePrediction> found;
    private readonly long[] numbers;
    private readonly long first;

    private FramePlaces(IReadOnlyList<FramePrediction> found, long[] numbers, long first) =>
        (this.found, this.numbers, this.first) = (found, numbers, first);

    /// <summary>The trial with its frames in time order.</summary>
    /// <param name="trial">The trial as its file has it.</param>
    /// <param name="place">Where the trial is; the key is added.</param>
    /// <exception cref="FileFormatException">Two keys have one number, too many frames are left out, or segmentations cannot be
    /// placed.</exception>
    public static VideoPredictions Placed(VideoPredictions trial, Place place)
    {
        var found = trial.Frames;
        if (found.Count == 0 || found.Any(frame => NumberOf(frame.Name) is null))
        {
            return trial with { Placement = new() { Rule = FramePlacementRule.OrderOfKeys } };
        }

        // As the reference writes, and nearly everyone: nothing is kept and nothing moves.
        var isPlain = true;
        var (least, most) = (0, 0);
        for (var index = 0; index < found.Count; index++)
        {
            var number = NumberOf(found[index].Name)!.Value;
            isPlain &= number == index;
            least = number < NumberOf(found[least].Name) ? index : least;
            most = number > NumberOf(found[most].Name) ? index : most;
        }

        var last = NumberOf(found[most].Name)!.Value;
        var isBeyond = last >= trial.Metadata.FrameCount;
        var placement = new FramePlacement
        {
            Rule = FramePlacementRule.NumberInKey,
            FirstNumber = isBeyond ? NumberOf(found[least].Name)!.Value : 0,
        };
        placement = placement with { KeyBeyondCount = last - placement.FirstNumber >= trial.Metadata.FrameCount ? found[most].Name : null };
        return isPlain
            ? trial with { Placement = placement }
            : new FramePlaces(found, [.. found.Select(frame => NumberOf(frame.Name)!.Value)], placement.FirstNumber).Place(trial, placement, place);
    }

    private VideoPredictions Place(VideoPredictions trial, FramePlacement placement, Place place)
    {
        var order = Enumerable.Range(0, found.Count).ToArray();
        Array.Sort(numbers.ToArray(), order);
        Check(order, place);
        var isReordered = order.Where((index, at) => index != at).Any();
        if (isReordered && trial.Segmentations.Count > 0)
        {
            throw new FileFormatException(
                $"the frames stand in another order than their numbers, and the segmentation \"{trial.Segmentations.First().Key}\" counts them "
                    + "in one of the two. Take the segmentations out, and segment the file again.",
                At(place, found[order.Where((index, at) => index != at).First()].Name));
        }

        var digits = string.Create(CultureInfo.InvariantCulture, $"D{found[0].Name.Length - Prefix.Length}");
        List<FramePrediction> frames = [];
        foreach (var index in order)
        {
            while (frames.Count < numbers[index] - first)
            {
                var name = Prefix + (first + frames.Count).ToString(digits, CultureInfo.InvariantCulture);
                frames.Add(new(name, NumberRows.Empty, [], []));
            }

            frames.Add(found[index]);
        }

        OrderedDictionary<string, TrialSegments> segmentations = new(StringComparer.Ordinal);
        foreach (var (name, segments) in trial.Segmentations)
        {
            segmentations[name] = segments with { Segments = [.. segments.Segments.Select(Placed)] };
        }

        return trial with
        {
            Frames = frames,
            Segmentations = segmentations,
            Placement = placement with { AbsentCount = frames.Count - found.Count, IsReordered = isReordered },
        };
    }

    private void Check(int[] order, Place place)
    {
        var most = MostAbsent + ((long)MostAbsentForEach * order.Length);
        var (left, before) = (most, first - 1);
        foreach (var index in order)
        {
            if (numbers[index] == before)
            {
                var other = found.Where((_, one) => one != index && numbers[one] == before).First().Name;
                throw new FileFormatException($"another key has the number {before} too: {other}. Every frame has one key.", At(place, found[index].Name));
            }

            var absent = numbers[index] - before - 1;
            left -= absent;
            if (left < 0)
            {
                var problem = string.Create(
                    CultureInfo.InvariantCulture,
                    $"the keys leave out {absent} frames before this one; a file of {order.Length} frames may leave out {most} in all.");
                throw new FileFormatException($"{problem} Expected the frame's number in the video.", At(place, found[index].Name));
            }

            before = numbers[index];
        }
    }

    /// <summary>The reference counts a segment's frames in the order of the keys, without those that the file leaves out.</summary>
    private Segment Placed(Segment segment) => new(Placed(segment.Start), Placed(segment.End - 1) + 1, Placed(segment.Peak));

    private int Placed(int index) =>
        index < numbers.Length ? (int)(numbers[index] - first) : (int)(numbers[^1] - first) + index - numbers.Length + 1;

    private static Place At(Place place, string key) => new(File: place.File, Path: $"frames.{key}");

    private static long? NumberOf(string name)
    {
        var length = name.Length - Prefix.Length;
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || length is 0 or > LongestNumber)
        {
            return null;
        }

        var number = 0L;
        foreach (var digit in name.AsSpan(Prefix.Length))
        {
            if (!char.IsAsciiDigit(digit))
            {
                return null;
            }

            number = (number * 10) + digit - '0';
        }

        return number;
    }
}
