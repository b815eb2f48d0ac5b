using System.Text.Json.Nodes;
using NeuroPose.Notebooks.Assistance;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>Questions about text that is not executed: what may follow, what a name means, whether it is whole.</summary>
internal sealed class CodeQuestions(Func<CSharpSession> session)
{
    /// <summary>Answers a <c>complete_request</c>.</summary>
    public JsonObject Complete(Request request)
    {
        var (code, cursor) = Place(request);
        var list = session().Complete(code, cursor);
        var reply = Reply.Ok();
        var (start, end) = (CodePoints.FromUtf16(code, list.Start), CodePoints.FromUtf16(code, list.End));
        reply["matches"] = new JsonArray([.. list.Items.Select(item => (JsonNode)item.Text)]);
        reply["cursor_start"] = start;
        reply["cursor_end"] = end;
        reply["metadata"] = new JsonObject
        {
            // Not part of the protocol, but the name by which JupyterLab and others show kinds and signatures.
            ["_jupyter_types_experimental"] = new JsonArray([.. list.Items.Select(item => new JsonObject
            {
                ["text"] = item.Text,
                ["type"] = item.Kind,
                ["signature"] = item.Signature,
                ["start"] = start,
                ["end"] = end,
            })]),
        };
        return reply;
    }

    /// <summary>Answers an <c>inspect_request</c>.</summary>
    public JsonObject Inspect(Request request)
    {
        var (code, cursor) = Place(request);
        var found = session().Inspect(code, cursor, request.Number("detail_level") ?? 0);
        var reply = Reply.Ok();
        reply["found"] = found is not null;
        reply["data"] = found is null ? new JsonObject() : DisplayJson.Data(found);
        reply["metadata"] = new JsonObject();
        return reply;
    }

    /// <summary>Answers an <c>is_complete_request</c>.</summary>
    public static JsonObject IsComplete(Request request)
    {
        var code = request.Text("code");
        var answer = CSharpSession.IsComplete(code);
        return (HelpQuestion.In(code) is null ? answer.Status : CompletenessStatus.Complete) switch
        {
            CompletenessStatus.Complete => new() { ["status"] = "complete" },
            CompletenessStatus.Incomplete => new() { ["status"] = "incomplete", ["indent"] = answer.Indent },
            _ => new() { ["status"] = "invalid" },
        };
    }

    private static (string Code, int Cursor) Place(Request request)
    {
        var code = request.Text("code");
        return (code, request.Number("cursor_pos") is { } position ? CodePoints.ToUtf16(code, position) : code.Length);
    }
}
