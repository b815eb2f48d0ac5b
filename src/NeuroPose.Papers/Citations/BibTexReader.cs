using System.Text.RegularExpressions;
using NeuroPose.Files;
using NeuroPose.Notebooks.Html;

namespace NeuroPose.Papers;

/// <summary>
/// Entries of BibTeX as CSL JSON, by Citation.js (MIT): it knows the fields of each kind of work, LaTeX's letters and the parts of names.
/// </summary>
internal static partial class BibTexReader
{
    /// <summary>The longest entry, in characters.</summary>
    public const int Longest = 20_000;

    private const int MostSteps = 5_000_000;

    // What Citation.js is made of asks for its parts by name; the parts that fetch are not here.
    private const string Loader = """
        var URL = undefined, console = { log() {}, warn() {}, error() {} };
        var parts = {};
        function named(from, name) {
          if (name[0] !== '.') return name === 'moo' ? 'moo/moo.js' : name + '/lib/index.js';
          const path = from.split('/').slice(0, -1);
          for (const step of name.split('/')) { if (step === '..') path.pop(); else if (step !== '.') path.push(step); }
          const file = path.join('/');
          return /\.(js|json)$/.test(file) ? file : partText(file + '.js') === null ? file + '/index.js' : file + '.js';
        }
        function part(file) {
          if (parts[file]) return parts[file].exports;
          const made = parts[file] = { exports: {} };
          if (file === '@citation-js/core/lib/index.js') {
            const grammar = part('@citation-js/core/lib/util/grammar.js'), translator = part('@citation-js/core/lib/util/translator.js');
            made.exports = { util: { Grammar: grammar.Grammar, Translator: translator.Translator }, logger: console };
          } else if (file.endsWith('.json')) {
            made.exports = JSON.parse(partText(file));
          } else {
            new Function('require', 'exports', 'module', partText(file))(name => part(named(file, name)), made.exports, made);
          }
          return made.exports;
        }
        const file = part('@citation-js/plugin-bibtex/lib/input/file.js'), entries = part('@citation-js/plugin-bibtex/lib/input/entries.js');
        function csl(text) { return JSON.stringify(entries.parse(file.parse(text))); }
        """;

    private static readonly ScriptLibrary CitationJs = new(MostSteps, engine =>
    {
        string? Part(string file) => EmbeddedText.Find(typeof(BibTexReader), file);
        if (Part("@citation-js/plugin-bibtex/lib/input/file.js") is null)
        {
            throw ScriptLibrary.Missing("Citation.js");
        }

        engine.SetValue("partText", (Func<string, string?>)Part);
        engine.Execute(Loader);
    });

    /// <summary>The entry as a list of one work in CSL JSON.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="strings">The file's abbreviations (<c>@string</c>), which entries may use.</param>
    /// <exception cref="BibTexException">It is not understood.</exception>
    public static string ToCsl(BibEntry entry, IReadOnlyList<BibEntry> strings)
    {
        var head = string.Concat(strings.Select(one => one.Text.ReplaceLineEndings(" ")));
        if (head.Length + entry.Text.Length > Longest)
        {
            throw new BibTexException(FormattableString.Invariant($"with the file's abbreviations it has {head.Length + entry.Text.Length} characters; at most {Longest} are read"), entry.Line);
        }

        try
        {
            return CitationJs.Call("csl", head + "\n" + entry.Text);
        }
        catch (ScriptException refusal)
        {
            // "expected "comma", got "label" at line 3 col 35:", and an excerpt. Its first line is that of the abbreviations.
            var message = Expected().Match(refusal.Message);
            var line = message.Success ? int.Parse(message.Groups["line"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 2;
            throw new BibTexException(
                message.Success ? message.Groups["what"].Value.Trim() : refusal.Message.Split('\n')[0].Trim().TrimEnd('.'),
                line < 2 ? strings[0].Line : entry.Line + line - 2);
        }
    }

    [GeneratedRegex(@"\A(?<what>[^\n]{1,200}?) at line (?<line>\d{1,6}) col \d+")]
    private static partial Regex Expected();
}

/// <summary>An entry of BibTeX that is not understood.</summary>
internal sealed class BibTexException(string message, int line) : Exception(message)
{
    /// <summary>The line in the file.</summary>
    public int Line { get; } = line;
}
