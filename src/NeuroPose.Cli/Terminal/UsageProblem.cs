using System.CommandLine;
using System.CommandLine.Parsing;

namespace NeuroPose.Cli.Terminal;

/// <summary>What is wrong with a call, in a sentence that says what was probably meant and where help is.</summary>
internal static class UsageProblem
{
    /// <summary>Describes a call that the parser refused.</summary>
    public static string Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        return $"{Cause(parsed, command)} See: {string.Join(' ', PathOf(parsed.CommandResult))} --help";
    }

    private static string Cause(ParseResult parsed, Command command)
    {
        string[] verbs = [.. command.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name)];
        var needsVerb = command.Action is null && verbs.Length > 0;

        // After a word that nobody knows, what follows it and what is then missing are no causes of their own.
        if (parsed.UnmatchedTokens.Count > 0)
        {
            var word = parsed.UnmatchedTokens[0];
            return needsVerb
                ? $"there is no command '{word}'.{NearestName.Hint(word, verbs)}"
                : $"unexpected argument '{word}'.";
        }

        return needsVerb
            ? $"a command is missing: {string.Join(", ", verbs)}."
            : string.Join(' ', parsed.Errors.Select(error => error.Message));
    }

    private static IEnumerable<string> PathOf(CommandResult command) =>
        command.Parent is CommandResult parent ? [.. PathOf(parent), command.Command.Name] : ["neuropose"];
}
