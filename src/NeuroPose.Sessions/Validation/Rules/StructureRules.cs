using NeuroPose.Formats;

namespace NeuroPose.Sessions.Nwb;

/// <summary>What holds for every object: types and ids, links and references, names.</summary>
internal static class StructureRules
{
    public static void Check(NwbStructure structure, NwbFindings findings)
    {
        Dictionary<string, string> ids = new(StringComparer.Ordinal);
        foreach (var node in structure.Nodes)
        {
            CheckType(node, ids, findings);
            CheckReferences(node, structure, findings);
            foreach (var link in node.Links)
            {
                CheckLink(node, link, findings);
            }

            if (node.Parent is not null && node.Item.HardLinks > 1)
            {
                findings.Violation(
                    "hard-link", node.Path, FormattableString.Invariant($"{node.Item.HardLinks} hard links lead to it."),
                    "Make all but one soft links: programs that export the file lose the others.");
            }
        }
    }

    private static void CheckType(NwbNode node, Dictionary<string, string> ids, NwbFindings findings)
    {
        if (node is { Type: null, Namespace: null, ObjectId: null })
        {
            return;
        }

        foreach (var (name, value) in new[] { ("neurodata_type", node.Type), ("namespace", node.Namespace), ("object_id", node.ObjectId) })
        {
            if (string.IsNullOrEmpty(value))
            {
                findings.Critical(
                    name.Replace('_', '-') + "-missing", $"{node.Path}@{name}", $"it has a type or an id, and no {name}.",
                    "Write the attributes neurodata_type, namespace and object_id, all three.");
            }
        }

        if (node.ObjectId is { Length: > 0 } id)
        {
            if (!Guid.TryParseExact(id, "D", out _))
            {
                findings.Violation(
                    "object-id-form", $"{node.Path}@object_id",
                    $"the object_id \"{id}\" is no UUID.",
                    "Write a UUID such as 4b9e0c3e-….");
            }
            else if (!ids.TryAdd(id, node.Path))
            {
                findings.Critical(
                    "object-id-twice", $"{node.Path}@object_id",
                    $"{ids[id]} has the same object_id {id}.",
                    "Write another UUID.");
            }
        }
    }

    private static void CheckLink(NwbNode node, HdfLink link, NwbFindings findings)
    {
        var path = $"{node.Path.TrimEnd('/')}/{link.Name}";
        if (link.IsExternal)
        {
            findings.Critical(
                "link-external", path,
                "it is a link to another HDF5 file, which is not followed.",
                "Copy what it leads to into this file (h5copy).");
        }
        else if (link.SoftTarget is { } target && !node.Children.ContainsKey(link.Name))
        {
            findings.Critical(
                "link-dangling", path,
                $"it leads to {target}, which is not there.",
                "Link to an object of this file, or remove the link.");
        }

        if (link.Name.Contains('\\', StringComparison.Ordinal))
        {
            findings.Critical("name-slash", path, "its name has a backslash.", "Give it another name.");
        }

        if (link.Name.Contains(':', StringComparison.Ordinal))
        {
            findings.Suggestion("name-colon", path, "its name has a colon, which programs take for a separator.", "Give it another name.");
        }
    }

    private static void CheckReferences(NwbNode node, NwbStructure structure, NwbFindings findings)
    {
        foreach (var attribute in node.Attributes.Values.Where(attribute => attribute.TypeWord == "reference"))
        {
            // The root's leads to the schema, which is not among the objects.
            if (node.Parent is null && attribute.Name == ".specloc")
            {
                if (structure.Schema is not { } schema || attribute.References() is not [var there] || there != schema.Address)
                {
                    findings.Critical("reference-dangling", "/@.specloc", "it does not refer to /specifications.", "Write it again.");
                }
            }
            else if (attribute.References() is not { } addresses || addresses.Any(address => structure.At(address) is null))
            {
                findings.Critical(
                    "reference-dangling", $"{node.Path}@{attribute.Name}",
                    "it refers to no object of the file.",
                    "Write the object before what refers to it.");
            }
        }

        if (node.Dataset is { TypeWord: "reference" } dataset && dataset.References().Any(address => structure.At(address) is null))
        {
            findings.Critical(
                "reference-dangling", node.Path,
                "some of its references lead to no object of the file.",
                "Write the objects before what refers to them.");
        }
    }
}
