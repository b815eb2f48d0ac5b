using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuroPose.Cli.Terminal;

/// <summary>
/// What went wrong as a JSON object on standard output, where the call asks for JSON: a program that reads it gets JSON in any case.
/// </summary>
internal static class JsonFailure
{
    private const string Option = "--json";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Prints the failure when the command has <c>--json</c> and the call says so, whatever else is wrong with the call.</summary>
    public static void Print(ParseResult parsed, string problem, int code, Screen screen)
    {
        var hasOption = parsed.CommandResult.Command.Options.Any(option => option.Name == Option);
        if (hasOption && parsed.Tokens.Any(token => token.Value == Option))
        {
            screen.Writers.Output.Write(new JsonObject { ["error"] = problem, ["exit_code"] = code }.ToJsonString(Indented) + "\n");
        }
    }
}
