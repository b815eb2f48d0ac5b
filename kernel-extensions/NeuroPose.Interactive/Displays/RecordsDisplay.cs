using System.Collections;
using Microsoft.DotNet.Interactive.Formatting;
using NeuroPose.Figures;
using NeuroPose.Files;
using NeuroPose.Formats;
using NeuroPose.Interactive.Markup;
using NeuroPose.Interactive.Tables;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Values;

namespace NeuroPose.Interactive.Displays;

/// <summary>
/// Any sequence of records at the end of a cell is a table, and so is one of values that have parts. Other sequences are left to whoever
/// shows them
/// otherwise. All sequences, and single records, have a form as CSV.
/// </summary>
internal static class RecordsDisplay
{
    // What the package asks for where a value is a part of another.
    private const string SummaryMimeType = "text/plain+summary";
    private const int MostInCsv = 1_000_000;

    public static Display<RecordTable> Table { get; } = new(table => table.ToHtml(), table => table.ToText())
    {
        Markdown = table => table.ToMarkdown(),
        Latex = table => table.ToLatex(),
        Csv = table => table.ToCsv(),
    };

    public static void Register()
    {
        Register(HtmlFormatter.MimeType, table => table.ToHtml(), table => table.ToHtml());
        Register(PlainTextFormatter.MimeType, table => table.ToText(), table => table.ToText(), OfIterator);
        Register(Display<RecordTable>.MarkdownMimeType, table => table.ToMarkdown(), table => table.ToMarkdown());
        Register(Display<RecordTable>.LatexMimeType, table => table.ToLatex(), table => table.ToLatex());
        RegisterSummary();
        Formatter.Register<IEnumerable>((sequence, writer) => writer.Write(Csv(sequence)), Display<RecordTable>.CsvMimeType);
        Formatter.Register<object>((value, writer) => writer.Write(Csv(value)), Display<RecordTable>.CsvMimeType);
    }

    private static void Register(
        string mimeType, Func<RecordTable, string> ofRecords, Func<Listing, string> ofValues, Func<IEnumerable, string?>? ofOthers = null) => Formatter.Register<IEnumerable>(
        (sequence, context) =>
        {
            var form = sequence is string ? null
                : Listed(sequence) is { } listing ? ofValues(listing)
                : RecordTable.TryOf(sequence) is { } records ? ofRecords(records)
                : SequenceTable.TryOf(sequence) is { } values ? ofValues(values)
                : ofOthers?.Invoke(sequence);
            if (form is null)
            {
                return PackageFormatters.Format(sequence, context, mimeType)
                    ? true
                    : throw new ArgumentException($"A sequence of {sequence.GetType().Name} has no form {mimeType}: only records are tables.", nameof(mimeType));
            }

            context.Writer.Write(form);
            return true;
        },
        mimeType);

    // The package's own would not come to an end of a list that contains itself.
    private static void RegisterSummary() => Formatter.Register<IEnumerable>(
        (sequence, context) =>
        {
            if (sequence is string || SequenceTable.TryOf(sequence) is null)
            {
                return PackageFormatters.Format(sequence, context, SummaryMimeType);
            }

            context.Writer.Write(PlainText.OneLine(ValueText.Of(sequence)));
            return true;
        },
        SummaryMimeType);

    // Of things that have a card of their own: all at once they would be a long page.
    private static Listing? Listed(IEnumerable sequence) => sequence switch
    {
        IEnumerable<PoseSequence> poses => PoseSequenceDisplay.Listed(poses),
        IEnumerable<VideoPredictions> trials => TrialDisplay.Listed(trials),
        _ => null,
    };

    private static string Csv(object value) => value switch
    {
        IEnumerable<PoseSequence> poses => poses.ToCsv(),
        IEnumerable<FeatureSeries> series => series.ToCsv(),
        string text => text,
        Figure figure => figure.ToCsv(),
        IEnumerable sequence => CsvRecords.Of(Bounded(sequence)).ToText(),
        _ when ValueText.OfSimple(value) is not null || Members.IsRecord(value.GetType()) => CsvRecords.Of(OneRow(value)).ToText(),
        _ => throw new ArgumentException(
            $"{TypeWord.Of(value.GetType())} has no form text/csv: a series, poses, distances, gait cycles, and sequences of records or values have.", nameof(value)),
    };

    // What a method with yield gives has no text from the package but the name of a type that the compiler made.
    private static string? OfIterator(IEnumerable sequence) =>
        sequence is IEnumerator && sequence.GetType().Name.StartsWith('<') ? ValueText.Of(sequence) : null;

    private static Array OneRow(object value)
    {
        var row = Array.CreateInstance(value.GetType(), 1);
        row.SetValue(value, 0);
        return row;
    }

    // A sequence may never end; part of a table would be no table.
    private static IEnumerable Bounded(IEnumerable sequence) => sequence is not ICollection && sequence.Cast<object?>().Skip(MostInCsv).Any()
        ? throw new ArgumentException($"The sequence has more than {MostInCsv} items: too many to show as text/csv. Take some of them, or write a file with ToCsv(path).", nameof(sequence))
        : sequence;
}
