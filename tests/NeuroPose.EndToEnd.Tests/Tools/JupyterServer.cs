using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Tools;

/// <summary>A real Jupyter Notebook server on this machine alone, with settings and folders of its own.</summary>
internal sealed class JupyterServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly TemporaryFolder home = new();
    private readonly StringBuilder log = new();
    private readonly string token = Guid.NewGuid().ToString("N");
    private readonly int port = FreePort();
    private readonly Process process;
    private readonly Action closeLog;

    private JupyterServer(string notebooks, string kernels, string? pages)
    {
        // The token goes by the environment: a command line is open to everybody on the machine.
        process = ChildProcess.Start(
            Tool.Jupyter,
            ["--no-browser", "--allow-root", "--ip=127.0.0.1", FormattableString.Invariant($"--port={port}"), "--port-retries=0", $"--notebook-dir={notebooks}", .. Pages(pages)],
            notebooks,
            new Dictionary<string, string>
            {
                ["HOME"] = home.Root,
                ["JUPYTER_CONFIG_DIR"] = home.PathTo("config"),
                ["JUPYTER_DATA_DIR"] = home.PathTo("data"),
                ["JUPYTER_RUNTIME_DIR"] = home.PathTo("runtime"),
                ["JUPYTER_PATH"] = kernels,
                ["JUPYTER_TOKEN"] = token,
                ["LC_ALL"] = "C.UTF-8",
            });
        closeLog = Evidence.OfThisRun.Watch("jupyter", ReadLog);
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts a server over a folder and waits until it answers.</summary>
    /// <param name="notebooks">The folder.</param>
    /// <param name="kernels">A data folder of Jupyter with kernels to offer; without it the server knows none of ours.</param>
    /// <param name="pages">A folder of pages of our own.</param>
    public static async Task<JupyterServer> StartAsync(string notebooks, string kernels = "", string? pages = null)
    {
        var server = new JupyterServer(notebooks, kernels, pages);
        try
        {
            await server.WaitAsync();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>The address of a notebook in the server's folder.</summary>
    public string AddressOf(string name) => FormattableString.Invariant($"http://127.0.0.1:{port}/notebooks/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}?token={token}");

    /// <summary>The address of a page of our own.</summary>
    public string AddressOfPage(string name) => FormattableString.Invariant($"http://127.0.0.1:{port}/static/{name}?token={token}");

    /// <summary>What a client has to show.</summary>
    public string Token => token;

    public void Dispose()
    {
        ChildProcess.End(process);
        closeLog();
        process.Dispose();
        home.Dispose();
    }

    private async Task WaitAsync()
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("token", token);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Patience && !process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(FormattableString.Invariant($"http://127.0.0.1:{port}/api/status"));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
            {
                // It does not listen yet.
            }

            await Task.Delay(200);
        }

        Assert.Fail($"Jupyter did not answer within {Patience.TotalSeconds} s:\n{ReadLog()}");
    }

    private string ReadLog()
    {
        lock (log)
        {
            return log.ToString();
        }
    }

    private void Note(string? line)
    {
        lock (log)
        {
            log.AppendLine(line);
        }
    }

    private static IEnumerable<string> Pages(string? folder) => folder is null ? [] : [$"--NotebookApp.extra_static_paths=['{folder}']"];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
