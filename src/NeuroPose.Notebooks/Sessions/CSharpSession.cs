using System.Globalization;
using NeuroPose.Notebooks.Assistance;
using NeuroPose.Notebooks.Dialect;
using NeuroPose.Notebooks.Display;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>
/// Executes C# cells one after another; each sees what those before it declared. Cells run under the invariant culture, so that
/// numbers look the same on every machine. One cell runs at a time; further calls wait their turn.
/// </summary>
/// <remarks>
/// Formatters registered by a cell belong to the process, because Microsoft.DotNet.Interactive.Formatting keeps them there.
/// While a session lives, the console is routed: what cells write goes to their sink, what others write goes where it went before.
/// </remarks>
public sealed class CSharpSession : IDisposable
{
    /// <summary>How long an interrupted cell may take to unwind before it is left behind.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(400);

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly SessionOutput output = new();
    private readonly SessionFolder folder;
    private readonly SessionState state;
    private readonly Assistant assistant = new();
    private bool isDisposed;

    /// <summary>A session in which nothing is declared yet.</summary>
    public CSharpSession(SessionOptions? options = null)
    {
        var given = options ?? new SessionOptions();
        folder = new SessionFolder(given.WorkingDirectory);
        state = new SessionState(new SessionScripts(given, folder), new DirectiveTable(), new SessionPackages(given.PackageVersions), given.PackageFolder);
        ConsoleRouter.Attach();
        StrayExceptions.Attach();
        PackageDisplays.Attach();
    }

    /// <summary>
    /// The packages that cells have brought in with <c>#r "nuget:…"</c>, what those need included, each with the version that was
    /// restored. A later session that is given these versions restores the same.
    /// </summary>
    public IReadOnlyDictionary<string, string> PackageVersions => state.Packages.Versions;

    /// <summary>Executes a cell and hands what it shows to a sink. An error in the cell is an outcome, not an exception.</summary>
    /// <param name="source">The cell.</param>
    /// <param name="sink">Takes what the cell shows, and the error that stopped it.</param>
    /// <param name="cancellationToken">Interrupts the cell, also in a busy loop; the session lives on.</param>
    public async Task<CellOutcome> ExecuteAsync(CellSource source, ICellSink sink, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(sink);
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return await ExecuteInAsync(source, sink, folder.Current, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Executes the C# of an <c>extension.dib</c>, the file that a package of .NET Interactive extends sessions with:
    /// its formatters, usings and variables stay.
    /// </summary>
    /// <exception cref="ExtensionException">There is no such file, or its code fails.</exception>
    public async Task LoadExtensionAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (!File.Exists(path))
        {
            throw new ExtensionException(path, "there is no such extension file. Build the extension, or check the path.");
        }

        var text = DibFile.WithoutMeta(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false));
        var source = new CellSource(text, Path.GetFileName(path));
        var home = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var outcome = await ExecuteInAsync(source, new SilentSink(), home, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (outcome.Error is { } error)
        {
            throw new ExtensionException(path, string.Join('\n', error.Traceback), error);
        }
    }

    /// <summary>
    /// Does once, on another thread, what the first cell would otherwise wait for: the compiler reads the .NET libraries and is brought
    /// into shape. Nothing of it is seen by cells; calling it is never needed.
    /// </summary>
    /// <param name="completion">Whether to do the same for the first completion, which takes about 40 MB more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task WarmUpAsync(bool completion = false, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return Task.Run(
            () =>
            {
                state.Scripts.WarmUp(cancellationToken);
                ValueFormatting.Bundle(1);
                if (completion)
                {
                    assistant.Complete("Math.", 5, state.View(), cancellationToken);
                }
            },
            cancellationToken);
    }

    /// <summary>What may stand at a place in a cell that is still being written. Answers while another cell runs.</summary>
    /// <param name="code">The cell's text so far.</param>
    /// <param name="cursor">The place, counted in UTF-16 units from 0; outside the text it is moved to the nearer end.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public CompletionList Complete(string code, int cursor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        ObjectDisposedException.ThrowIf(isDisposed, this);
        try
        {
            return assistant.Complete(code, Math.Clamp(cursor, 0, code.Length), state.View(), cancellationToken);
        }
        catch (DialectException)
        {
            // A text that cannot be executed has nothing to offer either.
            return new CompletionList(cursor, cursor, []);
        }
    }

    /// <summary>
    /// What stands at a place in a cell: its signature, what its documentation says, its source; null where there is nothing to say.
    /// </summary>
    /// <param name="code">The cell's text so far.</param>
    /// <param name="cursor">The place, counted in UTF-16 units from 0; outside the text it is moved to the nearer end.</param>
    /// <param name="detail">0 for the summary, 1 for everything that is known.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public MimeBundle? Inspect(string code, int cursor, int detail = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        ObjectDisposedException.ThrowIf(isDisposed, this);
        try
        {
            return Assistant.Inspect(code, Math.Clamp(cursor, 0, code.Length), detail, state.View(), cancellationToken);
        }
        catch (DialectException)
        {
            return null;
        }
    }

    /// <summary>Whether a text is whole or goes on in the next line, and how far that line is indented. Names are not looked up.</summary>
    public static Completeness IsComplete(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return CompletenessCheck.Of(code);
    }

    /// <summary>Gives the console back. A cell that still runs is not waited for.</summary>
    public void Dispose()
    {
        if (!isDisposed)
        {
            isDisposed = true;
            ConsoleRouter.Detach();
            turn.Dispose();
            assistant.Dispose();
        }
    }

    private async Task<CellOutcome> ExecuteInAsync(CellSource source, ICellSink sink, string referencesFolder, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var place = await folder.EnterAsync(cancellationToken).ConfigureAwait(false);
            var scope = new CellScope(output, sink, state.Directives, new ErrorReport(source, state.Scripts.NameOf), cancellationToken);
            scope.Begin();
            try
            {
                return await RunAsync(source, scope, referencesFolder, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                scope.End();
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<CellOutcome> RunAsync(CellSource source, CellScope scope, string referencesFolder, CancellationToken cancellationToken)
    {
        var run = Task.Run(
            async () =>
            {
                // Both flow into whatever the cell starts, and end with this task.
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
                CellScope.Current = scope;
                var cell = new CellExecution(source, scope, state, referencesFolder);
                return await cell.RunAsync(cancellationToken).ConfigureAwait(false);
            },
            CancellationToken.None);

        var error = await Interruption.WaitAsync(run, Grace, cancellationToken).ConfigureAwait(false)
            ? await run.ConfigureAwait(false)
            : ErrorReport.Interruption;
        error ??= scope.Failure;
        if (error is null)
        {
            return new CellOutcome(CellStatus.Succeeded, null);
        }

        scope.Send(new CellEvent.ErrorRaised(error));
        var interrupted = ReferenceEquals(error, ErrorReport.Interruption);
        return new CellOutcome(interrupted ? CellStatus.Interrupted : CellStatus.Failed, error);
    }

    private sealed class SilentSink : ICellSink
    {
        public void Receive(CellEvent cellEvent)
        {
        }
    }
}
