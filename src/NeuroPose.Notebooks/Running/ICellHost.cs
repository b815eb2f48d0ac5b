using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Notebooks.Running;

/// <summary>Where the cells of a run are executed: in this process, or in one of their own.</summary>
internal interface ICellHost : IDisposable
{
    /// <summary>The packages that cells have restored, by id.</summary>
    IReadOnlyDictionary<string, string> PackageVersions { get; }

    /// <summary>Whether further cells can be executed: false once the process that executes them has ended.</summary>
    bool IsAlive { get; }

    /// <summary>Executes a cell and hands what it shows to a sink.</summary>
    Task<CellOutcome> ExecuteAsync(CellSource source, ICellSink sink, CancellationToken cancellationToken);

    /// <summary>Waits until what finished cells have sent is delivered: their threads may fail after them.</summary>
    Task FinishAsync();
}

/// <summary>Executes cells in this process.</summary>
internal sealed class LocalCells(CSharpSession session) : ICellHost
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> PackageVersions => session.PackageVersions;

    /// <inheritdoc/>
    public bool IsAlive => true;

    /// <summary>Opens a session.</summary>
    /// <exception cref="ExtensionException">An extension could not be loaded.</exception>
    public static async Task<ICellHost> OpenAsync(SessionOptions options, IReadOnlyList<string> extensions, CancellationToken cancellationToken)
    {
        var session = new CSharpSession(options);
        try
        {
            foreach (var extension in extensions)
            {
                await session.LoadExtensionAsync(extension, cancellationToken).ConfigureAwait(false);
            }

            return new LocalCells(session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<CellOutcome> ExecuteAsync(CellSource source, ICellSink sink, CancellationToken cancellationToken) => session.ExecuteAsync(source, sink, cancellationToken);

    /// <inheritdoc/>
    public Task FinishAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();
}
