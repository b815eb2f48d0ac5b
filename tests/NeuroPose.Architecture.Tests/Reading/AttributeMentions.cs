using Mono.Cecil;

namespace NeuroPose.Architecture.Tests.Reading;

/// <summary>The attributes on something, and the types in their arguments.</summary>
public static class AttributeMentions
{
    public static IEnumerable<TypeReference> On(ICustomAttributeProvider provider) => provider.CustomAttributes.SelectMany(InAttribute);

    private static IEnumerable<TypeReference> InAttribute(CustomAttribute attribute) =>
    [
        attribute.AttributeType,
        .. attribute.ConstructorArguments.SelectMany(InArgument),
        .. attribute.Fields.SelectMany(field => InArgument(field.Argument)),
        .. attribute.Properties.SelectMany(property => InArgument(property.Argument)),
    ];

    private static IEnumerable<TypeReference> InArgument(CustomAttributeArgument argument) => argument.Value switch
    {
        TypeReference named => [argument.Type, named],
        CustomAttributeArgument boxed => [argument.Type, .. InArgument(boxed)],
        CustomAttributeArgument[] several => [argument.Type, .. several.SelectMany(InArgument)],
        _ => [argument.Type],
    };
}
