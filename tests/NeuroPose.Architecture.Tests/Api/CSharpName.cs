using System.Globalization;
using System.Reflection;

namespace NeuroPose.Architecture.Tests.Api;

/// <summary>A type's name as C# writes it, with the question marks of its nullability where that is known.</summary>
public static class CSharpName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(decimal)] = "decimal",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(void)] = "void",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
    };

    public static string Of(Type type, NullabilityInfo? nullability = null)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, nullability?.ElementType ?? nullability);
        }

        var mark = nullability?.ReadState == NullabilityState.Nullable && !type.IsValueType && !IsOpen(type) ? "?" : "";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying, nullability) + "?";
        }

        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!, nullability?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        }

        if (type.IsPointer)
        {
            return Of(type.GetElementType()!) + "*";
        }

        return (Keywords.TryGetValue(type, out var keyword) ? keyword : type.IsGenericParameter ? type.Name : Named(type, nullability)) + mark;
    }

    public static string OfReturn(MethodInfo method) =>
        Ref(method.ReturnType, method.ReturnParameter) + Of(method.ReturnType, new NullabilityInfoContext().Create(method.ReturnParameter));

    private static string Ref(Type type, ParameterInfo returned) => !type.IsByRef ? "" :
        returned.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "InAttribute") ? "ref readonly " : "ref ";

    private static string Named(Type type, NullabilityInfo? nullability)
    {
        var arguments = type.GetGenericArguments();
        var marks = nullability?.GenericTypeArguments is { } known && known.Length == arguments.Length ? known : null;
        var names = arguments.Select((argument, index) => Of(argument, marks?[index])).ToArray();
        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true && !type.IsGenericTypeDefinition)
        {
            return $"({string.Join(", ", names)})";
        }

        // A nested type repeats its outer types' arguments; each part of the name takes its own share.
        var parts = new Stack<string>();
        for (var part = type; part is not null; part = part.DeclaringType)
        {
            var outer = part.DeclaringType?.GetGenericArguments().Length ?? 0;
            var own = names[outer..part.GetGenericArguments().Length];
            parts.Push(part.Name.Split('`')[0] + (own.Length == 0 ? "" : $"<{string.Join(", ", own)}>"));
        }

        return string.Join('.', parts);
    }

    // Reflection calls every unconstrained T nullable, written "T?" or not: such a mark would tell nothing.
    private static bool IsOpen(Type type) =>
        type.IsGenericParameter && !type.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint);

    /// <summary>A constant as a literal, the same on every machine.</summary>
    public static string Literal(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"",
        char letter => $"'{letter}'",
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ when (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } named => EnumLiteral(named, value),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string EnumLiteral(Type type, object value) => $"{Of(type)}.{Enum.ToObject(type, value)}";
}
