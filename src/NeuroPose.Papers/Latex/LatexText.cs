using System.Globalization;
using System.Text;

namespace NeuroPose.Papers;

/// <summary>Text as LaTeX: its marks escaped, and letters that pdfLaTeX does not know by itself written by their names.</summary>
/// <param name="report">Gets what cannot be written, and its line.</param>
internal sealed class LatexText(Action<string, int> report)
{
    private const int LongestCode = 92;

    private static readonly Dictionary<int, string> Marks = new()
    {
        ['\\'] = @"\textbackslash{}",
        ['{'] = @"\{",
        ['}'] = @"\}",
        ['$'] = @"\$",
        ['&'] = @"\&",
        ['#'] = @"\#",
        ['_'] = @"\_",
        ['%'] = @"\%",
        ['^'] = @"\textasciicircum{}",
        ['~'] = @"\textasciitilde{}",
        ['<'] = @"\textless{}",
        ['>'] = @"\textgreater{}",
        ['|'] = @"\textbar{}",
        ['"'] = @"\textquotedbl{}",
        ['\''] = "'",
        ['`'] = @"\textasciigrave{}",
        ['\u00a0'] = "~",
        ['\u202f'] = @"\,",
        ['\u2009'] = @"\,",
        ['–'] = "--",
        ['—'] = "---",
        ['…'] = @"\ldots{}",
        ['“'] = "``",
        ['”'] = "''",
        ['‘'] = "`",
        ['’'] = "'",
        ['„'] = @"\quotedblbase{}",
        ['·'] = @"\textperiodcentered{}",
        ['°'] = @"\textdegree{}",
        ['µ'] = @"\textmu{}",
        ['×'] = @"$\times$",
        ['÷'] = @"$\div$",
        ['±'] = @"$\pm$",
        ['¬'] = @"$\neg$",
        ['−'] = "$-$",
        ['≤'] = @"$\le$",
        ['≥'] = @"$\ge$",
        ['≠'] = @"$\ne$",
        ['≈'] = @"$\approx$",
        ['≪'] = @"$\ll$",
        ['≫'] = @"$\gg$",
        ['∞'] = @"$\infty$",
        ['→'] = @"$\rightarrow$",
        ['←'] = @"$\leftarrow$",
        ['↔'] = @"$\leftrightarrow$",
        ['∈'] = @"$\in$",
        ['∑'] = @"$\sum$",
        ['√'] = @"$\surd$",
        ['∂'] = @"$\partial$",
        ['′'] = "$'$",
        ['″'] = "$''$",
        ['•'] = @"\textbullet{}",
        ['€'] = @"\texteuro{}",
        ['²'] = "$^2$",
        ['³'] = "$^3$",
        ['¹'] = "$^1$",
        ['½'] = @"\textonehalf{}",
        ['¼'] = @"\textonequarter{}",
        ['¾'] = @"\textthreequarters{}",
        ['‰'] = @"\textperthousand{}",
        ['§'] = @"\S{}",
        ['¶'] = @"\P{}",
        ['©'] = @"\textcopyright{}",
        ['®'] = @"\textregistered{}",
        ['™'] = @"\texttrademark{}",
        ['«'] = @"\guillemotleft{}",
        ['»'] = @"\guillemotright{}",
    };

    private const string Greek = "αalpha βbeta γgamma δdelta εepsilon ζzeta ηeta θtheta ιiota κkappa λlambda μmu νnu ξxi πpi ρrho σsigma τtau υupsilon φphi χchi ψpsi ωomega "
        + "ΓGamma ΔDelta ΘTheta ΛLambda ΞXi ΠPi ΣSigma ΦPhi ΨPsi ΩOmega";

    private static readonly Dictionary<int, string> GreekLetters = Greek.Split(' ').ToDictionary(word => (int)word[0], word => $"$\\{word[1..]}$");

    /// <summary>The line, counted from one, of what is written now.</summary>
    public int Line { get; set; } = 1;

    /// <summary>The text as LaTeX.</summary>
    public string Of(string text)
    {
        var latex = new StringBuilder(text.Length);
        var before = default(Rune);
        foreach (var rune in text.EnumerateRunes())
        {
            // Two hyphens would be drawn as a dash.
            latex.Append(rune.Value == '-' && before == rune ? "{}" : "").Append(Of(rune));
            before = rune;
        }

        return latex.ToString();
    }

    /// <summary>The text for a verbatim block, where nothing is escaped.</summary>
    public string Verbatim(string text)
    {
        var latex = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii || IsLatin(rune))
            {
                latex.Append(rune.Value is '\n' or '\t' || !Rune.IsControl(rune) ? rune.ToString() : " ");
            }
            else
            {
                Report(rune);
                latex.Append('?');
            }
        }

        return string.Join('\n', latex.Replace(@"\end{verbatim}", @"\end {verbatim}").ToString().Split('\n').SelectMany(Folded));
    }

    /// <summary>A line of code as lines that fit on the page, the later ones indented.</summary>
    private static IEnumerable<string> Folded(string line)
    {
        const string Indent = "    ";
        while (line.Length > LongestCode)
        {
            var end = line.LastIndexOf(' ', LongestCode);
            end = end > Indent.Length ? end : LongestCode;
            yield return line[..end];
            line = Indent + line[end..].TrimStart(' ');
        }

        yield return line;
    }

    private string Of(Rune rune)
    {
        if (Marks.TryGetValue(rune.Value, out var mark) || GreekLetters.TryGetValue(rune.Value, out mark))
        {
            return mark;
        }

        // A mark of a place that is filled afterwards is of Unicode's private use.
        if (rune.IsAscii || IsLatin(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse)
        {
            return Rune.IsControl(rune) && rune.Value is not ('\n' or '\t') ? " " : rune.ToString();
        }

        Report(rune);
        return "?";
    }

    // What the T1 encoding has: letters of Latin with their accents.
    private static bool IsLatin(Rune rune) => rune.Value is >= 0xc0 and <= 0x17f and not (0xd7 or 0xf7) or 0xa1 or 0xbf or 0xa3;

    private void Report(Rune rune) =>
        report(FormattableString.Invariant($"the letter {rune} (U+{rune.Value:X4}) is not known to pdfLaTeX; it is written as a question mark. Write it as a formula."), Line);
}
