using Microsoft.DotNet.Interactive.Formatting;
using NeuroPose.Interactive.Markup;

namespace NeuroPose.Interactive.Displays;

/// <summary>How a type is shown: as HTML and as text.</summary>
/// <param name="Html">HTML that survives an untrusted notebook.</param>
/// <param name="Text">Text for a terminal, without a line break at its end.</param>
internal sealed record Display<T>(Func<T, string> Html, Func<T, string> Text) : IDisplay
{
    /// <summary>Shown as a card.</summary>
    public Display(Func<T, Card> card)
        : this(value => card(value).ToHtml(), value => card(value).ToText())
    {
    }

    /// <summary>HTML first, text always there beside it. Registering again replaces what was registered.</summary>
    public void Register()
    {
        Formatter.Register<T>((value, writer) => writer.Write(Html(value)), HtmlFormatter.MimeType);
        Formatter.Register<T>((value, writer) => writer.Write(Text(value)), PlainTextFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(T), HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
    }
}
