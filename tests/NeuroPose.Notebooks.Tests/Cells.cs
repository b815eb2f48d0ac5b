using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Notebooks.Tests;

/// <summary>A session whose cells are numbered as they come.</summary>
internal sealed class Cells(SessionOptions? options = null) : IDisposable
{
    private int number;

    public CSharpSession Session { get; } = new(options);

    public async Task<RecordingSink> RunAsync(string text, string language = "csharp", CancellationToken cancellationToken = default)
    {
        var sink = new RecordingSink();
        var source = new CellSource(text, $"cell {++number}") { Language = language };
        await Session.ExecuteAsync(source, sink, cancellationToken);
        return sink;
    }

    /// <summary>Runs a cell that asks, and gives the questions.</summary>
    public async Task<IReadOnlyList<InputRequest>> AskedAsync(string text, params string[] answers)
    {
        var sink = new AnsweringSink(answers);
        await Session.ExecuteAsync(new CellSource(text, $"cell {++number}"), sink);
        Assert.Null(sink.Error);
        return sink.Asked;
    }

    public void Dispose() => Session.Dispose();
}
