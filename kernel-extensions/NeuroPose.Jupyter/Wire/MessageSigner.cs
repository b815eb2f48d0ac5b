using System.Security.Cryptography;
using System.Text;

namespace NeuroPose.Jupyter.Wire;

/// <summary>
/// Signs messages with HMAC-SHA256 over their four JSON frames and checks the signatures of others in constant time.
/// </summary>
/// <remarks>
/// Source: "Messaging in Jupyter", the wire protocol. The signature is the digest as 64 lower-case hexadecimal digits in ASCII. With an
/// empty key nothing is signed: the signature is empty, and every message is accepted.
/// </remarks>
public sealed class MessageSigner
{
    private readonly byte[] _key;

    /// <summary>A signer for the key of a connection file.</summary>
    public MessageSigner(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        _key = Encoding.UTF8.GetBytes(key);
    }

    /// <summary>Whether messages are signed at all.</summary>
    public bool IsSigning => _key.Length > 0;

    /// <summary>The signature of a message's four JSON frames, as the frame that goes on the wire.</summary>
    public byte[] Sign(ReadOnlySpan<byte> header, ReadOnlySpan<byte> parentHeader, ReadOnlySpan<byte> metadata, ReadOnlySpan<byte> content)
    {
        if (!IsSigning)
        {
            return [];
        }

        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hmac.AppendData(header);
        hmac.AppendData(parentHeader);
        hmac.AppendData(metadata);
        hmac.AppendData(content);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hmac.GetHashAndReset()));
    }

    /// <summary>Checks the signature frame of a message's four JSON frames.</summary>
    /// <exception cref="WrongSignatureException">The message is unsigned, or was signed with another key or for other frames.</exception>
    public void Verify(
        ReadOnlySpan<byte> signature,
        ReadOnlySpan<byte> header,
        ReadOnlySpan<byte> parentHeader,
        ReadOnlySpan<byte> metadata,
        ReadOnlySpan<byte> content)
    {
        if (!IsSigning)
        {
            return;
        }

        if (signature.IsEmpty)
        {
            throw new WrongSignatureException("the message is not signed, and this kernel's key asks for it; the message is dropped.");
        }

        // Constant time: how long this takes must not show a forger how many digits were right.
        if (!CryptographicOperations.FixedTimeEquals(signature, Sign(header, parentHeader, metadata, content)))
        {
            throw new WrongSignatureException(
                "the signature does not fit the message; the sender's key is not the one in this kernel's connection file. "
                + "The message is dropped.");
        }
    }
}

/// <summary>A message is unsigned or signed with another key: it is dropped unread.</summary>
public sealed class WrongSignatureException : JupyterException
{
    internal WrongSignatureException(string problem)
        : base("signature", problem)
    {
    }
}
