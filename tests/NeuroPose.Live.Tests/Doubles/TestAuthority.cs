using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NeuroPose.Live.Tests.Doubles;

/// <summary>A certificate authority of one test.</summary>
internal sealed class TestAuthority : IDisposable
{
    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddDays(-1);

    private readonly X509Certificate2 root;

    public TestAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=NeuroPose test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        root = request.CreateSelfSigned(From, From.AddDays(30));
        Certificates = [X509CertificateLoader.LoadCertificate(root.RawData)];
    }

    /// <summary>The authority, without its key.</summary>
    public X509Certificate2Collection Certificates { get; }

    public string CertificatePem => Certificates[0].ExportCertificatePem();

    public X509Certificate2 ServerCertificate() => Make("localhost", "1.3.6.1.5.5.7.3.1");

    public X509Certificate2 ClientCertificate(string name) => Make(name, "1.3.6.1.5.5.7.3.2");

    public void Dispose() => root.Dispose();

    private X509Certificate2 Make(string name, string usage)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(root, From, From.AddDays(20), RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key) is var whole && OperatingSystem.IsWindows()
            ? X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), null)
            : whole;
    }
}
