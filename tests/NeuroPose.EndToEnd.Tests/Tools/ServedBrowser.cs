using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Tools;

/// <summary>A Jupyter server over a folder of its own and a browser to look at it, started once for the tests that share them; nothing starts where a tool is missing.</summary>
public abstract class ServedBrowser(params string[] alsoNeeded) : IAsyncLifetime, IDisposable
{
    private JupyterServer? server;
    private Browser? browser;

    protected TemporaryFolder Folder { get; } = new();

    internal JupyterServer Server => server!;

    internal Browser Browser => browser!;

    public async Task InitializeAsync()
    {
        if (Tool.Missing([Tool.Chromium, Tool.Jupyter, .. alsoNeeded]) is null)
        {
            server = await ServeAsync();
            browser = await Tools.Browser.StartAsync();
            await OpenAsync();
        }
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
    }

    public void Dispose()
    {
        server?.Dispose();
        Stop();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts the server.</summary>
    private protected abstract Task<JupyterServer> ServeAsync();

    /// <summary>Opens what all tests look at, once both run.</summary>
    private protected virtual Task OpenAsync() => Task.CompletedTask;

    /// <summary>Ends what the server was started with.</summary>
    private protected virtual void Stop()
    {
    }
}
