using NeuroPose.Vitals.Csi;

namespace NeuroPose.Vitals.Series;

/// <summary>
/// Picks the frames that are read: those of the node and size that most of the first frames have, the earlier one of equals. It looks at
/// the first
/// 2,000 frames, fewer where they are large, so that its memory does not grow with the recording.
/// </summary>
internal sealed class FrameChoice(VitalSeriesOptions options)
{
    private const int MostFrames = 2000;
    private const long MostNumbers = 1 << 22;

    private readonly OrderedDictionary<FrameShape, long> passedOver = [];
    private readonly List<CsiFrame> look = [];
    private long numbers;

    /// <summary>What was chosen; null before.</summary>
    public FrameShape? Shape { get; private set; }

    /// <summary>
    /// Frames a second among the first that were chosen: as declared, or else counted to a hundredth; NaN when neither is known.
    /// </summary>
    public double FramesPerSecond { get; private set; } = double.NaN;

    /// <summary>The frames that were not chosen, by shape.</summary>
    public IEnumerable<ShapeCount> Others => passedOver.Select(other => new ShapeCount(other.Key, other.Value));

    /// <summary>The chosen ones of some frames, in their order.</summary>
    public IEnumerable<CsiFrame> From(IEnumerable<CsiFrame> frames)
    {
        foreach (var frame in frames)
        {
            var shape = FrameShape.Of(frame);
            if (!IsAskedFor(shape) || (Shape is not null && shape != Shape))
            {
                PassOver(shape);
            }
            else if (Shape is not null)
            {
                yield return frame;
            }
            else
            {
                look.Add(frame);
                numbers += frame.Amplitudes.Length;
                if (look.Count == MostFrames || numbers > MostNumbers)
                {
                    foreach (var chosen in Decide())
                    {
                        yield return chosen;
                    }
                }
            }
        }

        if (Shape is null)
        {
            foreach (var chosen in Decide())
            {
                yield return chosen;
            }
        }
    }

    private bool IsAskedFor(FrameShape shape) =>
        (options.NodeId is null || shape.NodeId == options.NodeId) && (options.SubcarrierCount is null || shape.SubcarrierCount == options.SubcarrierCount);

    private List<CsiFrame> Decide()
    {
        if (look.Count == 0)
        {
            throw new NeuroPoseException(passedOver.Count == 0
                ? "there is no CSI frame in it."
                : $"there is no frame {Asked()}; there are {string.Join("; ", Others)}.");
        }

        Shape = look.CountBy(FrameShape.Of).MaxBy(count => count.Value).Key;
        List<CsiFrame> chosen = [];
        foreach (var frame in look)
        {
            if (FrameShape.Of(frame) == Shape)
            {
                chosen.Add(frame);
            }
            else
            {
                PassOver(FrameShape.Of(frame));
            }
        }

        look.Clear();
        FramesPerSecond = Rate(chosen);
        return chosen;
    }

    private string Asked() => (options.NodeId, options.SubcarrierCount) switch
    {
        ({ } node, null) => $"of node {node}",
        (null, { } count) => FormattableString.Invariant($"with {count} subcarriers"),
        var (node, count) => FormattableString.Invariant($"of node {node} with {count} subcarriers"),
    };

    // Counted to a hundredth: the rounding of times must not make a window of 600 frames one of 599.
    private static double Rate(List<CsiFrame> frames)
    {
        var seconds = frames[^1].TimeSeconds - frames[0].TimeSeconds;
        return double.IsFinite(frames[0].SampleRateHz) ? frames[0].SampleRateHz
            : seconds > 0 ? Math.Round((frames.Count - 1) / seconds, 2)
            : double.NaN;
    }

    private void PassOver(FrameShape shape) => passedOver[shape] = passedOver.GetValueOrDefault(shape) + 1;
}
