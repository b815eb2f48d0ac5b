using System.Text.Json.Nodes;
using NeuroPose.Jupyter.Connections;
using NeuroPose.Jupyter.Wire;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>Asks the person before the client whose cell runs, and waits for the answer. One question at a time.</summary>
internal sealed class StdinDialog(KernelSockets sockets, Outbox outbox) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private TaskCompletionSource<string>? _asked;

    /// <summary>Asks.</summary>
    /// <param name="cell">The request whose cell asks.</param>
    /// <param name="question">What it asks.</param>
    /// <param name="cancellationToken">Gives up, as when the cell is interrupted.</param>
    /// <exception cref="InputUnavailableException">The client said that it cannot be asked, or has gone.</exception>
    public async Task<string> AskAsync(Request cell, InputRequest question, CancellationToken cancellationToken)
    {
        if (!cell.Flag("allow_stdin", otherwise: true))
        {
            throw new InputUnavailableException();
        }

        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // What the cell has printed is seen before its question is.
            outbox.Flush();
            var asked = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _asked, asked);
            var content = new JsonObject { ["prompt"] = question.Prompt, ["password"] = question.IsPassword };
            if (!sockets.Send(KernelChannel.Stdin, cell.Message.Answer(sockets.NewHeader("input_request"), Reply.ToElement(content))))
            {
                throw new InputUnavailableException();
            }

            return await asked.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _asked, null);
            _turn.Release();
        }
    }

    /// <summary>Takes an <c>input_reply</c>; one that nobody waits for any more is dropped.</summary>
    /// <returns>Whether somebody waited for it.</returns>
    /// <exception cref="MalformedMessageException">It holds no answer.</exception>
    public bool Receive(Request reply) => Volatile.Read(ref _asked)?.TrySetResult(reply.Text("value")) ?? false;

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
