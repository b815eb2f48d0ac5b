using System.Text.Json.Nodes;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>
/// Requests that run one after another, on a thread of their own. After a cell that fails, those that wait are not executed.
/// </summary>
internal sealed class ShellLoop
{
    /// <summary>How long an error waits for cells that the client sent before it knew: they are on their way, and are not to run.</summary>
    private static readonly TimeSpan OnTheirWay = TimeSpan.FromMilliseconds(20);

    private readonly object _gate = new();
    private readonly Queue<Request> _waiting = new();
    private readonly Action<Request, Func<Request, JsonObject?>> _answer;
    private readonly Func<Request, JsonObject?> _handle;
    private int _toAbort;
    private bool _isClosed;

    /// <param name="answer">Says busy, sends what the function gives, says idle.</param>
    /// <param name="handle">Gives the answer to a request.</param>
    public ShellLoop(Action<Request, Func<Request, JsonObject?>> answer, Func<Request, JsonObject?> handle)
    {
        _answer = answer;
        _handle = handle;
    }

    /// <summary>Starts to work.</summary>
    public void Start() => new Thread(Run) { IsBackground = true, Name = "shell" }.Start();

    /// <summary>Gives a request its place.</summary>
    public void Add(Request request)
    {
        lock (_gate)
        {
            _waiting.Enqueue(request);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Ends after the request that runs.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            _waiting.Clear();
            Monitor.PulseAll(_gate);
        }
    }

    private void Run()
    {
        while (Take(out var isAborted) is { } request)
        {
            _answer(request, isAborted ? Aborted : Handle);
        }
    }

    private Request? Take(out bool isAborted)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_isClosed)
            {
                Monitor.Wait(_gate);
            }

            isAborted = false;
            if (_isClosed)
            {
                return null;
            }

            var request = _waiting.Dequeue();
            if (_toAbort > 0)
            {
                _toAbort--;
                isAborted = request.Type == "execute_request";
            }

            return request;
        }
    }

    private JsonObject? Handle(Request request)
    {
        var reply = _handle(request);
        if (request.Type == "execute_request" && reply?["status"]?.GetValue<string>() == "error" && StopsOnError(request))
        {
            Thread.Sleep(OnTheirWay);
            lock (_gate)
            {
                _toAbort = _waiting.Count;
            }
        }

        return reply;
    }

    private static bool StopsOnError(Request request) =>
        Untrusted.Field(request.Message.Content, "stop_on_error") is not { ValueKind: System.Text.Json.JsonValueKind.False };

    private static JsonObject Aborted(Request request)
    {
        var reply = Reply.Error("Aborted", "A cell before this one failed, so this one was not executed.");
        reply["status"] = "aborted";
        return reply;
    }
}
