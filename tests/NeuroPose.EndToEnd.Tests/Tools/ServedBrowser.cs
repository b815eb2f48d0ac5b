using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Tools;

/// <summary>A Jupyter server over a folder of its own and a browser to look at it, started once for the tests that share them; nothing starts where a tool is missing.</summary>
public abstract class ServedBrowser(params string[] alsoNeeded) : IAsyncLifetime, IDisposable
{
    // A fixture has no limit of xunit's: what is not ready by then never will be.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private JupyterServer? server;
    private Browser? browser;

    protected TemporaryFolder Folder { get; } = new();

    internal JupyterServer Server => server!;

    internal Browser Browser => browser!;

    public async Task InitializeAsync()
    {
        if (Tool.Missing([Tool.Chromium, Tool.Jupyter, .. alsoNeeded]) is null)
        {
            await StartAsync().WaitAsync(Patience);
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

    private async Task StartAsync()
    {
        server = await ServeAsync();
        browser = await Tools.Browser.StartAsync();
        await OpenAsync();
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
