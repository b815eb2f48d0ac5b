using Mono.Cecil;
using Mono.Cecil.Cil;
using NeuroPose.Architecture.Tests.Reading;

namespace NeuroPose.Architecture.Tests.Conduct;

/// <summary>One use of a method: called, constructed, or taken as a delegate.</summary>
public sealed record MethodUse(string Caller, string Within, string Method)
{
    public override string ToString() => $"{Caller} uses {Method} (in {Within}).";

    /// <summary>Every use of a method in an assembly's bodies.</summary>
    public static IEnumerable<MethodUse> In(ModuleDefinition module) =>
        from type in module.GetTypes()
        let caller = WrittenType.Of(type)?.FullName ?? type.FullName
        from method in type.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        where instruction.Operand is MethodReference && instruction.OpCode.Code != Code.Ldtoken
        select new MethodUse(caller, method.Name, Name(instruction.OpCode.Code, (MethodReference)instruction.Operand));

    // "new X" is an object made; "X..ctor" is a derived class that calls its base.
    private static string Name(Code code, MethodReference used) =>
        code == Code.Newobj ? $"new {used.DeclaringType.FullName}" : $"{used.DeclaringType.FullName}.{used.Name}";
}
