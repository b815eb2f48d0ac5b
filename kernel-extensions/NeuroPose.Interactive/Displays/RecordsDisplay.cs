using System.Collections;
using Microsoft.DotNet.Interactive.Formatting;
using NeuroPose.Interactive.Tables;

namespace NeuroPose.Interactive.Displays;

/// <summary>Any sequence of records at the end of a cell is a table. Other sequences are left to whoever shows them otherwise.</summary>
internal static class RecordsDisplay
{
    public static Display<RecordTable> Table { get; } = new(table => table.ToHtml(), table => table.ToText())
    {
        Markdown = table => table.ToMarkdown(),
        Latex = table => table.ToLatex(),
    };

    public static void Register()
    {
        Register(HtmlFormatter.MimeType, table => table.ToHtml());
        Register(PlainTextFormatter.MimeType, table => table.ToText());
        Register(Display<RecordTable>.MarkdownMimeType, table => table.ToMarkdown());
        Register(Display<RecordTable>.LatexMimeType, table => table.ToLatex());
    }

    private static void Register(string mimeType, Func<RecordTable, string> form) => Formatter.Register<IEnumerable>(
        (sequence, context) =>
        {
            if (RecordTable.TryOf(sequence) is not { } table)
            {
                return PackageFormatters.Format(sequence, context, mimeType)
                    ? true
                    : throw new ArgumentException($"A sequence of {sequence.GetType().Name} has no form {mimeType}: only records are tables.", nameof(mimeType));
            }

            context.Writer.Write(form(table));
            return true;
        },
        mimeType);
}
