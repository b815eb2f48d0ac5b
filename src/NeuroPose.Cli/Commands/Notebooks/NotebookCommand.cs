using System.CommandLine;
using NeuroPose.Cli.Terminal;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose notebook run</c> and <c>check</c>: executes notebooks without a front end.</summary>
internal static class NotebookCommand
{
    public static Command Create(Screen screen)
    {
        var files = new Argument<string[]>("file") { Description = "Notebooks (.ipynb).", Arity = ArgumentArity.OneOrMore }.NoOptions();
        var output = new Option<string?>("--output", "-o") { Description = "The folder for the executed notebooks, each under its own name. Without it nothing is written.", HelpName = "DIR" };
        var parameters = new Option<string[]>("--param", "-p") { Description = "Sets a variable of the cell tagged \"parameters\".", HelpName = "name=value", Arity = ArgumentArity.OneOrMore };
        var html = new Option<bool>("--html") { Description = "Also writes a page that opens offline beside each executed notebook." };
        var keepGoing = new Option<bool>("--keep-going") { Description = "Goes on after a cell that fails." };
        var run = new Command("run", "Executes notebooks in order, each in a session of its own. Exit code 1 when a cell fails, 2 when a notebook cannot be run.")
        {
            files, output, parameters, html, keepGoing,
        };
        run.SetAction((parsed, cancellation) => new NotebookRun(screen)
        {
            Output = parsed.GetValue(output),
            Html = parsed.GetValue(html),
            KeepGoing = parsed.GetValue(keepGoing),
            Parameters = NotebookParameters.Parse(parsed.GetValue(parameters) ?? []),
        }.RunAsync(parsed.GetRequiredValue(files), cancellation));
        return new Command("notebook", "Executes notebooks, and checks that executed ones are current.") { run, Check(screen) };
    }

    private static Command Check(Screen screen)
    {
        var paths = new Argument<string[]>("path") { Description = "Notebooks, or folders of them.", Arity = ArgumentArity.OneOrMore }.NoOptions();
        var check = new Command("check", "Executes notebooks again and compares their outputs; finds cells that were not executed, errors, absolute paths and names in them. Changes nothing. Exit code 1 when one is not in order.") { paths };
        check.SetAction((parsed, cancellation) => new NotebookChecks(screen).RunAsync(parsed.GetRequiredValue(paths), cancellation));
        return check;
    }
}
