using System.Text.Json;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>There is no debugger: its requests are refused in its own protocol, so that a front end can say so.</summary>
/// <remarks>Source: the Debug Adapter Protocol, "Response"; Jupyter carries it in <c>debug_reply</c>.</remarks>
internal static class DebugRefusal
{
    /// <summary>The content of <c>debug_reply</c>.</summary>
    public static System.Text.Json.Nodes.JsonObject Answer(Request request)
    {
        const string Reason = "This kernel has no debugger.";
        var reply = Reply.Error("NotSupported", Reason);
        reply["type"] = "response";
        reply["seq"] = 0;
        var number = Untrusted.Field(request.Message.Content, "seq");
        reply["request_seq"] = number is { ValueKind: JsonValueKind.Number } given && given.TryGetInt32(out var asked) ? asked : 0;
        reply["command"] = request.TextOrNull("command") ?? "";
        reply["success"] = false;
        reply["message"] = Reason;
        return reply;
    }
}
