using System.Reflection;
using System.Runtime.CompilerServices;

namespace NeuroPose.Architecture.Tests.Api;

/// <summary>A parameter list as C# writes it.</summary>
public static class Parameters
{
    public static string Of(MethodBase method) => Of(method.GetParameters(), method.IsDefined(typeof(ExtensionAttribute), inherit: false));

    public static string Of(ParameterInfo[] parameters, bool isExtension = false) =>
        (isExtension ? "this " : "") + string.Join(", ", parameters.Select(One));

    private static string One(ParameterInfo parameter) =>
        $"{Modifier(parameter)}{CSharpName.Of(parameter.ParameterType, new NullabilityInfoContext().Create(parameter))} {parameter.Name}"
        + (parameter.HasDefaultValue ? " = " + CSharpName.Literal(parameter.DefaultValue, parameter.ParameterType) : "");

    private static string Modifier(ParameterInfo parameter)
    {
        if (parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) || parameter.IsDefined(typeof(ParamCollectionAttribute), inherit: false))
        {
            return "params ";
        }

        return !parameter.ParameterType.IsByRef ? "" : parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";
    }
}
