using System.Text.Json.Nodes;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>Executes the cells that come as <c>execute_request</c>.</summary>
internal sealed class Executor(SessionStart start, Outbox outbox, StdinDialog stdin, History history, CrashMark mark, KernelOptions options)
{
    private readonly Lock _gate = new();
    private readonly string _displayPrefix = Guid.NewGuid().ToString("N")[..12] + "-";
    private CancellationTokenSource? _running;
    private bool _isClosed;
    private int _count;
    private int _unstored;

    /// <summary>Stops the cell that runs; nothing where none does.</summary>
    public void Interrupt()
    {
        lock (_gate)
        {
            _running?.Cancel();
        }
    }

    /// <summary>Stops the cell that runs and lets no other start.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            _running?.Cancel();
        }
    }

    /// <summary>Executes the cell of a request and answers when it has ended.</summary>
    public JsonObject Execute(Request request)
    {
        var code = request.Text("code");
        var silent = request.Flag("silent", otherwise: false);
        var isStored = !silent && request.Flag("store_history", otherwise: true);
        var count = isStored ? ++_count : _count;
        if (!silent)
        {
            var input = new JsonObject { ["code"] = code, ["execution_count"] = count };
            outbox.Publish(request.Message.Header, "execute_input", input, code.Length);
        }

        using var running = new CancellationTokenSource();
        if (!TryBegin(running))
        {
            return WithCount(Reply.Error("Interrupted", "The kernel is shutting down."), count);
        }

        try
        {
            // Errors name a cell by this, so no two may have the same.
            var name = isStored
                ? FormattableString.Invariant($"cell {count}")
                : FormattableString.Invariant($"unnumbered cell {++_unstored}");
            var outputs = new CellOutputs(outbox, request, count, options.MaximumOutput, stdin)
            {
                IsSilent = silent,
                DisplayPrefix = _displayPrefix,
            };
            var session = start.Session;
            if (!silent && start.TakeNotice() is { } notice)
            {
                outputs.Receive(new CellEvent.StreamText("stderr", notice + "\n"));
            }

            if (HelpQuestion.In(code) is { } question)
            {
                var help = Reply.Ok();
                help["payload"] = question.Answer(session);
                help["user_expressions"] = new JsonObject();
                return WithCount(help, count);
            }

            mark.Begin(name);
            var outcome = session.ExecuteAsync(new CellSource(code, name), outputs, running.Token).GetAwaiter().GetResult();
            if (isStored)
            {
                history.Add(count, code, outputs.Result);
            }

            var reply = outcome.Error is { } error ? Reply.Error(error) : Reply.Ok();
            if (outcome.Error is null)
            {
                reply["payload"] = new JsonArray();
                reply["user_expressions"] = Evaluate(request, running.Token);
            }

            return WithCount(reply, count);
        }
        catch (OperationCanceledException)
        {
            return WithCount(Reply.Error("Interrupted", "The cell was interrupted before it began."), count);
        }
        finally
        {
            mark.End();
            lock (_gate)
            {
                _running = null;
            }
        }
    }

    // Each expression is shown in the reply and nowhere else; one that fails is an error of its own.
    private JsonObject Evaluate(Request request, CancellationToken cancellationToken)
    {
        var values = new JsonObject();
        foreach (var expression in request.Fields("user_expressions"))
        {
            var sink = new ExpressionSink();
            var source = new CellSource(Untrusted.Text(expression.Value) ?? "", FormattableString.Invariant($"expression {++_unstored}"));
            var outcome = start.Session.ExecuteAsync(source, sink, cancellationToken).GetAwaiter().GetResult();
            values[expression.Name] = outcome.Error is { } error ? Reply.Error(error) : sink.ToJson();
        }

        return values;
    }

    private static JsonObject WithCount(JsonObject reply, int count)
    {
        reply["execution_count"] = count;
        return reply;
    }

    private bool TryBegin(CancellationTokenSource running)
    {
        lock (_gate)
        {
            _running = running;
            return !_isClosed;
        }
    }
}
