using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using NeuroPose.Jupyter.Wire;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>
/// What is sent to every client, in order, by a thread of its own. Printed text is gathered for a moment, so that a loop that prints
/// is a few messages and not thousands. Who fills it faster than clients read has to wait.
/// </summary>
internal sealed class Outbox : IDisposable
{
    private const int MostWaiting = 8 * 1024 * 1024;
    private const int LongestStream = 1024 * 1024;

    private readonly object _gate = new();
    private readonly Action<MessageHeader?, string, JsonObject> _publish;
    private readonly TimeSpan _streamInterval;
    private readonly Thread _thread;
    private List<Item> _waiting = [];
    private long _waitingSize;
    private bool _isUrgent;
    private bool _isSending;
    private bool _isClosed;

    public Outbox(Action<MessageHeader?, string, JsonObject> publish, TimeSpan streamInterval)
    {
        _publish = publish;
        _streamInterval = streamInterval;
        _thread = new Thread(Run) { IsBackground = true, Name = "iopub" };
        _thread.Start();
    }

    /// <summary>Adds a message.</summary>
    /// <param name="parent">The request that it is about.</param>
    /// <param name="type">What it is.</param>
    /// <param name="content">Its content.</param>
    /// <param name="size">About how many characters it holds.</param>
    public void Publish(MessageHeader? parent, string type, JsonObject content, int size = 0) =>
        Add(new Item(parent, type, content, null, size), isUrgent: true);

    /// <summary>Adds printed text.</summary>
    public void Print(MessageHeader? parent, string stream, string text) =>
        Add(new Item(parent, stream, null, text, text.Length), isUrgent: false);

    /// <summary>Waits until all has been handed to the sockets.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            _isUrgent = true;
            Monitor.PulseAll(_gate);
            while ((_waiting.Count > 0 || _isSending) && !_isClosed)
            {
                Monitor.Wait(_gate);
            }
        }
    }

    /// <summary>Sends what is there and ends the thread.</summary>
    public void Dispose()
    {
        Flush();
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Add(Item item, bool isUrgent)
    {
        lock (_gate)
        {
            while (_waitingSize > MostWaiting && !_isClosed)
            {
                Monitor.Wait(_gate);
            }

            _waiting.Add(item);
            _waitingSize += item.Size;
            _isUrgent |= isUrgent;
            Monitor.PulseAll(_gate);
        }
    }

    private void Run()
    {
        while (Take() is { } items)
        {
            Send(items);
            var sent = Stopwatch.GetTimestamp();
            lock (_gate)
            {
                _isSending = false;
                Monitor.PulseAll(_gate);
                while (!_isUrgent && !_isClosed && _streamInterval - Stopwatch.GetElapsedTime(sent) is var rest && rest > TimeSpan.Zero)
                {
                    Monitor.Wait(_gate, rest);
                }
            }
        }
    }

    private List<Item>? Take()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_isClosed)
            {
                Monitor.Wait(_gate);
            }

            if (_waiting.Count == 0)
            {
                return null;
            }

            var items = _waiting;
            _waiting = [];
            _waitingSize = 0;
            _isUrgent = false;
            _isSending = true;
            Monitor.PulseAll(_gate);
            return items;
        }
    }

    private void Send(List<Item> items)
    {
        var gathered = new StringBuilder();
        Item? first = null;
        foreach (var item in items)
        {
            if (first is not null && !(item.ContinuesStream(first) && gathered.Length < LongestStream))
            {
                SendStream(first, gathered);
                first = null;
            }

            if (item.Printed is null)
            {
                _publish(item.Parent, item.Name, item.Content!);
                continue;
            }

            first ??= item;
            gathered.Append(item.Printed);
        }

        if (first is not null)
        {
            SendStream(first, gathered);
        }
    }

    private void SendStream(Item first, StringBuilder gathered)
    {
        _publish(first.Parent, "stream", new JsonObject { ["name"] = first.Name, ["text"] = gathered.ToString() });
        gathered.Clear();
    }

    /// <summary>A message, or printed text (then the name is the stream's).</summary>
    private sealed record Item(MessageHeader? Parent, string Name, JsonObject? Content, string? Printed, int Size)
    {
        public bool ContinuesStream(Item first) => Printed is not null && Name == first.Name && ReferenceEquals(Parent, first.Parent);
    }
}
