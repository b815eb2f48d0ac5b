using System.Text;
using NeuroPose.Jupyter.Wire;

namespace NeuroPose.Jupyter.Tests.Wire;

/// <summary>The expected digests were computed with Python's hmac module: hmac.new(key, header + parent + metadata + content, sha256).</summary>
public sealed class MessageSignerTests
{
    private const string Key = "3f1c7a52-9d04-4e6b-a1d8-55e0c2b7f910";
    private const string Header = """{"msg_id":"m-1","session":"s-1","username":"ada","date":"2026-01-02T03:04:05.000006Z","msg_type":"kernel_info_request","version":"5.3"}""";
    private const string Digest = "cb56488f556bcc0592e52527163de06220a871ef43c177aa21c944a01cec71f8";

    [Fact]
    public void A_message_is_signed_as_python_signs_it()
    {
        Assert.Equal(Digest, Signed(Key, Header, "{}", "{}", "{}"));
        Assert.Equal(
            "13613be29cef9c3860bd51e3212b45210eee560ed4255300ea32bf4208cb4711",
            Signed(Key, Header.Replace("ada", "Zoë", StringComparison.Ordinal), Header, """{"a":1}""", """{"code":"π"}"""));
        Assert.Equal("0024363db3d5e94b61a4a6672c5ef8759f080dd4d357a54c565dc4ad8acd444e", Signed("schlüssel", "{}", "{}", "{}", "{}"));
    }

    [Fact]
    public void A_right_signature_is_accepted()
    {
        Verify(Key, Digest, Header);
    }

    [Theory]
    [InlineData("", "the message is not signed")]
    [InlineData("cb56488f556bcc0592e52527163de06220a871ef43c177aa21c944a01cec71f9", "the signature does not fit")]
    [InlineData("CB56488F556BCC0592E52527163DE06220A871EF43C177AA21C944A01CEC71F8", "the signature does not fit")]
    [InlineData("cb56488f", "the signature does not fit")]
    [InlineData("cb56488f556bcc0592e52527163de06220a871ef43c177aa21c944a01cec71f800", "the signature does not fit")]
    public void Any_other_signature_is_refused(string signature, string problem)
    {
        var error = Assert.Throws<WrongSignatureException>(() => Verify(Key, signature, Header));
        Assert.StartsWith(problem, error.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_message_or_another_key_is_refused()
    {
        Assert.Throws<WrongSignatureException>(() => Verify(Key, Digest, Header.Replace("m-1", "m-2", StringComparison.Ordinal)));
        Assert.Throws<WrongSignatureException>(() => Verify(Key + "!", Digest, Header));
    }

    [Fact]
    public void An_empty_key_turns_signing_off()
    {
        Assert.False(new MessageSigner("").IsSigning);
        Assert.Empty(Signed("", Header, "{}", "{}", "{}"));
        Verify("", "anything", Header);
    }

    private static string Signed(string key, params string[] frames) =>
        Encoding.ASCII.GetString(new MessageSigner(key).Sign(Utf8(frames[0]), Utf8(frames[1]), Utf8(frames[2]), Utf8(frames[3])));

    private static void Verify(string key, string signature, string header) =>
        new MessageSigner(key).Verify(Utf8(signature), Utf8(header), "{}"u8, "{}"u8, "{}"u8);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
