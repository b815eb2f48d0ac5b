using System.Text;
using System.Text.RegularExpressions;

namespace NeuroPose.Processes;

/// <summary>
/// The dates that a program writes into a PDF. Without them the same page gives the same bytes. They are written over by one that is
/// always the same and as long, so that every place in the file stays where its table says.
/// </summary>
internal static partial class PdfDates
{
    private const string Never = "20000101000000+00'00'";

    /// <summary>The file without its dates.</summary>
    public static byte[] Without(byte[] pdf)
    {
        // One letter a byte.
        var text = Encoding.Latin1.GetString(pdf);
        foreach (Match date in Date().Matches(text))
        {
            var digits = date.Groups["when"];
            Encoding.Latin1.GetBytes(Never[..digits.Length]).CopyTo(pdf, digits.Index);
        }

        return pdf;
    }

    [GeneratedRegex(@"/(?:CreationDate|ModDate) \(D:(?<when>\d{14}[^)]{0,7})\)")]
    private static partial Regex Date();
}
