namespace NeuroPose.Notebooks.Sessions;

/// <summary>Turns what a cell reads from the console into questions to its reader; others read the console it found.</summary>
internal sealed class ConsoleQuestions(TextReader otherwise) : TextReader
{
    // A line is asked for as a whole; Read gives it out letter by letter.
    private readonly AsyncLocal<Queue<char>?> pending = new();

    /// <inheritdoc/>
    public override string? ReadLine()
    {
        if (CellScope.Current is not { } cell)
        {
            return otherwise.ReadLine();
        }

        if (pending.Value is { Count: > 0 } rest)
        {
            pending.Value = null;
            return new string([.. rest]).TrimEnd('\n');
        }

        return cell.AskAsync(new InputRequest("", IsPassword: false)).GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public override Task<string?> ReadLineAsync() => ReadLineAsync(CancellationToken.None).AsTask();

    /// <inheritdoc/>
    public override async ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken) => CellScope.Current is { } cell
        ? await cell.AskAsync(new InputRequest("", IsPassword: false)).WaitAsync(cancellationToken).ConfigureAwait(false)
        : await otherwise.ReadLineAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override int Peek()
    {
        if (CellScope.Current is null)
        {
            return otherwise.Peek();
        }

        return Pending().Peek();
    }

    /// <inheritdoc/>
    public override int Read() => CellScope.Current is null ? otherwise.Read() : Pending().Dequeue();

    private Queue<char> Pending()
    {
        if (pending.Value is not { Count: > 0 })
        {
            pending.Value = new Queue<char>(ReadLine() + "\n");
        }

        return pending.Value;
    }
}
