using System.Text.Json.Nodes;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>Which request is answered by what, on which type of reply.</summary>
internal sealed class Answers
{
    private readonly Dictionary<string, Func<Request, JsonObject?>> _byType = new(StringComparer.Ordinal);

    /// <summary>Answers requests of a type. An answer of null is none: the message asked for none.</summary>
    public Func<Request, JsonObject?> this[string type]
    {
        set => _byType[type] = value;
    }

    /// <summary>The type of the reply to a type of request.</summary>
    public static string ReplyType(string type) =>
        type.EndsWith("_request", StringComparison.Ordinal) ? type[..^"request".Length] + "reply" : type + "_reply";

    /// <summary>The answer to a request; an error where there is none to give. Null where the message asks for none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="log">Takes what is not the client's fault.</param>
    public JsonObject? To(Request request, Action<string> log)
    {
        if (!_byType.TryGetValue(request.Type, out var answer))
        {
            var known = string.Join(", ", _byType.Keys.Order(StringComparer.Ordinal));
            return Reply.Error(
                "UnknownRequest",
                $"{request.Type} is not a request that this kernel answers on {request.Channel}. Known are: {known}.");
        }

        try
        {
            return answer(request);
        }
        catch (NeuroPoseException error)
        {
            return Reply.Error(error.GetType().Name, error.Message);
        }
#pragma warning disable CA1031 // An internal error in one answer must not end the kernel, which holds the user's variables.
        catch (Exception error)
        {
            log($"{request.Message}: an internal error of the kernel; please report it. {error}");
            return Reply.Error(error.GetType().Name, $"An internal error of the kernel; please report it: {error.Message}");
        }
#pragma warning restore CA1031
    }
}
