using System.Text.Json.Nodes;
using NeuroPose.Jupyter.Connections;
using NeuroPose.Jupyter.Wire;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>
/// A C# session that Jupyter's clients talk to. Shell requests run in order on a thread of their own; control requests are answered on
/// the thread of their connection, so that an interrupt or a shutdown is heard while a cell runs.
/// </summary>
public sealed class JupyterKernel : IDisposable
{
    private readonly ConnectionFile _connection;
    private readonly KernelOptions _options;
    private readonly KernelSockets _sockets;
    private readonly Outbox _outbox;
    private readonly StdinDialog _stdin;
    private readonly SessionStart _session;
    private readonly Executor _executor;
    private readonly ShellLoop _shell;
    private readonly Answers _shellAnswers = new();
    private readonly Answers _controlAnswers = new();
    private readonly Lock _control = new();
    private readonly ManualResetEventSlim _ended = new();

    private JupyterKernel(ConnectionFile connection, string connectionPath, KernelOptions options)
    {
        _connection = connection;
        _options = options;
        _sockets = new KernelSockets(connection, options);
        _outbox = new Outbox(_sockets.Publish, options.StreamInterval);
        _stdin = new StdinDialog(_sockets, _outbox);
        var mark = new CrashMark(connectionPath + ".running");
        _session = new SessionStart(options, mark.TakeLast());
        var history = new History();
        _executor = new Executor(_session, _outbox, _stdin, history, mark, options);
        var questions = new CodeQuestions(() => _session.Session);
        var comms = new Comms(_outbox);
        foreach (var answers in (ReadOnlySpan<Answers>)[_shellAnswers, _controlAnswers])
        {
            answers["kernel_info_request"] = _ => KernelInfo.Answer();
            answers["connect_request"] = _ => KernelInfo.Ports(connection);
            answers["interrupt_request"] = _ => Interrupted();
            answers["shutdown_request"] = ShutDown;
            answers["comm_info_request"] = _ => Comms.Info();
            answers["comm_open"] = comms.Refuse;
            answers["comm_msg"] = comms.Refuse;
            answers["comm_close"] = _ => null;
        }

        _controlAnswers["debug_request"] = DebugRefusal.Answer;
        _shellAnswers["execute_request"] = _executor.Execute;
        _shellAnswers["complete_request"] = questions.Complete;
        _shellAnswers["inspect_request"] = questions.Inspect;
        _shellAnswers["is_complete_request"] = CodeQuestions.IsComplete;
        _shellAnswers["history_request"] = history.Answer;
        _shell = new ShellLoop(Answer, request => _shellAnswers.To(request, options.Log));
        _sockets.Received += Receive;
    }

    /// <summary>Starts a kernel where a connection file says; it works until it is asked to end.</summary>
    /// <param name="connectionPath">The connection file.</param>
    /// <param name="options">What it starts with.</param>
    /// <exception cref="ConnectionFileException">The connection file cannot be read.</exception>
    /// <exception cref="KernelAddressException">The address cannot be listened on, or a port is taken.</exception>
    public static JupyterKernel Start(string connectionPath, KernelOptions? options = null)
    {
        var kernel = new JupyterKernel(ConnectionFile.Read(connectionPath), connectionPath, options ?? new KernelOptions());
        kernel._sockets.Start();
        kernel._outbox.Publish(null, "status", new JsonObject { ["execution_state"] = "starting" });
        kernel._shell.Start();
        kernel._session.Start();
        kernel._options.Log($"listening: {kernel._connection}");
        return kernel;
    }

    /// <summary>Stops the cell that runs, as a client's interrupt does; the session lives on.</summary>
    public void Interrupt() => _executor.Interrupt();

    /// <summary>Asks the kernel to end; a cell that runs is stopped.</summary>
    public void Stop()
    {
        _executor.Close();
        _ended.Set();
    }

    /// <summary>Waits until a client, or <see cref="Stop"/>, asks the kernel to end.</summary>
    public void Wait() => _ended.Wait();

    /// <summary>Ends the kernel; what it has sent still reaches those who read.</summary>
    public void Dispose()
    {
        Stop();
        _shell.Close();
        _outbox.Dispose();
        _sockets.Dispose();
        _session.Dispose();
        _stdin.Dispose();
    }

    private void Receive(KernelChannel channel, WireMessage message)
    {
        var request = new Request(channel, message);
        switch (channel)
        {
            case KernelChannel.Shell:
                _shell.Add(request);
                break;
            case KernelChannel.Control:
                lock (_control)
                {
                    Answer(request, it => _controlAnswers.To(it, _options.Log));
                }

                break;
            case KernelChannel.Stdin when request.Type == "input_reply":
                if (!_stdin.Receive(request))
                {
                    _options.Log($"{channel}: an answer was dropped; no cell waits for one.");
                }

                break;
            default:
                _options.Log($"{channel}: {request.Message} was dropped; only input_reply is expected here.");
                break;
        }
    }

    private void Answer(Request request, Func<Request, JsonObject?> handle)
    {
        Say(request, "busy");
        if (handle(request) is { } content)
        {
            _sockets.Answer(request, Answers.ReplyType(request.Type), content);
        }

        Say(request, "idle");
        if (request.Type == "shutdown_request")
        {
            Stop();
        }
    }

    private void Say(Request request, string state) =>
        _outbox.Publish(request.Message.Header, "status", new JsonObject { ["execution_state"] = state });

    private JsonObject Interrupted()
    {
        _executor.Interrupt();
        return Reply.Ok();
    }

    private JsonObject ShutDown(Request request)
    {
        var restart = request.Flag("restart", otherwise: false);
        _options.Log(restart ? "a client restarts the kernel." : "a client ends the kernel.");
        _executor.Close();
        var reply = Reply.Ok();
        reply["restart"] = restart;
        _outbox.Publish(request.Message.Header, "shutdown_reply", (JsonObject)reply.DeepClone());
        return reply;
    }
}
