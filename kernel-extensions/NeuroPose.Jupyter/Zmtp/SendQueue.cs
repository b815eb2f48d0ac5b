namespace NeuroPose.Jupyter.Zmtp;

/// <summary>
/// What waits for one peer. It is bounded: a sender waits for a peer that is slow, and gives up on one that reads nothing at all.
/// </summary>
internal sealed class SendQueue(long maximumBytes, TimeSpan patience)
{
    private readonly object _gate = new();
    private readonly Queue<byte[]> _waiting = new();
    private long _bytes;
    private long _taken;
    private bool _isClosed;

    /// <summary>Adds a message; false where the peer has gone, or has read nothing for as long as patience lasts.</summary>
    public bool Add(byte[] message)
    {
        lock (_gate)
        {
            while (_bytes >= maximumBytes && !_isClosed)
            {
                var before = _taken;
                if (!Monitor.Wait(_gate, patience) && _taken == before)
                {
                    return false;
                }
            }

            if (_isClosed)
            {
                return false;
            }

            _waiting.Enqueue(message);
            _bytes += message.Length;
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    /// <summary>Adds a message that may be left out: where more than so many bytes wait, it is.</summary>
    public void AddUnlessBusy(byte[] message, int mostWaiting)
    {
        lock (_gate)
        {
            if (_bytes > mostWaiting || _isClosed)
            {
                return;
            }

            _waiting.Enqueue(message);
            _bytes += message.Length;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>The next message; it stays counted until <see cref="Sent"/>. Null where the queue is closed.</summary>
    public byte[]? Take()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_isClosed)
            {
                Monitor.Wait(_gate);
            }

            return _isClosed ? null : _waiting.Peek();
        }
    }

    /// <summary>The message that was taken has left.</summary>
    public void Sent()
    {
        lock (_gate)
        {
            if (_waiting.TryDequeue(out var message))
            {
                _bytes -= message.Length;
                _taken++;
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Waits until all has left; false where it has not in time.</summary>
    public bool Drain(TimeSpan limit)
    {
        var deadline = DateTime.UtcNow + limit;
        lock (_gate)
        {
            while (_waiting.Count > 0 && !_isClosed)
            {
                var rest = deadline - DateTime.UtcNow;
                if (rest <= TimeSpan.Zero || !Monitor.Wait(_gate, rest))
                {
                    return _waiting.Count == 0;
                }
            }

            return true;
        }
    }

    /// <summary>Ends every wait; what is left is lost.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            _waiting.Clear();
            _bytes = 0;
            Monitor.PulseAll(_gate);
        }
    }
}
