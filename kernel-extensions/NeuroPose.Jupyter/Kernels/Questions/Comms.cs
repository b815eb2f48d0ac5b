using System.Text.Json.Nodes;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>
/// Widgets' channels between front end and kernel. This kernel has no targets for them: what a front end opens is closed again at once,
/// as the protocol asks, so that nobody waits for an answer.
/// </summary>
internal sealed class Comms(Outbox outbox)
{
    /// <summary>The content of <c>comm_info_reply</c>: none is open.</summary>
    public static JsonObject Info()
    {
        var reply = Reply.Ok();
        reply["comms"] = new JsonObject();
        return reply;
    }

    /// <summary>Closes what the front end opens or writes to.</summary>
    public JsonObject? Refuse(Request request)
    {
        var close = new JsonObject { ["comm_id"] = request.Text("comm_id"), ["data"] = new JsonObject() };
        outbox.Publish(request.Message.Header, "comm_close", close);
        return null;
    }
}
