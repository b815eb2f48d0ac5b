using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NeuroPose.Architecture.Tests.Reading;

/// <summary>
/// What a method's body mentions: locals, caught exceptions, and the operand of every instruction. Of a called method it counts the
/// declaring type and the generic arguments; the rest of its signature is a mention by the type that declares it.
/// </summary>
public static class BodyMentions
{
    public static IEnumerable<TypeReference> In(MethodDefinition method)
    {
        if (!method.HasBody)
        {
            return [];
        }

        var body = method.Body;
        return
        [
            .. body.Variables.Select(variable => variable.VariableType),
            .. body.ExceptionHandlers.Where(handler => handler.CatchType is not null).Select(handler => handler.CatchType),
            .. body.Instructions.SelectMany(InOperand),
        ];
    }

    private static IEnumerable<TypeReference> InOperand(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod method => [method.DeclaringType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType],
        CallSite site => [site.ReturnType, .. site.Parameters.Select(parameter => parameter.ParameterType)],
        _ => [],
    };
}
