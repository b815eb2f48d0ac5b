using NeuroPose.Cli.Terminal;

namespace NeuroPose.Cli.Commands;

/// <summary>Reads <c>name=value</c>.</summary>
internal static class NotebookParameters
{
    /// <exception cref="UsageException">A word has no name or no equals sign, or a name is given twice.</exception>
    public static IReadOnlyDictionary<string, string> Parse(IEnumerable<string> words)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                throw new UsageException($"--param {word}: expected name=value.");
            }

            if (!parameters.TryAdd(word[..equals], word[(equals + 1)..]))
            {
                throw new UsageException($"--param {word[..equals]} is given twice.");
            }
        }

        return parameters;
    }
}
