using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Json;
using NeuroPose.Sessions.Nwb;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose session validate</c>: what is wrong with NWB files, of any maker.</summary>
internal static class SessionValidateCommand
{
    private const string Inspector = "nwbinspector";

    public static Command Create(Screen screen)
    {
        var files = new Argument<string[]>("file") { Description = "NWB files.", Arity = ArgumentArity.OneOrMore }.NoOptions();
        var schema = new Option<string?>("--schema") { Description = "A folder with the schema as JSON (core/2.9.0/namespace.json); by default the schema in the file.", HelpName = "DIR" };
        var json = new Option<bool>("--json") { Description = "Writes one JSON object a file." };
        var validate = new Command(
            "validate", "Checks NWB files by the schema and by the rules of readers and inspectors; runs nwbinspector too where it is installed. Exit code 1 when something critical or a violation is found.")
        {
            files, schema, json,
        };
        validate.SetAction((parsed, cancellation) =>
        {
            NwbValidationOptions options = new() { SchemaFolder = parsed.GetValue(schema), InspectorProgram = Inspector };
            var isValid = true;
            foreach (var file in parsed.GetRequiredValue(files))
            {
                if (!File.Exists(file))
                {
                    throw new FileFormatException("there is no such file.", new(File: file));
                }

                var validation = NwbValidator.Validate(file, options, cancellation);
                isValid &= validation.IsValid;
                screen.WriteLine(parsed.GetValue(json) ? ObjectText.Of(printer => NwbValidationJson.Write(printer, validation, validation.File)) : Text(validation));
            }

            return Task.FromResult(isValid ? ExitCode.Success : ExitCode.Difference);
        });
        return validate;
    }

    private static string Text(NwbValidation validation)
    {
        List<string> lines = [$"{validation.File}: {Totals(validation)}"];
        foreach (var finding in validation.Findings)
        {
            var source = finding.Source == "neuropose" ? "" : $" ({finding.Source})";
            lines.Add($"  {finding.Severity.ToString().ToLowerInvariant()}: {finding.Path}: {finding.Message} {finding.Advice}".TrimEnd() + $" [{finding.Rule}]{source}");
        }

        lines.AddRange(validation.Notes.Select(note => $"  note: {note}"));
        return string.Join('\n', lines);
    }

    private static string Totals(NwbValidation validation) => validation.Findings.Count == 0
        ? "nothing was found"
        : string.Join(", ", validation.Findings
            .GroupBy(finding => finding.Severity)
            .Select(group => FormattableString.Invariant($"{group.Count()} {group.Key switch
            {
                NwbSeverity.Critical => "critical",
                NwbSeverity.Violation => group.Count() == 1 ? "violation" : "violations",
                _ => group.Count() == 1 ? "suggestion" : "suggestions",
            }}")));
}
