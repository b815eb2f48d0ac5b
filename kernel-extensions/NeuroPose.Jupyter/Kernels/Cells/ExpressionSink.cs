using System.Text.Json.Nodes;
using NeuroPose.Notebooks.Display;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>Keeps the value of an expression that a client asks for beside its cell, and nothing else that it shows.</summary>
internal sealed class ExpressionSink : ICellSink
{
    private MimeBundle? _value;

    /// <inheritdoc/>
    public void Receive(CellEvent cellEvent)
    {
        if (cellEvent is CellEvent.ExecuteResult result)
        {
            _value = result.Data;
        }
    }

    /// <summary>The value as it stands in the reply.</summary>
    public JsonObject ToJson()
    {
        var reply = Reply.Ok();
        reply["data"] = _value is null ? new JsonObject() : DisplayJson.Data(_value);
        reply["metadata"] = new JsonObject();
        return reply;
    }
}
