using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NeuroPose.Processes;

/// <summary>
/// What a program leaves of its run in a PDF: dates, and numbers that count on. Without them the same page gives the same bytes. They are
/// written over by others of the same length, so that every place in the file stays where its table says.
/// </summary>
internal static partial class PdfTraces
{
    private const string Never = "20000101000000+00'00'";

    /// <summary>The file without its dates, and with the parts of a browser's page numbered in their order.</summary>
    public static byte[] Without(byte[] pdf)
    {
        // One letter a byte.
        var text = Encoding.Latin1.GetString(pdf);
        foreach (Match date in Date().Matches(text))
        {
            Write(pdf, date.Groups["when"], Never);
        }

        // Chromium counts the nodes that it ever made, those of its own included; a name's place in the order is what matters.
        var nodes = Node().Matches(text).Select(node => node.Groups["number"]).ToList();
        var numbers = nodes.Select(node => node.Value).Distinct().Order(StringComparer.Ordinal).Index().ToDictionary(one => one.Item, one => one.Index + 1, StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            Write(pdf, node, numbers[node.Value].ToString("D8", CultureInfo.InvariantCulture));
        }

        return pdf;
    }

    private static void Write(byte[] pdf, Group place, string text) => Encoding.Latin1.GetBytes(text[..place.Length]).CopyTo(pdf, place.Index);

    [GeneratedRegex(@"\(node(?<number>\d{8})\)")]
    private static partial Regex Node();

    [GeneratedRegex(@"/(?:CreationDate|ModDate) \(D:(?<when>\d{14}[^)]{0,7})\)")]
    private static partial Regex Date();
}
