using Mono.Cecil;

namespace NeuroPose.Architecture.Tests.Reading;

/// <summary>
/// Everything the types of an assembly mention: base, interfaces, members' signatures, bodies, attributes and all generic arguments.
/// A constant that the compiler copied (const, nameof, an enum's value) leaves no trace in IL and is not seen.
/// </summary>
public static class Mentions
{
    public static IReadOnlyList<Mention> In(ModuleDefinition module)
    {
        var mentions = new HashSet<Mention>();
        foreach (var type in module.GetTypes())
        {
            if (WrittenType.Of(type) is not { } from)
            {
                continue;
            }

            foreach (var part in InType(type).SelectMany(TypeParts.Of))
            {
                if (WrittenType.Of(part) is { } to && to != from)
                {
                    mentions.Add(new Mention(from, to));
                }
            }
        }

        return [.. mentions
            .OrderBy(mention => mention.From.FullName, StringComparer.Ordinal)
            .ThenBy(mention => mention.To.FullName, StringComparer.Ordinal)];
    }

    private static IEnumerable<TypeReference> InType(TypeDefinition type) =>
    [
        .. type.BaseType is { } parent ? [parent] : Array.Empty<TypeReference>(),
        .. type.Interfaces.Select(implemented => implemented.InterfaceType),
        .. type.Interfaces.SelectMany(AttributeMentions.On),
        .. AttributeMentions.On(type),
        .. InGenericParameters(type),
        .. type.Fields.SelectMany(field => AttributeMentions.On(field).Append(field.FieldType)),
        .. type.Properties.SelectMany(property => AttributeMentions.On(property).Append(property.PropertyType)),
        .. type.Events.SelectMany(happening => AttributeMentions.On(happening).Append(happening.EventType)),
        .. type.Methods.SelectMany(InMethod),
    ];

    private static IEnumerable<TypeReference> InMethod(MethodDefinition method) =>
    [
        method.ReturnType,
        .. AttributeMentions.On(method),
        .. AttributeMentions.On(method.MethodReturnType),
        .. method.Parameters.SelectMany(parameter => AttributeMentions.On(parameter).Append(parameter.ParameterType)),
        .. method.Overrides.Select(overridden => overridden.DeclaringType),
        .. InGenericParameters(method),
        .. BodyMentions.In(method),
    ];

    private static IEnumerable<TypeReference> InGenericParameters(IGenericParameterProvider provider) =>
        provider.GenericParameters.SelectMany(parameter => AttributeMentions.On(parameter).Concat(parameter.Constraints.Select(constraint => constraint.ConstraintType)));
}
