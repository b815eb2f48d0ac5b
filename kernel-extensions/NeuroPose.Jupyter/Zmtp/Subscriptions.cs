namespace NeuroPose.Jupyter.Zmtp;

/// <summary>The topics that one peer wants to hear: beginnings of a message's first frame. The same one twice has to be cancelled twice.</summary>
internal sealed class Subscriptions
{
    private readonly Lock _gate = new();
    private readonly List<byte[]> _topics = [];

    /// <summary>Adds a topic; false where the peer has too many.</summary>
    public bool Add(byte[] topic, int maximum)
    {
        lock (_gate)
        {
            if (_topics.Count >= maximum)
            {
                return false;
            }

            _topics.Add(topic);
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
