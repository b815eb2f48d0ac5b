using System.Text;
using System.Xml;
using NeuroPose.Files;

namespace NeuroPose.Notebooks.Html;

/// <summary>
/// Formulas of LaTeX as MathML, which browsers draw without a script. Temml (MIT) reads them; nothing that a formula may say leads out of
/// the page: commands for addresses, pictures, classes and styles are refused, and what comes is checked.
/// </summary>
internal static class MathMl
{
    /// <summary>The longest formula, in characters.</summary>
    public const int Longest = 4000;

    private const int MostSteps = 2_000_000;

    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "math", "menclose", "merror", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom", "mprescripts", "mroot", "mrow",
        "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover", "none",
    };

    private static readonly ScriptLibrary Temml = new(MostSteps, engine =>
    {
        engine.Execute(EmbeddedText.Find(typeof(MathMl), "temml/dist/temml.min.js") ?? throw ScriptLibrary.Missing("Temml"));
        engine.Execute(
            """
            function formula(text, display) {
              return temml.renderToString(text, {
                displayMode: display === "block", throwOnError: true, trust: false, strict: false, maxSize: [40, 40], maxExpand: 500, macros: {},
              });
            }
            """);
    });

    /// <summary>The MathML of a formula.</summary>
    /// <param name="formula">What stands between the dollar signs.</param>
    /// <param name="isDisplay">Whether it stands on lines of its own.</param>
    /// <exception cref="FormulaException">It is not understood; the message says what of it.</exception>
    public static string Of(string formula, bool isDisplay)
    {
        if (formula.Length > Longest)
        {
            throw new FormulaException(FormattableString.Invariant($"a formula of {formula.Length} characters is too long; at most {Longest} are drawn. Divide it."));
        }

        try
        {
            var mathMl = Temml.Call("formula", formula, isDisplay ? "block" : "inline");
            return IsPlain(mathMl) ? mathMl : throw Misunderstood(formula, "it would lead out of the page", null);
        }
        catch (ScriptException refusal)
        {
            throw Misunderstood(formula, Words(refusal.Message), refusal);
        }
    }

    private static FormulaException Misunderstood(string formula, string why, Exception? inner)
    {
        var line = formula.Trim().ReplaceLineEndings(" ");
        return new($"the formula {(line.Length > 60 ? line[..59] + "…" : line)} is not understood: {why}.", inner);
    }

    /// <summary>Temml's message as one line of ours: it draws a line under what it means by letters that combine with those before.</summary>
    private static string Words(string message)
    {
        var words = new StringBuilder();
        foreach (var letter in message.Trim())
        {
            if (letter != '\u0332')
            {
                words.Append(char.IsControl(letter) ? ' ' : letter);
            }
        }

        var text = words.ToString().Replace(": \u0020", ": ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal).TrimEnd('.', ' ');
        return text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }

    private static bool IsPlain(string mathMl)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(mathMl), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            while (reader.Read())
            {
                if (reader.NodeType is XmlNodeType.Element && (!Elements.Contains(reader.Name) || !HasPlainAttributes(reader)))
                {
                    return false;
                }
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static bool HasPlainAttributes(XmlReader reader)
    {
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            if (reader.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || reader.Name is "href" or "src" or "id" or "actiontype"
                || reader.Name.Contains(':', StringComparison.Ordinal)
                || reader.Value.Contains("url", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A formula that is not understood.</summary>
internal sealed class FormulaException(string message, Exception? innerException = null) : Exception(message, innerException);
