using System.CommandLine;

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
    public static bool LeadToTheSame(string one, string other) => string.Equals(Resolve(one), Resolve(other), StringComparison.Ordinal);

    private static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        var resolved = Path.GetPathRoot(full)!;
        foreach (var part in full[resolved.Length..].Split(Path.DirectorySeparatorChar))
        {
            resolved = Path.Combine(resolved, part);
            FileSystemInfo entry = Directory.Exists(resolved) ? new DirectoryInfo(resolved) : new FileInfo(resolved);

            // What is not there yet has no target to ask for.
            resolved = entry.LinkTarget is null ? resolved : entry.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        }

        return resolved;
    }
}
