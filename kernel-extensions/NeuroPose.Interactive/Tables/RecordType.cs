using NeuroPose.Values;

namespace NeuroPose.Interactive.Tables;

/// <summary>Which sequences have rows for a table: those of records, record structs, and the anonymous types that queries make.</summary>
internal static class RecordType
{
    /// <summary>The type of a sequence's records; null where it is no sequence of records.</summary>
    public static Type? OfItems(Type sequence) =>
        sequence.GetInterfaces().Append(sequence)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .Select(type => type.GetGenericArguments()[0])
            .FirstOrDefault(Members.IsRecord);
}
