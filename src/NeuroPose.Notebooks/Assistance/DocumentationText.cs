using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace NeuroPose.Notebooks.Assistance;

/// <summary>A member's documentation as plain text, part by part.</summary>
internal sealed partial class DocumentationText
{
    private readonly XElement member;

    private DocumentationText(XElement member) => this.member = member;

    /// <summary>Reads what a compiler wrote; what cannot be read is empty.</summary>
    public static DocumentationText Parse(string? xml)
    {
        try
        {
            return new DocumentationText(string.IsNullOrEmpty(xml) ? new XElement("member") : XElement.Parse(xml, LoadOptions.PreserveWhitespace));
        }
        catch (XmlException)
        {
            return new DocumentationText(new XElement("member"));
        }
    }

    /// <summary>What the member is.</summary>
    public string Summary => Text(member.Element("summary"));

    /// <summary>What there is to know besides: the method, its source.</summary>
    public string Remarks => Text(member.Element("remarks"));

    /// <summary>What comes back.</summary>
    public string Returns => Text(member.Element("returns") ?? member.Element("value"));

    /// <summary>What a parameter, or a type parameter, is.</summary>
    public string Parameter(string name) => Text(member.Elements().FirstOrDefault(element => element.Name.LocalName is "param" or "typeparam" && (string?)element.Attribute("name") == name));

    /// <summary>Which errors there are, and when.</summary>
    public IEnumerable<(string Name, string When)> Exceptions =>
        member.Elements("exception").Select(element => (Short((string?)element.Attribute("cref") ?? ""), Text(element)));

    private static string Text(XElement? element) => element is null ? "" : Blanks().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } link when link.Value.Length == 0 =>
            Short((string?)link.Attribute("cref") ?? (string?)link.Attribute("name") ?? (string?)link.Attribute("langword") ?? (string?)link.Attribute("href") ?? ""),
        XElement { Name.LocalName: "para" or "item" } paragraph => " " + Text(paragraph) + " ",
        XElement other => Text(other),
        _ => "",
    };

    // M:NeuroPose.Warping.Dtw.Distance(System.Double) is Dtw.Distance to its reader, T:System.Double is Double.
    private static string Short(string reference)
    {
        if (reference.Length < 2 || reference[1] != ':')
        {
            return reference;
        }

        var name = reference[2..].Split('(', '`')[0].Split('.');
        return reference[0] == 'T' || name.Length < 2 ? name[^1] : $"{name[^2]}.{name[^1]}";
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
