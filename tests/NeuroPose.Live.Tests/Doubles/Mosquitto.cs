using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NeuroPose.Processes;
using NeuroPose.Testing;

namespace NeuroPose.Live.Tests.Doubles;

/// <summary>A broker of its own on this machine, which a test may kill and start again on the same port.</summary>
internal sealed class Mosquitto : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder folder = new();
    private readonly string configuration;
    private Process? process;

    /// <summary>Starts a broker.</summary>
    /// <param name="settings">Lines of its configuration behind the listener; <c>{folder}</c> stands for a folder of its own.</param>
    /// <param name="files">Files of that folder.</param>
    public Mosquitto(string settings = "allow_anonymous true", params (string Name, string Content)[] files)
    {
        foreach (var (name, content) in files)
        {
            File.WriteAllText(folder.PathTo(name), content);
        }

        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        configuration = folder.PathTo("mosquitto.conf");
        File.WriteAllText(
            configuration,
            $"user {Environment.UserName}\nlistener {Port} 127.0.0.1\npersistence true\npersistence_location {folder.Root}/\nautosave_interval 1\nautosave_on_changes true\n{settings.Replace("{folder}", folder.Root, StringComparison.Ordinal)}\n");
        Start();
    }

    /// <summary>The program; null where this system has none.</summary>
    public static string? Program => ExternalProgram.Find("mosquitto") ?? (File.Exists("/usr/sbin/mosquitto") ? "/usr/sbin/mosquitto" : null);

    public int Port { get; }

    /// <summary>The hash of a password, as the broker keeps it.</summary>
    public static async Task<string> PasswordFileAsync(string user, string password)
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathTo("passwords");
        await ChildProcess.RunAsync("mosquitto_passwd", ["-b", "-c", file, user, password]);
        return await File.ReadAllTextAsync(file);
    }

    public void Start()
    {
        process = ChildProcess.Start(Program!, ["-c", configuration]);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var begin = TimeProvider.System.GetTimestamp();
        while (!IsListening())
        {
            Assert.False(process.HasExited, "the broker ended at once");
            Assert.True(TimeProvider.System.GetElapsedTime(begin) < Limit, "the broker does not listen");
            Thread.Sleep(20);
        }
    }

    public void Kill()
    {
        ChildProcess.End(process!);
        process!.Dispose();
        process = null;
    }

    public void Dispose()
    {
        if (process is not null)
        {
            Kill();
        }

        folder.Dispose();
    }

    private bool IsListening()
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

/// <summary>A test with a real broker; skipped where this system has none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrokerFactAttribute : FactAttribute
{
    public BrokerFactAttribute()
    {
        Timeout = 60_000;
        Skip = Mosquitto.Program is null ? "mosquitto is not installed (Debian: apt-get install mosquitto)" : null;
    }
}
