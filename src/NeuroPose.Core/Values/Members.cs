using System.Reflection;
using System.Runtime.CompilerServices;

namespace NeuroPose.Values;

/// <summary>What a value is made of, in the order in which its type was written.</summary>
internal static class Members
{
    /// <summary>The public properties that can be read; those of a base type first. Spans, which nothing can hold, are left out.</summary>
    public static IEnumerable<PropertyInfo> Of(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && property.GetMethod is not null && !property.PropertyType.IsByRefLike)
            .OrderBy(property => Depth(property.DeclaringType!))
            .ThenBy(property => property.MetadataToken);

    /// <summary>Whether a type is a record or anonymous: the compiler marks them by the members that it writes for them.</summary>
    public static bool IsRecord(Type type) => type.IsValueType
        ? !type.IsPrimitive && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null
        : type.GetMethod("<Clone>$") is not null || IsAnonymous(type);

    /// <summary>Whether the compiler wrote the type's text: name and members, however deep they go.</summary>
    public static bool HasTextOfMembers(Type type) =>
        IsRecord(type) && (IsAnonymous(type) || type.GetMethod(nameof(ToString), [])!.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false));

    private static bool IsAnonymous(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && type.Name.Contains("AnonymousType", StringComparison.Ordinal);

    private static int Depth(Type type) => type.BaseType is { } parent ? 1 + Depth(parent) : 0;
}
