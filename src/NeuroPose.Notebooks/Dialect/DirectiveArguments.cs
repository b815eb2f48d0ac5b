using System.Text.RegularExpressions;

namespace NeuroPose.Notebooks.Dialect;

/// <summary>What follows a directive: words, and options such as <c>--name x</c>.</summary>
internal sealed partial class DirectiveArguments
{
    private readonly Directive directive;
    private readonly Dictionary<string, string?> options = new(StringComparer.Ordinal);
    private readonly List<string> words = [];

    /// <summary>Reads a directive's argument.</summary>
    /// <param name="directive">The directive.</param>
    /// <param name="flags">Options without a value.</param>
    /// <param name="valued">Options with a value.</param>
    /// <exception cref="DialectException">An option that is not among these, or one that lacks its value.</exception>
    public DirectiveArguments(Directive directive, IReadOnlyList<string> flags, IReadOnlyList<string> valued)
    {
        this.directive = directive;
        var parts = Part().Matches(directive.Argument).Select(part => part.Value).ToArray();
        for (var index = 0; index < parts.Length; index++)
        {
            if (!parts[index].StartsWith("--", StringComparison.Ordinal))
            {
                words.Add(Unquoted(parts[index]));
            }
            else if (flags.Contains(parts[index], StringComparer.Ordinal))
            {
                options[parts[index]] = null;
            }
            else if (!valued.Contains(parts[index], StringComparer.Ordinal))
            {
                throw Wrong($"{parts[index]} is not an option of {directive.Name}. Known are: {string.Join(", ", valued.Concat(flags))}.");
            }
            else
            {
                options[parts[index]] = index + 1 < parts.Length ? Unquoted(parts[index + 1]) : throw Wrong($"{parts[index]} needs a value after it.");
                index++;
            }
        }
    }

    /// <summary>The words that are no option, without their quotes.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>An option's value; null where it is not given.</summary>
    public string? this[string option] => options.GetValueOrDefault(option);

    /// <summary>Whether an option is given.</summary>
    public bool Has(string option) => options.ContainsKey(option);

    /// <summary>An error in this directive.</summary>
    public DialectException Wrong(string problem) => new($"{directive.Name}: {problem}", directive.Line);

    private static string Unquoted(string part) =>
        part.Length > 1 && part[0] == '"' && part[^1] == '"' ? part[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal) : part;

    // A text in quotes, a JSON object or list, @input:"a prompt", or a run without blanks.
    [GeneratedRegex("""@[\w-]+:"[^"]*"|"(?:\\"|[^"])*"|\{.*\}|\[.*\]|\S+""", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
