using System.Globalization;
using NeuroPose.Figures;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Series;
using NeuroPose.Vitals.Streams;

namespace NeuroPose.Interactive.Work;

/// <summary>
/// Vital signs under the running cell while frames arrive: one figure that is updated at a fixed rate. Any stream of frames will do: of a
/// sensing server, of nodes, of a made-up room. Interrupting the cell ends it too: <see cref="Latest"/> has what was read until then.
/// </summary>
public sealed class LiveVitals
{
    // How long a source may take to say goodbye.
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    private static Func<object, Action<object>>? notebook;

    private readonly List<StreamReading> readings = [];
    private readonly LiveMonitor stream = new();

    private LiveVitals()
    {
    }

    /// <summary>The newest one that was begun, also when its cell was interrupted; null before.</summary>
    public static LiveVitals? Latest { get; private set; }

    /// <summary>All readings of all nodes, in the order in which they were made.</summary>
    public IReadOnlyList<StreamReading> Readings => readings;

    /// <summary>Why it ended; null while it goes on.</summary>
    public string? End { get; private set; }

    /// <summary>The readings of the node and size that most frames came from; null before the first.</summary>
    public VitalSeries? Series
    {
        get
        {
            if (readings.Count == 0)
            {
                return null;
            }

            var shapes = stream.Shapes.OrderByDescending(shape => shape.FrameCount).ToArray();
            StreamReading[] own = [.. readings.Where(reading => reading.Shape == shapes[0].Shape)];
            return own.Length == 0 ? null : new()
            {
                Mode = VitalSeries.DefaultMode,
                Shape = shapes[0].Shape,
                FrameCount = shapes[0].FrameCount,
                LeftOutFrames = own[^1].LeftOutFrames,
                OtherFrames = [.. shapes.Skip(1)],
                DurationSeconds = own[^1].Reading.TimeSeconds,
                Readings = [.. own.Select(reading => reading.Reading)],
                Alerts = [.. own.SelectMany(reading => reading.Alerts)],
            };
        }
    }

    /// <summary>The figure of <see cref="Series"/>; null before the first reading.</summary>
    public PlotFigure? Figure => Series is { } series ? VitalFigures.OverTime(series) : null;

    /// <summary>Says how a notebook's cell shows something and replaces it; the extension's script does, which knows the notebook's functions.</summary>
    /// <param name="display">Shows something under the running cell; returns what replaces it.</param>
    public static void ShowInNotebooksWith(Func<object, Action<object>> display)
    {
        ArgumentNullException.ThrowIfNull(display);
        notebook = display;
    }

    /// <summary>
    /// Reads frames and shows the rates under the running cell, updated once a second, until the time is over, the frames end, or the cell
    /// is interrupted. The cell waits for it.
    /// </summary>
    /// <param name="source">The frames, such as <c>client.Messages().Frames()</c>.</param>
    /// <param name="seconds">How long: so many seconds by the frames' own times, or of waiting in vain.</param>
    /// <param name="updateSeconds">From one update of the figure to the next, in seconds (0.1 or more).</param>
    /// <param name="time">The clock of updates and of waiting; the system's when left out.</param>
    /// <returns>The readings, and the figure.</returns>
    /// <exception cref="InvalidOperationException">This is no notebook.</exception>
    public static LiveVitals Show(IAsyncEnumerable<CsiFrame> source, double seconds, double updateSeconds = 1, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!(seconds > 0) || !(updateSeconds >= 0.1))
        {
            throw new ArgumentOutOfRangeException(nameof(seconds), FormattableString.Invariant($"{seconds} s, updated every {updateSeconds} s: expected a time above 0, and 0.1 s or more from update to update."));
        }

        if (notebook is not { } display)
        {
            throw new InvalidOperationException("There is no notebook to show vital signs in: its extension.dib was not loaded. Use LiveMonitor.Read(source) with a loop of your own.");
        }

        var live = Latest = new();
        live.Run(source, seconds, TimeSpan.FromSeconds(updateSeconds), time ?? TimeProvider.System, display("waiting for frames"));
        return live;
    }

    /// <summary>In words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{readings.Count} readings, {End ?? "goes on"}: {Series?.Summary.ToString() ?? "nothing was read"}");

    // On the cell's own thread: there an interruption arrives.
    private void Run(IAsyncEnumerable<CsiFrame> source, double seconds, TimeSpan update, TimeProvider time, Action<object> show)
    {
        var end = new CancellationTokenSource();
        var frames = source.GetAsyncEnumerator(end.Token);
        var (begin, shown, heard) = (time.GetTimestamp(), time.GetTimestamp(), time.GetTimestamp());
        var first = double.NaN;
        Task<bool>? next = null;
        try
        {
            while (End is null)
            {
                next ??= frames.MoveNextAsync().AsTask();
                var pause = update - time.GetElapsedTime(shown);
                if (!next.IsCompleted && pause > TimeSpan.Zero)
                {
                    next.Wait(pause);
                }

                if (next.IsCompleted)
                {
                    if (!next.GetAwaiter().GetResult())
                    {
                        End = "the frames ended";
                        break;
                    }

                    var frame = frames.Current;
                    (next, heard) = (null, time.GetTimestamp());
                    first = double.IsNaN(first) ? frame.TimeSeconds : first;
                    if (stream.Add(frame) is { } reading)
                    {
                        readings.Add(reading);
                    }

                    End = frame.TimeSeconds - first >= seconds ? "the time is over" : null;
                }
                else if (time.GetElapsedTime(heard).TotalSeconds >= seconds)
                {
                    End = "no frame arrived";
                }

                if (End is null && time.GetElapsedTime(shown) >= update)
                {
                    shown = time.GetTimestamp();
                    show(State(time.GetElapsedTime(begin)));
                }
            }
        }
        catch (NeuroPoseException problem)
        {
            End = problem.Message;
            throw;
        }
        finally
        {
            // An interruption may come as any of three exceptions, or as an abort, which none can catch: it goes on to the cell.
            var isInterrupted = End is null;
            End ??= "the cell was interrupted";
            var closing = CloseAsync(frames, next, end);
            if (!isInterrupted)
            {
                closing.Wait(Goodbye);
            }
        }

        show((object?)Figure ?? $"{End}; nothing was read.");
    }

    private object State(TimeSpan waited) => (object?)Figure ?? string.Create(CultureInfo.InvariantCulture, $"waiting for frames ({waited.TotalSeconds:0} s)");

    // Not on the cell's thread, which must not wait any more once it was interrupted.
    private static Task CloseAsync(IAsyncEnumerator<CsiFrame> frames, Task<bool>? next, CancellationTokenSource end) => Task.Run(async () =>
    {
        await end.CancelAsync().ConfigureAwait(false);
        try
        {
            // An enumerator is closed when it stands still.
            if (next is not null)
            {
                await next.WaitAsync(Goodbye).ConfigureAwait(false);
            }

            await frames.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // It is over either way; why a source failed was said where it was read.
        }

        end.Dispose();
    });
}
