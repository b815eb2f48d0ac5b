using System.Globalization;
using NeuroPose.Formats;

namespace NeuroPose.Sessions.Nwb;

/// <summary>Compares each typed object with its type in the schema: what has to be there is there, and has the kind and shape that it should.</summary>
internal sealed class NwbSchemaRules(NwbStructure structure, NwbSchema schema, NwbFindings findings)
{
    /// <summary>What is at least as precise as a word of the schema.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["float"] = ["float32", "float64"],
        ["float32"] = ["float32", "float64"],
        ["double"] = ["float64"],
        ["float64"] = ["float64"],
        ["long"] = ["int64"],
        ["int64"] = ["int64"],
        ["int"] = ["int32", "int64"],
        ["int32"] = ["int32", "int64"],
        ["short"] = ["int16", "int32", "int64"],
        ["int16"] = ["int16", "int32", "int64"],
        ["int8"] = ["int8", "int16", "int32", "int64"],
        ["uint64"] = ["uint64"],
        ["uint"] = ["uint32", "uint64"],
        ["uint32"] = ["uint32", "uint64"],
        ["uint16"] = ["uint16", "uint32", "uint64"],
        ["uint8"] = ["uint8", "uint16", "uint32", "uint64"],
        ["text"] = ["text"],
        ["utf"] = ["text"],
        ["utf8"] = ["text"],
        ["utf-8"] = ["text"],
        ["ascii"] = ["text"],
        ["bytes"] = ["text"],
        ["str"] = ["text"],
        ["isodatetime"] = ["text"],
        ["datetime"] = ["text"],
        ["bool"] = ["bool"],
        ["object"] = ["reference"],
        ["reference"] = ["reference"],
    };

    /// <summary>Checks all typed objects.</summary>
    public void Check()
    {
        foreach (var node in structure.Nodes)
        {
            if (node is not { Type: { } type, Namespace: { } space })
            {
                continue;
            }

            if (!schema.Namespaces.Contains(space))
            {
                findings.Violation(
                    "namespace-unknown", node.Path, $"its namespace {space} is not among those that the file has: {string.Join(", ", schema.Namespaces.Order(StringComparer.Ordinal))}.",
                    "Write the file with the schema of the extension.");
            }
            else if (schema.Whole(space, type) is not { } spec)
            {
                findings.Violation("type-unknown", node.Path, $"the namespace {space} has no type {type}.", "Look for a slip of the pen, or for another version of the extension.");
            }
            else if (spec.IsGroup != node.IsGroup)
            {
                findings.Violation("schema-kind", node.Path, $"{type} is a {Kind(spec.IsGroup)}; this is a {Kind(node.IsGroup)}.", "Write the object again.");
            }
            else
            {
                Check(node, spec, space);
            }
        }
    }

    private static string Kind(bool isGroup) => isGroup ? "group" : "dataset";

    private static string InWords(IReadOnlyList<int> sizes) => sizes.Count == 0 ? "one value" : $"the shape ({string.Join(", ", sizes)})";

    private static string InWords(IReadOnlyList<int?[]> shapes) =>
        string.Join(" or ", shapes.Select(shape => $"({string.Join(", ", shape.Select(size => size?.ToString(CultureInfo.InvariantCulture) ?? "any"))})"));

    private void Check(NwbNode node, NwbObjectSpec spec, string space)
    {
        foreach (var attribute in spec.Attributes)
        {
            Check(node, attribute, space);
        }

        if (node.Dataset is { } dataset)
        {
            Check(dataset.TypeWord, dataset.Sizes, spec.Dtype, spec.Shapes, node.Path);
        }

        // The parts of an object with a type of its own are checked with that type.
        if (node.IsGroup && (spec.Defined is not null || spec.Included is null))
        {
            CheckParts(node, spec, space);
        }
    }

    private void Check(NwbNode node, NwbAttributeSpec spec, string space)
    {
        var path = $"{node.Path}@{spec.Name}";
        if (!node.Attributes.TryGetValue(spec.Name, out var attribute))
        {
            if (spec.IsRequired && !findings.HasAt(path))
            {
                findings.Violation("schema-missing", path, $"the schema requires the attribute {spec.Name}.", "Write it.");
            }

            return;
        }

        Check(attribute.TypeWord, attribute.Sizes, spec.Dtype, spec.Shapes, path);
        if (spec.Value is { } value && Shown(attribute) is { } shown && shown != value && !findings.HasAt(path))
        {
            findings.Violation("schema-value", path, $"the value is {shown}; the schema allows only {value}.", $"Write {value}.");
        }

        if (spec.Dtype.Target is { } target && attribute.References() is [var address] && structure.At(address) is { } found
            && !schema.IsA(found.Namespace ?? space, found.Type, target) && !findings.HasAt(path))
        {
            findings.Violation("reference-type", path, $"it refers to {found.Path}, a {found.Type ?? "group without a type"}; expected a {target}.", "Refer to the right object.");
        }
    }

    private static string? Shown(HdfAttribute attribute) => attribute.Texts() is [var text] ? text
        : attribute.Numbers() is [var number] ? number.ToString(CultureInfo.InvariantCulture)
        : null;

    private void Check(string word, IReadOnlyList<int> sizes, NwbDtype dtype, IReadOnlyList<int?[]> shapes, string path)
    {
        var isEmpty = sizes.Contains(0);
        var isRight = dtype switch
        {
            { IsCompound: true } => word == "compound",
            { Word: "numeric" } => word is not ("text" or "reference" or "compound" or "list" or "array" or "opaque" or "unknown"),
            { Word: { } expected } => !Allowed.TryGetValue(expected, out var allowed) || allowed.Contains(word),
            _ => true,
        };
        if (!isRight && !isEmpty && !findings.HasAt(path))
        {
            findings.Violation("schema-dtype", path, $"it has {word}; the schema allows {(dtype.IsCompound ? "rows of fields" : dtype.Word)}.", "Write it with that type, or a more precise one.");
        }

        var fits = shapes.Count == 0 || shapes.Any(shape => shape.Length == sizes.Count && shape.Zip(sizes).All(pair => pair.First is null || pair.First == pair.Second));
        if (!fits && !findings.HasAt(path))
        {
            findings.Violation("schema-shape", path, $"it has {InWords(sizes)}; the schema allows {InWords(shapes)}.", "Write it with that shape.");
        }
    }

    private void CheckParts(NwbNode node, NwbObjectSpec spec, string space)
    {
        HashSet<string> placed = new(StringComparer.Ordinal);
        foreach (var part in spec.Parts.Where(part => part.Name is not null))
        {
            placed.Add(part.Name!);
            CheckNamed(node, part, space);
        }

        foreach (var link in spec.Links.Where(link => link.Name is not null))
        {
            placed.Add(link.Name!);
            CheckNamed(node, link, space);
        }

        NwbObjectSpec[] kinds = [.. spec.Parts.Where(part => part is { Name: null, Included: not null })];
        NwbLinkSpec[] targets = [.. spec.Links.Where(link => link.Name is null)];
        var others = node.Children.Where(child => !placed.Contains(child.Key)).ToArray();
        foreach (var part in kinds)
        {
            var count = others.Count(child => IsA(child.Value, part.Included!, space));
            if ((count < part.Least || count > part.Most) && !findings.HasAt(node.Path))
            {
                findings.Violation(
                    "schema-quantity", node.Path,
                    FormattableString.Invariant($"it has {count} of the type {part.Included}; the schema requires {(count < part.Least ? "at least" : "at most")} {(count < part.Least ? part.Least : part.Most)}."),
                    "Write what is missing, or leave the object out.");
            }
        }

        foreach (var link in targets.Where(link => link.IsRequired && !others.Any(child => IsA(child.Value, link.Target, space)) && !findings.HasAt(node.Path)))
        {
            findings.Violation("schema-quantity", node.Path, $"it has no link to a {link.Target}, which the schema requires.", "Link to one.");
        }

        foreach (var (name, child) in others)
        {
            var isSoft = node.Links.Any(link => link.Name == name && link.SoftTarget is not null);
            var path = $"{node.Path.TrimEnd('/')}/{name}";
            if (isSoft && !targets.Any(link => IsA(child, link.Target, space)) && !kinds.Any(part => IsA(child, part.Included!, space)) && !findings.HasAt(path))
            {
                findings.Violation(
                    "link-type", path, $"it leads to {child.Path}, a {child.Type ?? Kind(child.IsGroup)}, which the type {node.Type} has no place for.",
                    targets.Length == 0 ? "Remove the link." : $"Link to a {string.Join(" or ", targets.Select(link => link.Target))}.");
            }
        }
    }

    private void CheckNamed(NwbNode node, NwbObjectSpec part, string space)
    {
        var path = $"{node.Path.TrimEnd('/')}/{part.Name}";
        if (node.Child(part.Name!) is not { } child)
        {
            if (part.Least > 0 && !findings.HasAt(path) && !node.Links.Any(link => link.Name == part.Name))
            {
                findings.Violation("schema-missing", path, $"the schema requires the {Kind(part.IsGroup)} {part.Name}.", "Write it.");
            }
        }
        else if (child.IsGroup != part.IsGroup)
        {
            if (!findings.HasAt(path))
            {
                findings.Violation("schema-kind", path, $"it is a {Kind(child.IsGroup)}; the schema has a {Kind(part.IsGroup)} of that name.", "Write the object again.");
            }
        }
        else if (part.Included is { } type && !IsA(child, type, space))
        {
            if (!findings.HasAt(path) && !findings.HasAt(child.Path))
            {
                findings.Violation("link-type", path, $"it is a {child.Type ?? "object without a type"}; the schema has a {type} of that name.", $"Write a {type}, or link to one.");
            }
        }
        else
        {
            Check(child, part, space);
        }
    }

    private void CheckNamed(NwbNode node, NwbLinkSpec link, string space)
    {
        var path = $"{node.Path.TrimEnd('/')}/{link.Name}";
        if (findings.HasAt(path))
        {
            return;
        }

        if (node.Child(link.Name!) is not { } child)
        {
            if (link.IsRequired && !node.Links.Any(known => known.Name == link.Name))
            {
                findings.Violation("schema-missing", path, $"the schema requires the link {link.Name}.", $"Link to a {link.Target}.");
            }
        }
        else if (!IsA(child, link.Target, space))
        {
            findings.Violation("link-type", path, $"it leads to {child.Path}, a {child.Type ?? Kind(child.IsGroup)}; expected a {link.Target}.", $"Link to a {link.Target}.");
        }
    }

    private bool IsA(NwbNode node, string type, string space) => schema.IsA(node.Namespace ?? space, node.Type, type);
}
