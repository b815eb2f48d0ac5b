using NeuroPose.Json;

namespace NeuroPose.Experiments;

/// <summary>Kinds of fields that only configurations have.</summary>
internal static class ContractWords
{
    /// <summary>One of several words.</summary>
    /// <param name="contract">The object.</param>
    /// <param name="name">The field.</param>
    /// <param name="whenAbsent">The word where the field is missing; null where it must be there.</param>
    /// <param name="choices">The words.</param>
    public static string Choice(this JsonContract contract, string name, string? whenAbsent, params string[] choices)
    {
        if (whenAbsent is not null && !contract.IsGiven(name))
        {
            return whenAbsent;
        }

        var word = contract.Text(name);
        return choices.Contains(word, StringComparer.Ordinal) ? word : throw contract.Expected($"one of {string.Join(", ", choices)}", name);
    }

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
