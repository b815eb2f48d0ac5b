using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace NeuroPose.Live.Streams;

/// <summary>Whether a server's certificate is trusted: by the system, or by authorities of one's own.</summary>
internal static class Certificates
{
    /// <summary>Judges a certificate; the name must be right in either case.</summary>
    public static bool IsTrusted(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors, X509Certificate2Collection? authorities)
    {
        if (errors == SslPolicyErrors.None)
        {
            return authorities is null || BuiltOn(certificate, chain, authorities);
        }

        return errors == SslPolicyErrors.RemoteCertificateChainErrors && authorities is not null && BuiltOn(certificate, chain, authorities);
    }

    private static bool BuiltOn(X509Certificate? certificate, X509Chain? sent, X509Certificate2Collection authorities)
    {
        if (certificate is null)
        {
            return false;
        }

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        own.ChainPolicy.CustomTrustStore.AddRange(authorities);
        foreach (var element in sent?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            own.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        using var leaf = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return own.Build(leaf);
    }
}
