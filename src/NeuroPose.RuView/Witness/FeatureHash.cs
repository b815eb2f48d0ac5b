using System.Buffers.Binary;
using System.Security.Cryptography;

namespace NeuroPose.RuView.Witness;

/// <summary>SHA-256 over features, each rounded to six decimals and packed as a little-endian double.</summary>
internal sealed class FeatureHash : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] packed = new byte[sizeof(double)];

    /// <summary>Rounded to six decimals, a half to the even side; what rounds to nothing is +0.</summary>
    public static double Rounded(double value) => RoundedWithSign(value) + 0.0;

    /// <summary>As <see cref="Rounded"/>, but a small negative number gives -0, as NumPy has it.</summary>
    public static double RoundedWithSign(double value) => Math.Round(value * 1e6, MidpointRounding.ToEven) / 1e6;

    /// <summary>Takes a value that has been rounded.</summary>
    public void Append(double rounded)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(packed, rounded);
        hash.AppendData(packed);
    }

    /// <summary>The hash in lower-case hexadecimal.</summary>
    public string Finish() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();
}
