namespace NeuroPose.Papers;

/// <summary>The style sheet of a paper: for a screen, and for sheets of paper.</summary>
internal static class PaperPageStyle
{
    public const string Css = """
        body { max-width: 46rem; font-family: "STIX Two Text", "Libertinus Serif", "TeX Gyre Termes", "Nimbus Roman", "Liberation Serif", "Times New Roman", serif; }
        h1, h2, h3, figcaption b { font-family: "Source Sans 3", "Nimbus Sans", "Liberation Sans", Helvetica, Arial, sans-serif; }
        .title { text-align: center; margin: 1rem 0 2.5rem; } .title h1 { font-size: 1.9rem; text-wrap: balance; }
        .authors { font-size: 1.1rem; margin: .5rem 0; } .affiliations, .orcid { color: var(--soft); font-size: .9rem; }
        h2 { font-size: 1.25rem; } h3 { font-size: 1.05rem; }
        figure { margin: 1.6rem 0; } figure > img { display: block; width: 100%; background: #fff; }
        figcaption { font-size: .9rem; line-height: 1.4; margin: .5rem 0; }
        .wide { overflow-x: auto; } .wide table, main > table { width: 100%; font-size: .85rem; line-height: 1.35; border-top: 1.5px solid var(--ink); border-bottom: 1.5px solid var(--ink); }
        th { font-weight: 600; border-bottom: 1px solid var(--ink); vertical-align: bottom; } td { border-bottom: 0; }
        th, td { padding: .18rem .5rem; } .number { text-align: end; font-variant-numeric: tabular-nums lining-nums; }
        tbody tr:nth-child(even) { background: color-mix(in srgb, var(--panel) 60%, transparent); }
        .hash { font: .8em ui-monospace, "DejaVu Sans Mono", "Liberation Mono", monospace; color: var(--soft); white-space: nowrap; text-decoration: none; } a.hash:hover { text-decoration: underline; }
        data { cursor: help; } .see { color: inherit; text-decoration: none; } a.see:hover { text-decoration: underline; }
        .provenance { margin-top: 3rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .9rem; } .provenance table { font-size: .78rem; } .provenance tr:target { outline: 2px solid var(--key); }
        @media (max-width: 40rem) { .wide th:last-child, .wide td:last-child { min-width: 0; } .wide th, .wide td { overflow-wrap: normal; } }
        @page { size: A4; margin: 22mm 21mm 24mm; @bottom-center { content: counter(page); font: 9pt "Nimbus Roman", "Liberation Serif", serif; color: #444; } }
        @media print { body { font-size: 10.5pt; line-height: 1.42; }
          p { text-align: justify; hyphens: auto; orphans: 3; widows: 3; margin: .6em 0; } .title p, figcaption { text-align: inherit; }
          .title { margin-top: 0; } .title h1 { font-size: 17pt; } h2 { font-size: 12.5pt; margin: 1.5em 0 .4em; } h3 { font-size: 11pt; }
          pre, code { font-size: 8.5pt; } a { color: inherit; } figure { margin: 1.3em 0; break-inside: avoid; } figure.table:has(tr:nth-child(13)) { break-inside: auto; } figure > img { max-height: 108mm; object-fit: contain; }
          figcaption { font-size: 9pt; break-after: avoid; } figure > img + figcaption { break-before: avoid; break-after: auto; } .wide { overflow: visible; } .wide table, main > table { font-size: 8.5pt; } .provenance { font-size: 9pt; } .provenance table { font-size: 7.5pt; } }
        """;
}
