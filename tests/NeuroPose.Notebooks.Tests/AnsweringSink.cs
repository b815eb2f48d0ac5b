using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Notebooks.Tests;

/// <summary>A reader who gives prepared answers, and none when they have run out.</summary>
internal sealed class AnsweringSink(IEnumerable<string> answers) : RecordingSink, ICellSink
{
    private readonly Queue<string> answers = new(answers);

    public List<InputRequest> Asked { get; } = [];

    public Task<string> AskAsync(InputRequest request, CancellationToken cancellationToken)
    {
        Asked.Add(request);
        return answers.TryDequeue(out var answer) ? Task.FromResult(answer) : new TaskCompletionSource<string>().Task;
    }
}
