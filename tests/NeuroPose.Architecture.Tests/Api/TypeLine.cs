using System.Runtime.CompilerServices;

namespace NeuroPose.Architecture.Tests.Api;

/// <summary>The line that declares a type.</summary>
public static class TypeLine
{
    public static string Of(Type type)
    {
        var access = type.IsNestedFamily || type.IsNestedFamORAssem ? "protected" : "public";
        if (typeof(Delegate).IsAssignableFrom(type) && type.GetMethod("Invoke") is { } invoke)
        {
            return $"{access} delegate {CSharpName.OfReturn(invoke)} {CSharpName.Of(type)}({Parameters.Of(invoke)}){Constraints.On(type.GetGenericArguments())}";
        }

        var parents = Parents(type);
        return $"{access} {Kind(type)} {CSharpName.Of(type)}{(parents.Length == 0 ? "" : " : ")}{string.Join(", ", parents)}{Constraints.On(type.GetGenericArguments())}";
    }

    private static string Kind(Type type)
    {
        var record = Visibility.IsRecord(type) ? "record " : "";
        if (type.IsEnum)
        {
            return type.IsDefined(typeof(FlagsAttribute), inherit: false) ? "[Flags] enum" : "enum";
        }

        if (type.IsInterface)
        {
            return "interface";
        }

        if (type.IsValueType)
        {
            return $"{(type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false) ? "readonly " : "")}{(type.IsByRefLike ? "ref " : "")}{record}struct";
        }

        var modifier = type switch
        {
            { IsAbstract: true, IsSealed: true } => "static ",
            { IsAbstract: true } => "abstract ",
            { IsSealed: true } => "sealed ",
            _ => "",
        };
        return modifier + (record.Length > 0 ? record.TrimEnd() : "class");
    }

    private static string[] Parents(Type type)
    {
        if (type.IsEnum)
        {
            var underlying = Enum.GetUnderlyingType(type);
            return underlying == typeof(int) ? [] : [CSharpName.Of(underlying)];
        }

        var parent = type.BaseType is { } known && known != typeof(object) && known != typeof(ValueType) ? known : null;
        var interfaces = type.GetInterfaces();
        var inherited = (parent?.GetInterfaces() ?? []).Concat(interfaces.SelectMany(implemented => implemented.GetInterfaces())).ToHashSet();
        return
        [
            .. parent is null ? Array.Empty<string>() : [CSharpName.Of(parent)],
            .. interfaces
                .Where(implemented => !inherited.Contains(implemented) && IsSeenFromOutside(implemented))
                .Where(implemented => !(Visibility.IsRecord(type) && implemented.Name == "IEquatable`1"))
                .Select(implemented => CSharpName.Of(implemented))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static bool IsSeenFromOutside(Type type) => type.Assembly == typeof(object).Assembly || type.IsVisible;
}
