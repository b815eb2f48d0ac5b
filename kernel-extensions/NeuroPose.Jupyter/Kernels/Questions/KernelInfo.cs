using System.Text.Json.Nodes;
using NeuroPose.Jupyter.Connections;
using NeuroPose.Jupyter.Wire;
using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Jupyter.Kernels;

/// <summary>What the kernel says of itself.</summary>
internal static class KernelInfo
{
    /// <summary>The content of <c>kernel_info_reply</c>.</summary>
    public static JsonObject Answer()
    {
        var reply = Reply.Ok();
        reply["protocol_version"] = MessageHeader.ProtocolVersion;
        reply["implementation"] = "neuropose";
        reply["implementation_version"] = SessionInfo.WorkbenchVersion;
        reply["language_info"] = new JsonObject
        {
            ["name"] = "C#",
            ["version"] = SessionInfo.LanguageVersion,
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
            ["codemirror_mode"] = "text/x-csharp",
        };
        reply["banner"] = FormattableString.Invariant(
            $"NeuroPose Workbench {SessionInfo.WorkbenchVersion}: C# {SessionInfo.LanguageVersion} on .NET {SessionInfo.DotNetVersion}.")
            + " #!lsmagic lists the directives.";
        reply["debugger"] = false;
        reply["help_links"] = new JsonArray(
            new JsonObject { ["text"] = "C# language", ["url"] = "https://learn.microsoft.com/dotnet/csharp/" },
            new JsonObject { ["text"] = ".NET libraries", ["url"] = "https://learn.microsoft.com/dotnet/api/" });
        return reply;
    }

    /// <summary>The content of <c>connect_reply</c>: the ports.</summary>
    public static JsonObject Ports(ConnectionFile connection)
    {
        var reply = Reply.Ok();
        reply["shell_port"] = connection.Ports[KernelChannel.Shell];
        reply["iopub_port"] = connection.Ports[KernelChannel.IOPub];
        reply["stdin_port"] = connection.Ports[KernelChannel.Stdin];
        reply["control_port"] = connection.Ports[KernelChannel.Control];
        reply["hb_port"] = connection.Ports[KernelChannel.Heartbeat];
        return reply;
    }
}
