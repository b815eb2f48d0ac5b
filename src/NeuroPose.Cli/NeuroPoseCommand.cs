using System.CommandLine;
using System.CommandLine.Parsing;
using NeuroPose.Cli.Commands;
using NeuroPose.Cli.Terminal;

namespace NeuroPose.Cli;

/// <summary>The command line: finds the verb, runs it, and turns every failure into a paragraph and an exit code.</summary>
internal static class NeuroPoseCommand
{
    public static async Task<int> RunAsync(string[] args, Screen screen)
    {
        var root = Root(screen);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return Fail(UsageProblem.Of(parsed), ExitCode.CannotRun);
        }

        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, Output = screen.Writers.Output, Error = screen.Writers.Error });
        }
        catch (OperationCanceledException)
        {
            return Fail("interrupted.", ExitCode.Interrupted);
        }
        catch (Exception problem) when (problem is NeuroPoseException or IOException or UnauthorizedAccessException)
        {
            return Fail(IsOfCells(parsed) ? problem.Message : OptionHints.In(problem.Message), ExitCode.CannotRun);
        }
        catch (Exception error)
        {
            InternalError.Report(error, args, parsed.GetValue<bool>(InternalError.Debug), screen);
            JsonFailure.Print(parsed, $"internal error: {error.GetType().Name}: {error.Message}", ExitCode.InternalError, screen);
            return ExitCode.InternalError;
        }

        int Fail(string problem, int code)
        {
            screen.WriteError(problem);
            JsonFailure.Print(parsed, problem, code, screen);
            return code;
        }
    }

    /// <summary>The whole command line.</summary>
    public static RootCommand Root(Screen screen)
    {
        var root = new RootCommand("NeuroPose Workbench: reproducible analysis of human motion.")
        {
            NotebookCommand.Create(screen),
            PaperCommand.Create(screen),
            KernelCommand.Create(screen),
            LabCommand.Create(screen),
            AnalyzeCommand.Create(screen),
            SegmentCommand.Create(screen),
            DtwCommand.Create(screen),
            TrialCommand.Create(screen),
            ProcessCommand.Create(screen),
            ModelCommand.Create(screen),
            BenchmarkCommand.Create(screen),
            GaitCommand.Create(screen),
            VitalsCommand.Create(screen),
            SweepCommand.Create(screen, new(Root, RunAsync)),
            SessionCommand.Create(screen),
            LiveCommand.Create(screen),
            DatasetCommand.Create(screen),
            WitnessCommand.Create(screen),
            CompletionCommand.Create(screen),
            InternalError.DebugOption(),
        };
        InterruptibleWork.Arrange(root);
        Examples.AddTo(root);
        return root;
    }

    // What a notebook's cells say is for who writes cells: the library's own words.
    private static bool IsOfCells(ParseResult parsed)
    {
        for (var command = parsed.CommandResult; command is not null; command = command.Parent as CommandResult)
        {
            if (command.Command.Name is "notebook" or "paper")
            {
                return true;
            }
        }

        return false;
    }
}
