using System.CommandLine;
using NeuroPose.Cli.Commands;
using NeuroPose.Cli.Terminal;

namespace NeuroPose.Cli;

/// <summary>The command line: finds the verb, runs it, and turns every failure into a paragraph and an exit code.</summary>
internal static class NeuroPoseCommand
{
    public static async Task<int> RunAsync(string[] args, Screen screen)
    {
        var debug = InternalError.DebugOption();
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
            GaitCommand.Create(screen),
            VitalsCommand.Create(screen),
            DatasetCommand.Create(screen),
            WitnessCommand.Create(screen),
            debug,
        };
        InterruptibleWork.Arrange(root);
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
            return Fail(problem.Message, ExitCode.CannotRun);
        }
        catch (Exception error)
        {
            InternalError.Report(error, args, parsed.GetValue(debug), screen);
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
}
