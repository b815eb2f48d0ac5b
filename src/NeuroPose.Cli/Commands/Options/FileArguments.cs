using System.CommandLine;
using NeuroPose.Files;

namespace NeuroPose.Cli.Commands;

/// <summary>Arguments that name files or folders.</summary>
internal static class FileArguments
{
    /// <summary>Stands for standard input where a command takes it.</summary>
    public const string StandardInput = "-";

    /// <summary>
    /// Refuses a mistyped option, which would otherwise be taken for a file: <c>dataset synth --froce</c> would make that folder.
    /// </summary>
    /// <param name="argument">The argument.</param>
    /// <param name="allowInput">Whether <c>-</c> is no mistake, but standard input.</param>
    public static Argument<T> NoOptions<T>(this Argument<T> argument, bool allowInput = false)
    {
        argument.Validators.Add(result =>
        {
            foreach (var word in result.Tokens.Select(token => token.Value).Where(word => word.StartsWith('-') && !(allowInput && word == StandardInput)))
            {
                result.AddError($"{word}: there is no such option. (A file of that name is ./{word}.)");
            }
        });
        return argument;
    }

    /// <summary>Whether two paths lead to one place, also through links.</summary>
    public static bool LeadToTheSame(string one, string other) =>
        string.Equals(RealPath.Of(one), RealPath.Of(other), StringComparison.Ordinal);
}
