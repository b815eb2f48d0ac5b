using System.CommandLine;
using System.CommandLine.Invocation;

namespace NeuroPose.Cli.Terminal;

/// <summary>
/// A command's work on a thread of its own. The thread may wait for a pipe or a terminal that says nothing, which no token ends: the
/// command hears of Ctrl-C and SIGTERM all the same, and goes.
/// </summary>
internal sealed class InterruptibleWork : AsynchronousCommandLineAction
{
    private readonly AsynchronousCommandLineAction work;

    private InterruptibleWork(AsynchronousCommandLineAction work) => this.work = work;

    /// <summary>Sets it up for a command and all below it.</summary>
    public static void Arrange(Command command)
    {
        if (command.Action is AsynchronousCommandLineAction work)
        {
            command.Action = new InterruptibleWork(work);
        }

        foreach (var verb in command.Subcommands)
        {
            Arrange(verb);
        }
    }

    /// <inheritdoc/>
    public override Task<int> InvokeAsync(ParseResult parseResult, CancellationToken cancellationToken = default) => Task.Factory.StartNew(
        () => work.InvokeAsync(parseResult, cancellationToken),
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default).Unwrap();
}
