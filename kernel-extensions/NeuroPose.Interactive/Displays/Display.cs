using Microsoft.DotNet.Interactive.Formatting;
using NeuroPose.Figures;
using NeuroPose.Interactive.Markup;

namespace NeuroPose.Interactive.Displays;

/// <summary>How a type is shown: as HTML and as text, and where it has tables also for a page and for a paper.</summary>
/// <param name="Html">HTML that survives an untrusted notebook.</param>
/// <param name="Text">Text for a terminal, without a line break at its end.</param>
internal sealed record Display<T>(Func<T, string> Html, Func<T, string> Text) : IDisplay
{
    public const string MarkdownMimeType = "text/markdown";
    public const string LatexMimeType = "text/latex";
    public const string CsvMimeType = "text/csv";

    /// <summary>Shown as a card.</summary>
    public Display(Func<T, Card> card)
        : this(value => card(value).ToHtml(), value => card(value).ToText())
    {
        Markdown = value => card(value).ToMarkdown();
        Latex = value => card(value).ToLatex();
    }

    /// <summary>Shown as a figure: the picture, and what plotly.js needs to draw it again.</summary>
    public Display(Func<T, Figure> figure, Func<T, string> text)
        : this(value => FigureViewer.Html(figure(value)), text)
    {
        Plotly = value => PlotlyForm.Of(figure(value));
    }

    /// <summary>Plotly JSON, empty where it would be no better than the picture; null where there is no figure.</summary>
    public Func<T, string>? Plotly { get; init; }

    /// <summary>The tables in Markdown; null where there are none.</summary>
    public Func<T, string>? Markdown { get; init; }

    /// <summary>The tables in LaTeX; null where there are none.</summary>
    public Func<T, string>? Latex { get; init; }

    /// <summary>The numbers as a table for other programs; null where there is no such table.</summary>
    public Func<T, string>? Csv { get; init; }

    public Type Type => typeof(T);

    public bool HasTables => Markdown is not null && Latex is not null;

    /// <summary>
    /// HTML first, text always there beside it, Plotly JSON where the host can send it; Markdown, LaTeX and CSV for those who ask for them.
    /// Registering again replaces what was registered.
    /// </summary>
    public void Register(bool preferPlotly)
    {
        Register(Html, HtmlFormatter.MimeType);
        Register(Text, PlainTextFormatter.MimeType);
        Register(Markdown, MarkdownMimeType);
        Register(Latex, LatexMimeType);
        Register(Plotly, PlotlyForm.MimeType);
        Register(Csv, CsvMimeType);
        string[] preferred = preferPlotly && Plotly is not null
            ? [HtmlFormatter.MimeType, PlotlyForm.MimeType, PlainTextFormatter.MimeType]
            : [HtmlFormatter.MimeType, PlainTextFormatter.MimeType];
        Formatter.SetPreferredMimeTypesFor(typeof(T), preferred);
    }

    private static void Register(Func<T, string>? form, string mimeType)
    {
        if (form is not null)
        {
            Formatter.Register<T>((value, writer) => writer.Write(form(value)), mimeType);
        }
    }
}

/// <summary>How some type is shown.</summary>
internal interface IDisplay
{
    /// <summary>The type.</summary>
    Type Type { get; }

    /// <summary>Whether it has forms for a page and for a paper.</summary>
    bool HasTables { get; }

    /// <summary>Registers the forms; Plotly JSON is sent unasked only where that is preferred.</summary>
    void Register(bool preferPlotly);
}
