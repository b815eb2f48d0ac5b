using System.Collections;
using System.Reflection;
using PureHDF;
using PureHDF.VOL.Native;

namespace NeuroPose.Formats;

/// <summary>
/// What PureHDF has read and does not show: links to other files of the disk, which it would open without being asked, and the order of bytes.
/// It is looked up by name; where a version of the library names its parts differently, reading fails, and so does a test.
/// </summary>
internal static class Unshown
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>True for a group that has links to other files.</summary>
    public static bool LinksToOtherFiles(NativeGroup group) => ((IEnumerable)Get(Get(group, "Header"), "HeaderMessages"))
        .Cast<object>()
        .SelectMany(message => Links(group, Get(message, "Data")))
        .Any(link => Get(link, "LinkInfo").GetType().Name == "ExternalLinkInfo");

    /// <summary>The links of a group, in the order of its children: the target of soft ones, and whether one leads to another file.</summary>
    public static IEnumerable<(string Name, string? SoftTarget, bool IsExternal)> LinksOf(NativeGroup group)
    {
        foreach (var message in ((IEnumerable)Get(Get(group, "Header"), "HeaderMessages")).Cast<object>().Select(message => Get(message, "Data")))
        {
            foreach (var link in message.GetType().Name == "SymbolTableMessage" ? OldLinks(group, message) : Links(group, message).Select(NewLink))
            {
                yield return link;
            }
        }
    }

    /// <summary>Where the header of an object is in the file: what references have.</summary>
    public static ulong Address(NativeObject item) => (ulong)Get(Get(item, "Reference"), "Value");

    /// <summary>How many hard links lead to an object.</summary>
    public static uint HardLinks(NativeObject item) => (uint)Get(item, "ReferenceCount");

    /// <summary>True for a dataset whose numbers are in other files.</summary>
    public static bool IsInOtherFiles(NativeDataset dataset) => Find(dataset, "InternalExternalFileList") is not null;

    /// <summary>True for numbers with the highest byte first.</summary>
    public static bool IsBigEndian(IH5DataType type) => Find(Get(Get(type, "_dataType"), "BitField"), "ByteOrder") is { } order && order.ToString() == "BigEndian";

    /// <summary>The bytes of an attribute's value, whatever its characters are said to be.</summary>
    public static ReadOnlyMemory<byte> Bytes(IH5Attribute attribute) => (Memory<byte>)Get(Get(attribute, "Message"), "InputData");

    private static IEnumerable<object> Links(NativeGroup group, object message) => message.GetType().Name switch
    {
        "LinkMessage" => [message],
        "LinkInfoMessage" when Get(message, "BTree2NameIndexAddress") is not ulong.MaxValue =>
            ((IEnumerable)typeof(NativeGroup).GetMethod("EnumerateLinkMessagesFromLinkInfoMessage", Declared)!.Invoke(group, [message])!).Cast<object>(),
        _ => [],
    };

    private static (string Name, string? SoftTarget, bool IsExternal) NewLink(object link)
    {
        var info = Get(link, "LinkInfo");
        return ((string)Get(link, "LinkName"), info.GetType().Name == "SoftLinkInfo" ? (string)Get(info, "Value") : null, info.GetType().Name == "ExternalLinkInfo");
    }

    private static IEnumerable<(string Name, string? SoftTarget, bool IsExternal)> OldLinks(NativeGroup group, object table)
    {
        var heap = Get(table, "LocalHeap");
        var nameOf = heap.GetType().GetMethod("GetObjectName")!;
        var tree = table.GetType().GetMethod("GetBTree1")!;
        var decode = Delegate.CreateDelegate(tree.GetParameters()[0].ParameterType, group, typeof(NativeGroup).GetMethod("DecodeGroupKey", Declared)!);
        var nodes = typeof(NativeGroup).GetMethod("EnumerateSymbolTableNodes", Declared)!.Invoke(group, [tree.Invoke(table, [decode])])!;
        foreach (var entry in ((IEnumerable)nodes).Cast<object>().SelectMany(node => ((IEnumerable)Get(node, "GroupEntries")).Cast<object>()))
        {
            var target = Find(entry, "ScratchPad") is { } pad && pad.GetType().Name == "SymbolicLinkScratchPad" ? Name((uint)Get(pad, "LinkValueOffset")) : null;
            yield return (Name((ulong)Get(entry, "LinkNameOffset")), target, false);
        }

        string Name(ulong offset) => (string)nameOf.Invoke(heap, [offset])!;
    }

    private static object Get(object owner, string member) =>
        Find(owner, member) ?? throw new NotSupportedException($"this version of PureHDF has no {owner.GetType().Name}.{member}");

    private static object? Find(object owner, string member)
    {
        for (var type = owner.GetType(); type is not null; type = type.BaseType)
        {
            if (type.GetProperty(member, Declared) is { } property)
            {
                return property.GetValue(owner);
            }

            if (type.GetField(member, Declared) is { } field)
            {
                return field.GetValue(owner);
            }
        }

        return null;
    }
}
