namespace Mechanisms.Host.Reporting;

/// <summary>How pages look: one sheet for light and dark screens and for paper, without anything that would be fetched.</summary>
internal static class PageStyle
{
    /// <summary>The sheet. It has none of the characters that XML would encode, which a style sheet would not decode.</summary>
    public const string Sheet = """

        :root { color-scheme: light dark; --ink: #1c1c1e; --soft: #5a5a60; --paper: #ffffff; --tint: #f3f4f6; --line: #c9cbd1; --link: #0b57a4; --bar: #0072b2; --less: #b34a00 }
        @media (prefers-color-scheme: dark) { :root { --ink: #ececf0; --soft: #b3b3bc; --paper: #16171a; --tint: #222428; --line: #474a52; --link: #8ec5ff; --bar: #56b4e9; --less: #f0a45d } }
        * { box-sizing: border-box }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif; overflow-wrap: break-word }
        header, nav, main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem }
        header { padding-top: 1.5rem }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem }
        h2 { font-size: 1.4rem; margin: 2.5rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line) }
        h3 { font-size: 1.1rem; margin: 1.75rem 0 .5rem }
        p { margin: .5rem 0; max-width: 46rem }
        .lead { font-size: 1.1rem }
        .soft, .place { color: var(--soft) }
        .place { font-size: .85em }
        a { color: var(--link) }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px }
        .skip { position: absolute; left: -100rem; background: var(--paper); padding: .5rem 1rem; z-index: 1 }
        .skip:focus { left: .5rem; top: .5rem }
        nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1rem 0 0; padding: 0; list-style: none }
        code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .9em }
        pre { background: var(--tint); padding: .75rem 1rem; overflow-x: auto; border-radius: 4px; white-space: pre-wrap }
        .scroll { overflow-x: auto; margin: .75rem 0 }
        table { border-collapse: collapse; min-width: min(100%, 34rem); font-variant-numeric: tabular-nums }
        caption { text-align: start; padding: 0 0 .4rem; font-weight: 600 }
        th, td { text-align: start; vertical-align: top; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid var(--line); font-weight: normal }
        th bdi, td bdi { overflow-wrap: anywhere; display: inline-block; min-width: 7.5rem; text-align: match-parent }
        thead th { font-weight: 600; vertical-align: bottom }
        tfoot th, tfoot td { font-weight: 600; border-bottom: 0 }
        .n { text-align: end; white-space: nowrap; overflow-wrap: normal }
        .bar { display: block; margin-top: .45rem; width: min(180px, 24vw) }
        .bar rect { fill: var(--bar) }
        .bar .less { fill: var(--less) }
        .hash { font-size: .75em }
        .formula { overflow-x: auto; overflow-y: hidden; padding: .5rem 0; font-size: 1.1rem }
        math { font-family: "Cambria Math", "STIX Two Math", "Latin Modern Math", "Noto Sans Math", "DejaVu Math TeX Gyre", math; width: fit-content; margin: 0 }
        math mtd { text-align: start; padding-inline-end: 1em }
        figure { margin: 1rem 0; overflow-x: auto }
        figure svg { max-width: 100%; height: auto }
        details { margin: .3rem 0; overflow-wrap: anywhere }
        details details, .leaf { margin-inline-start: .4rem; padding-inline-start: .8rem; border-inline-start: 2px solid var(--line) }
        .leaf { margin-top: .3rem; margin-bottom: .3rem; max-width: none }
        summary { cursor: pointer; padding: .15rem 0 }
        dl { margin: .2rem 0 .2rem 1.1rem }
        dl div { display: flex; gap: .75rem; padding: .1rem 0 }
        dt { flex: 0 0 4.6rem; color: var(--soft) }
        dd { margin: 0; min-width: 0 }
        footer { padding-top: 2rem; padding-bottom: 3rem; color: var(--soft) }
        @media (max-width: 40rem) { dl { margin-inline-start: 0 } dl div { display: block } dt { font-size: .85em } details details, .leaf { padding-inline-start: .5rem } }
        @media print {
          :root { color-scheme: light; --ink: #000000; --soft: #444444; --paper: #ffffff; --tint: #ffffff; --line: #999999; --link: #000000; --bar: #555555; --less: #aaaaaa }
          body { font-size: 10pt }
          header, main, footer { max-width: none; padding-left: 0; padding-right: 0 }
          nav, .skip { display: none }
          .scroll, .formula, figure { overflow: visible }
          tr, dl div, .formula { break-inside: avoid }
          h2, h3, summary, caption { break-after: avoid }
          thead { display: table-header-group }
          details::details-content { content-visibility: visible; block-size: auto; display: block }
        }

        """;
}
