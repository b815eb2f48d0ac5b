namespace NeuroPose.Jupyter.Zmtp;

/// <summary>
/// The topics that one peer wants to hear: beginnings of a message's first frame. The same one twice has to be cancelled twice.
/// </summary>
internal sealed class Subscriptions
{
    private readonly Lock _gate = new();
    private readonly List<byte[]> _topics = [];
    private long _bytes;

    /// <summary>Whether the peer wants to hear anything.</summary>
    public bool Any
    {
        get
        {
            lock (_gate)
            {
                return _topics.Count > 0;
            }
        }
    }

    /// <summary>Adds a topic; false where the peer has too many, or too long ones.</summary>
    public bool Add(byte[] topic, int maximumCount, int maximumBytes)
    {
        lock (_gate)
        {
            if (_topics.Count >= maximumCount || _bytes + topic.Length > maximumBytes)
            {
                return false;
            }

            _topics.Add(topic);
            _bytes += topic.Length;
            return true;
        }
    }

    /// <summary>Takes a topic back; one that is not there is nothing.</summary>
    public void Remove(byte[] topic)
    {
        lock (_gate)
        {
            if (_topics.FindIndex(known => known.AsSpan().SequenceEqual(topic)) is var at and >= 0)
            {
                _topics.RemoveAt(at);
                _bytes -= topic.Length;
            }
        }
    }

    /// <summary>Whether a message that begins so is wanted.</summary>
    public bool Want(ReadOnlySpan<byte> firstFrame)
    {
        lock (_gate)
        {
            foreach (var topic in _topics)
            {
                if (firstFrame.StartsWith(topic))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
