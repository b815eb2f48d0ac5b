namespace NeuroPose.Notebooks.Html;

/// <summary>The style sheet of an exported page; everything it needs is in the page.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --ink: #1c1e21; --soft: #5b626b; --page: #fff; --panel: #f5f6f8; --line: #dcdfe4;
          --key: #0b4f9e; --text: #8a3b12; --number: #0a6b4b; --comment: #5f6b5a; --bad: #a4161a; --bad-panel: #fdf0f0; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e3e5e8; --soft: #a1a8b0; --page: #16181b; --panel: #202327; --line: #363b41;
          --key: #7fb5f5; --text: #e8a87c; --number: #7fd1ae; --comment: #9aa693; --bad: #ff9a98; --bad-panel: #321c1d; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 2.5rem 1.25rem 5rem; max-width: 56rem; color: var(--ink); background: var(--page);
          font: 1.05rem/1.6 system-ui, sans-serif; overflow-wrap: break-word; }
        h1, h2, h3 { line-height: 1.25; margin: 2em 0 .6em; } h1:first-child { margin-top: 0; }
        a { color: var(--key); } img, svg { max-width: 100%; height: auto; }
        .rich img { background: #fff; }
        pre, code { font: .875rem/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
        pre { margin: .4rem 0; padding: .7rem .9rem; overflow-x: auto; white-space: pre; tab-size: 4; }
        .code { margin: 1.2rem 0; } .input { position: relative; }
        .input pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; }
        .prompt { color: var(--soft); font-size: .75rem; user-select: none; }
        .output { padding-left: .9rem; border-left: 2px solid var(--line); overflow-x: auto; }
        .output pre { padding-left: 0; } .stderr { color: var(--soft); }
        .error { color: var(--bad); background: var(--bad-panel); padding-left: .9rem !important; border-radius: 6px; }
        .k { color: var(--key); } .s { color: var(--text); } .n { color: var(--number); } .c, .d { color: var(--comment); }
        table { border-collapse: collapse; margin: .6rem 0; font-size: .93rem; } th, td { padding: .25rem .7rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
        td pre { margin: 0; padding: 0; } blockquote { margin-left: 0; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--soft); }
        summary { cursor: pointer; color: var(--soft); }
        /* On a phone a table scrolls; its last column, where the words are, keeps room for more than one of them a line. */
        @media (max-width: 40rem) { th:last-child, td:last-child { min-width: 12rem; overflow-wrap: anywhere; } }
        @media print { :root { --page: #fff; --ink: #000; } body { max-width: none; padding: 0; font-size: 10.5pt; }
          pre { white-space: pre-wrap; } .output img, tr { break-inside: avoid; } h1, h2, h3 { break-after: avoid; } }
        """;
}
