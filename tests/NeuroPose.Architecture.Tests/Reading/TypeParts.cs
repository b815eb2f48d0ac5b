using Mono.Cecil;

namespace NeuroPose.Architecture.Tests.Reading;

/// <summary>Takes a composed type apart: <c>Dictionary&lt;A, B[]&gt;</c> is Dictionary, A and B.</summary>
public static class TypeParts
{
    public static IEnumerable<TypeReference> Of(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => [.. Of(generic.ElementType), .. generic.GenericArguments.SelectMany(Of)],
        FunctionPointerType pointer => [.. Of(pointer.ReturnType), .. pointer.Parameters.SelectMany(parameter => Of(parameter.ParameterType))],
        IModifierType modified => [.. Of(modified.ModifierType), .. Of(modified.ElementType)],
        TypeSpecification composed => Of(composed.ElementType),
        _ => [type],
    };
}
