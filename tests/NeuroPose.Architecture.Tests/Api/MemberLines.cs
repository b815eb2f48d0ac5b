using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace NeuroPose.Architecture.Tests.Api;

/// <summary>A line for each visible member that a person wrote: by kind, and then by name.</summary>
public static class MemberLines
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .OrderBy(field => Convert.ToDecimal(field.GetRawConstantValue(), CultureInfo.InvariantCulture))
                .ThenBy(field => field.Name, StringComparer.Ordinal)
                .Select(field => $"{field.Name} = {Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}");
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return [];
        }

        return
        [
            .. Lines(type.GetFields(Declared).Where(Visibility.IsSeen), Field),
            .. Lines(type.GetConstructors(Declared).Where(made => !made.IsStatic && Visibility.IsSeen(made)), Constructor),
            .. Lines(type.GetProperties(Declared).Where(property => property.GetAccessors(nonPublic: true).Any(Visibility.IsSeen)), Property),
            .. Lines(type.GetEvents(Declared).Where(happening => Visibility.IsSeen(happening.AddMethod)), Event),
            .. Lines(type.GetMethods(Declared).Where(method => Visibility.IsSeen(method) && IsNoAccessor(method)), Method),
        ];
    }

    private static IEnumerable<string> Lines<T>(IEnumerable<T> members, Func<T, string> line)
        where T : MemberInfo => members
            .Where(Visibility.IsWritten)
            .Select(member => (member.Name, Line: line(member)))
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .ThenBy(member => member.Line, StringComparer.Ordinal)
            .Select(member => member.Line);

    private static bool IsNoAccessor(MethodInfo method) => !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Field(FieldInfo field)
    {
        var kind = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        var value = field.IsLiteral ? " = " + CSharpName.Literal(field.GetRawConstantValue(), field.FieldType) : "";
        return $"{(field.IsPublic ? "public" : "protected")} {Required(field)}{kind}{CSharpName.Of(field.FieldType, new NullabilityInfoContext().Create(field))} {field.Name}{value}";
    }

    private static string Constructor(ConstructorInfo constructor) =>
        $"{Visibility.Of(constructor)}{constructor.DeclaringType!.Name.Split('`')[0]}({Parameters.Of(constructor)})";

    private static string Property(PropertyInfo property)
    {
        var accessor = property.GetAccessors(nonPublic: true).First(Visibility.IsSeen);
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{Parameters.Of(index)}]";
        var get = Visibility.IsSeen(property.GetMethod) ? " get;" : "";
        var set = Visibility.IsSeen(property.SetMethod) ? (IsInit(property.SetMethod!) ? " init;" : " set;") : "";
        return $"{Modifiers(accessor)}{Required(property)}{CSharpName.Of(property.PropertyType, new NullabilityInfoContext().Create(property))} {name} {{{get}{set} }}";
    }

    private static string Event(EventInfo happening) =>
        $"{Modifiers(happening.AddMethod!)}event {CSharpName.Of(happening.EventHandlerType!, new NullabilityInfoContext().Create(happening))} {happening.Name}";

    private static string Method(MethodInfo method)
    {
        var generic = method.GetGenericArguments();
        var typeArguments = generic.Length == 0 ? "" : $"<{string.Join(", ", generic.Select(argument => argument.Name))}>";
        var name = method.Name.StartsWith("op_", StringComparison.Ordinal) ? "operator " + method.Name[3..] : method.Name;
        return $"{Modifiers(method)}{CSharpName.OfReturn(method)} {name}{typeArguments}({Parameters.Of(method)}){Constraints.On(generic)}";
    }

    private static string Modifiers(MethodInfo method)
    {
        if (method.DeclaringType!.IsInterface)
        {
            return method.IsStatic ? (method.IsAbstract ? "static abstract " : "static ") : method.IsAbstract ? "" : "virtual ";
        }

        var overrides = method.IsVirtual && method.GetBaseDefinition() != method;
        var kind = method switch
        {
            { IsStatic: true } => "static ",
            _ when overrides => method.IsFinal ? "sealed override " : "override ",
            { IsAbstract: true } => "abstract ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => "",
        };
        return Visibility.Of(method) + kind;
    }

    private static string Required(MemberInfo member) => member.IsDefined(typeof(RequiredMemberAttribute), inherit: false) ? "required " : "";

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
