using System.Reflection;
using System.Runtime.CompilerServices;

namespace NeuroPose.Architecture.Tests.Api;

/// <summary>What somebody outside the assembly can see, and what of it a person wrote.</summary>
public static class Visibility
{
    public static bool IsSeen(Type type) => !type.Name.StartsWith('<')
        && (type.IsNested
            ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsSeen(type.DeclaringType!)
            : type.IsPublic);

    public static bool IsSeen(MethodBase? method) => method is not null
        && (method.IsPublic || (IsProtected(method) && !method.DeclaringType!.IsSealed));

    public static bool IsSeen(FieldInfo field) => field.IsPublic || ((field.IsFamily || field.IsFamilyOrAssembly) && !field.DeclaringType!.IsSealed);

    /// <summary>Records bring equality, printing and copying that nobody wrote; a property's accessors are told with the property.</summary>
    public static bool IsWritten(MemberInfo member) => !member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        && !member.Name.StartsWith('<')
        && member.Name != "EqualityContract";

    // A record class is known by its copying, a record struct by its printing.
    public static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null
        || (type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is { } print && print.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false));

    public static string Of(MethodBase method) => method.IsPublic ? "public " : "protected ";

    private static bool IsProtected(MethodBase method) => method.IsFamily || method.IsFamilyOrAssembly;
}
