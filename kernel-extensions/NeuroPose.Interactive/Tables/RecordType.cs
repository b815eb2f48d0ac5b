using System.Reflection;
using System.Runtime.CompilerServices;

namespace NeuroPose.Interactive.Tables;

/// <summary>Which types have rows for a table: records, record structs, and the anonymous types that queries make.</summary>
internal static class RecordType
{
    /// <summary>The type of a sequence's records; null where it is no sequence of records.</summary>
    public static Type? OfItems(Type sequence) =>
        sequence.GetInterfaces().Append(sequence)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .Select(type => type.GetGenericArguments()[0])
            .FirstOrDefault(IsRecord);

    /// <summary>Whether a type is a record: the compiler marks them by the members that it writes for them.</summary>
    public static bool IsRecord(Type type) => type.IsValueType
        ? !type.IsPrimitive && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null
        : type.GetMethod("<Clone>$") is not null || IsAnonymous(type);

    private static bool IsAnonymous(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && type.Name.Contains("AnonymousType", StringComparison.Ordinal);
}
