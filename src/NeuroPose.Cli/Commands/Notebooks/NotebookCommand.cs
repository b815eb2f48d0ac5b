using System.CommandLine;
using System.Globalization;
using NeuroPose.Cli.Terminal;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose notebook run</c> and <c>check</c>: executes notebooks without a front end.</summary>
internal static class NotebookCommand
{
    /// <summary>The verb by which the command starts itself to execute cells; no help lists it.</summary>
    public const string CellsVerb = "execute-cells";

    /// <summary>For cells that have to come out the same whatever was fetched.</summary>
    public const string NothingFetched = "--nothing-fetched";

    private const double MostSeconds = 1e6;

    public static Command Create(Screen screen)
    {
        var files = new Argument<string[]>("file") { Description = "Notebooks (.ipynb).", Arity = ArgumentArity.OneOrMore }.NoOptions();
        var output = new Option<string?>("--output", "-o") { Description = "The folder for the executed notebooks, each under its own name. Without it nothing is written.", HelpName = "DIR" };
        var parameters = new Option<string[]>("--param", "-p") { Description = "Sets a variable of the cell tagged \"parameters\".", HelpName = "name=value", Arity = ArgumentArity.OneOrMore };
        var html = new Option<bool>("--html") { Description = "Also writes a page that opens offline beside each executed notebook." };
        var trust = new Option<bool>("--trust")
        {
            Description = "Keeps the notebook's own scripts in the page: they run when it is opened. Otherwise they are left out.",
        };
        var keepGoing = new Option<bool>("--keep-going") { Description = "Goes on after a cell that fails." };
        var cellTimeout = Seconds("--cell-timeout", "Stops a cell that takes longer, with an error in it. Without it a cell may take any time.");
        var timeout = Seconds("--timeout", "Stops a notebook whose cells take longer together, with an error in the cell that runs.");
        var run = new Command("run", "Executes notebooks in order, each in a session of its own. Exit code 1 when a cell fails, 2 when a notebook cannot be run.")
        {
            files, output, parameters, html, trust, keepGoing, cellTimeout, timeout,
        };
        run.SetAction((parsed, cancellation) => new NotebookRun(screen)
        {
            Output = parsed.GetValue(output),
            Html = parsed.GetValue(html),
            Trust = parsed.GetValue(trust),
            KeepGoing = parsed.GetValue(keepGoing),
            CellTimeout = Limit(parsed.GetValue(cellTimeout)),
            Timeout = Limit(parsed.GetValue(timeout)),
            Parameters = NotebookParameters.Parse(parsed.GetValue(parameters) ?? []),
        }.RunAsync(parsed.GetRequiredValue(files), cancellation));
        return new Command("notebook", "Executes notebooks, checks that executed ones are current, and makes pages of them.") { run, Check(screen), Render(screen), Cells() };
    }

    private static Command Render(Screen screen)
    {
        var files = new Argument<string[]>("file") { Description = "Notebooks (.ipynb).", Arity = ArgumentArity.OneOrMore }.NoOptions();
        var output = new Option<string?>("--output", "-o") { Description = "The folder for the pages. Without it each is written beside its notebook.", HelpName = "DIR" };
        var trust = new Option<bool>("--trust") { Description = "Keeps the notebook's own scripts in the page: they run when it is opened. Otherwise they are left out." };
        var render = new Command("render", "Writes notebooks, with the outputs that they hold, as pages that open offline. Executes nothing. Exit code 2 when one cannot be read.")
        {
            files, output, trust,
        };
        render.SetAction((parsed, _) =>
        {
            NotebookPages.Write(parsed.GetRequiredValue(files), parsed.GetValue(output), parsed.GetValue(trust), screen);
            return Task.FromResult(ExitCode.Success);
        });
        return render;
    }

    private static Option<double?> Seconds(string name, string description)
    {
        var seconds = new Option<double?>(name) { Description = description, HelpName = "SECONDS" };
        seconds.Validators.Add(result =>
        {
            if (result.Tokens is [var word] && !(double.TryParse(word.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= MostSeconds))
            {
                result.AddError(FormattableString.Invariant($"{name} {word.Value}: expected seconds, more than 0 and at most {MostSeconds}."));
            }
        });
        return seconds;
    }

    private static TimeSpan? Limit(double? seconds) => seconds is { } known ? TimeSpan.FromSeconds(known) : null;

    private static Command Cells()
    {
        var requests = new Argument<string>("requests");
        var events = new Argument<string>("events");
        var nothingFetched = new Option<bool>(NothingFetched);
        var cells = new Command(CellsVerb, "Executes the cells of a run; the run starts it so.") { requests, events, nothingFetched };
        cells.Hidden = true;
        cells.SetAction((parsed, _) => CellsProcess.RunAsync(parsed.GetRequiredValue(requests), parsed.GetRequiredValue(events), parsed.GetValue(nothingFetched)));
        return cells;
    }

    private static Command Check(Screen screen)
    {
        var paths = new Argument<string[]>("path") { Description = "Notebooks, or folders of them.", Arity = ArgumentArity.OneOrMore }.NoOptions();
        var check = new Command("check", "Executes notebooks again and compares their outputs; finds cells that were not executed, errors, absolute paths and names in them. Cells see no fetched dataset, but for what a paper pins. Changes nothing. Exit code 1 when one is not in order.") { paths };
        check.SetAction((parsed, cancellation) => new NotebookChecks(screen).RunAsync(parsed.GetRequiredValue(paths), cancellation));
        return check;
    }
}
