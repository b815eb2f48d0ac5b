using NeuroPose.Json;
using NeuroPose.Vocabulary;

namespace NeuroPose.Experiments;

/// <summary>Kinds of fields that only configurations have.</summary>
internal static class ContractFields
{
    /// <summary>One of an option's words.</summary>
    public static T Choice<T>(this JsonContract contract, string name, WordTable<T> words) =>
        words.TryParse(contract.Text(name), out var value) ? value : throw contract.Expected($"one of {string.Join(", ", words.Words)}", name);

    /// <summary>One of an option's words, or what stands for it where the field is missing.</summary>
    public static T Choice<T>(this JsonContract contract, string name, WordTable<T> words, T whenAbsent) =>
        contract.IsGiven(name) ? contract.Choice(name, words) : whenAbsent;

    /// <summary>A list of three whole numbers each, whose range is checked when they are used.</summary>
    public static IReadOnlyList<(long A, long B, long C)>? OptionalTriplets(this JsonContract contract, string name)
    {
        if (contract.Optional(name) is not { } list)
        {
            return null;
        }

        FileFormatException Wrong() => contract.Expected("a list of three joint indices each, such as [[27, 31, 32]]", name);
        if (list.Kind != JsonKind.Array)
        {
            throw Wrong();
        }

        return [.. list.Items.Select(item => item is { Kind: JsonKind.Array, Items: [var a, var b, var c] }
            && LaxScalar.ToInteger(a) is { } first && LaxScalar.ToInteger(b) is { } second && LaxScalar.ToInteger(c) is { } third
            ? (first, second, third)
            : throw Wrong())];
    }
}
