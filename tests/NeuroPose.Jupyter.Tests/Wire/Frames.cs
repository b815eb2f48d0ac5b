using System.Text;

namespace NeuroPose.Jupyter.Tests.Wire;

/// <summary>Frames as a client sends them, written out as text.</summary>
internal static class Frames
{
    public const string Header = """{"msg_id":"m-7","session":"s-1","username":"ada","date":"2026-01-02T03:04:05Z","msg_type":"execute_request","version":"5.3","subshell_id":null}""";

    public const string Content = """{"code":"1 + 1","silent":false}""";

    /// <summary>A whole unsigned request with two identities and one buffer.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Request { get; } =
        [new byte[] { 0, 0x80, 0xFF }, .. Of("topic", "<IDS|MSG>", "", Header, "{}", """{"cellId":"c"}""", Content), new byte[] { 1, 2 }];

    public static IReadOnlyList<ReadOnlyMemory<byte>> Of(params string[] frames) => [.. frames.Select(frame => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(frame))];

    public static string Text(ReadOnlyMemory<byte> frame) => Encoding.UTF8.GetString(frame.Span);
}
