using System.Net;
using System.Net.Sockets;
using NeuroPose.Jupyter.Connections;
using NeuroPose.Jupyter.Kernels;
using NeuroPose.Testing;

namespace NeuroPose.Jupyter.Tests.Kernels;

/// <summary>Connection files with which no kernel can start.</summary>
public sealed class StartTests
{
    [Fact]
    public void A_port_that_is_in_use_is_named_with_its_channel()
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;
        var file = Write(folder, "127.0.0.1", taken);

        var error = Assert.Throws<KernelAddressException>(() => JupyterKernel.Start(file));

        Assert.Contains(FormattableString.Invariant($"port {taken}, for IOPub, is in use"), error.Message, StringComparison.Ordinal);
        Assert.Contains("Start the kernel again", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_of_another_machine_is_refused()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<KernelAddressException>(() => JupyterKernel.Start(Write(folder, "192.0.2.1", FreePort())));
        Assert.Contains("must be one of this machine", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        Assert.Contains("there is no such file", Assert.Throws<ConnectionFileException>(() => JupyterKernel.Start("nowhere.json")).Message, StringComparison.Ordinal);
    }

    private static string Write(TemporaryFolder folder, string ip, int iopub)
    {
        var file = folder.PathTo("connection.json");
        File.WriteAllText(file, FormattableString.Invariant(
            $$"""{"transport": "tcp", "ip": "{{ip}}", "key": "k", "signature_scheme": "hmac-sha256", "shell_port": {{FreePort()}}, "iopub_port": {{iopub}}, "stdin_port": {{FreePort()}}, "control_port": {{FreePort()}}, "hb_port": {{FreePort()}}}"""));
        return file;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
