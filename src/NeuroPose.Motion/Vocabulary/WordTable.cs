using System.Diagnostics.CodeAnalysis;

namespace NeuroPose.Vocabulary;

/// <summary>
/// The words of one option and what each means: read from files and command lines, written into reports. A word that is not in the table
/// means nothing, and a value that is not in it has no word; both are refused, never replaced by a default.
/// </summary>
/// <typeparam name="T">What the words mean.</typeparam>
public sealed class WordTable<T>
{
    private readonly (string Word, T Value)[] rows;

    internal WordTable(string option, params (string Word, T Value)[] rows)
    {
        Option = option;
        this.rows = rows;
        Words = [.. rows.Select(row => row.Word)];
    }

    /// <summary>The option's name in files.</summary>
    public string Option { get; }

    /// <summary>The words, in the order in which messages list them.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>What a word means; false when it is not one of the words. Capitals count.</summary>
    public bool TryParse(string? word, [MaybeNullWhen(false)] out T value)
    {
        foreach (var row in rows)
        {
            if (row.Word == word)
            {
                value = row.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>What a word means.</summary>
    /// <exception cref="ArgumentException">It is not one of the words; the message names the nearest.</exception>
    public T Parse(string word) =>
        TryParse(word, out var value)
            ? value
            : throw new ArgumentException($"{Option} is \"{word}\".{NearestName.Hint(word ?? "", Words)}", nameof(word));

    /// <summary>Whether a value has a word.</summary>
    public bool Has(T value) => rows.Any(row => EqualityComparer<T>.Default.Equals(row.Value, value));

    /// <summary>The word of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has none, such as an undefined member of an enum.</exception>
    public string WordOf(T value)
    {
        foreach (var row in rows)
        {
            if (EqualityComparer<T>.Default.Equals(row.Value, value))
            {
                return row.Word;
            }
        }

        throw new ArgumentOutOfRangeException(Option, value, $"{Option} must be one of {string.Join(", ", Words)}.");
    }
}
