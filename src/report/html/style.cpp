#include "report/html/sections.hpp"

namespace matang::report::html {
namespace {

/// Colours come in pairs that keep 4.5:1 against every ground they stand on (WCAG 2.2, 1.4.3), in both schemes.
constexpr std::string_view text = R"css(
:root {
  color-scheme: light dark;
  --ground: #f4f6f7; --sheet: #ffffff; --ink: #1a2227; --soft: #4b5962; --line: #d5dde1; --faint: #eaeff1;
  --link: #0a5570; --accent: #0d5c6f; --good: #17653a; --good-ground: #e6f3ea; --bad: #9c2a26; --bad-ground: #fbeae8;
  --warn: #7a5200; --warn-ground: #fbf1dc; --open: #4a5290; --open-ground: #eceefa; --bar: #1f7386; --lost: #e4eaed;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #11171a; --sheet: #192126; --ink: #e4eaed; --soft: #aab8bf; --line: #35424a; --faint: #222c32;
    --link: #8fd3e6; --accent: #8fd3e6; --good: #8ad9a8; --good-ground: #16301f; --bad: #ffaaa3; --bad-ground: #3b1e1c;
    --warn: #f0c675; --warn-ground: #342811; --open: #b9c1f5; --open-ground: #252a45; --bar: #4fb3c9; --lost: #2c373d;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: break-word;
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
}
.page { max-width: 92rem; margin: 0 auto; padding: 1.25rem 1rem 4rem; }
.defs { position: absolute; }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; display: block; padding: .75rem 1rem; background: var(--sheet); }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: .06em; }
a:hover { text-decoration-thickness: .12em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; margin: 2rem 0 .6rem; }
h1 { font-size: clamp(1.6rem, 1.2rem + 2vw, 2.4rem); margin: .2rem 0 1.2rem; letter-spacing: -.01em; }
h2 { font-size: 1.5rem; margin-top: 0; padding-bottom: .4rem; border-bottom: 2px solid var(--line); }
h3 { font-size: 1.2rem; }
h4 { font-size: 1.02rem; }
p, ul, ol, dl { margin: 0 0 .9rem; }
li { margin-bottom: .3rem; }
main p, main li { max-width: 46rem; }
code { font: .92em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
.note, .under, .remedy, .counts, .gain { color: var(--soft); font-size: .9rem; }
.under, .remedy { display: block; margin-top: .15rem; font-weight: 400; }
.remedy { padding-left: .7rem; border-left: 2px solid var(--line); margin-top: .35rem; }
.quote { color: var(--soft); font-style: italic; }
.part, .title { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px;
  padding: clamp(1rem, 2.5vw, 2rem); margin-bottom: 1.25rem; min-width: 0; }
.kind { color: var(--accent); font-weight: 600; letter-spacing: .02em; margin: 0; }
.alert { border-left: 4px solid var(--bad); background: var(--bad-ground); padding: .8rem 1rem; }
.facts { display: grid; gap: .1rem 1.5rem; }
.facts > div { display: grid; grid-template-columns: minmax(8rem, 13rem) 1fr; gap: .15rem 1.25rem; padding: .4rem 0;
  border-bottom: 1px solid var(--faint); max-width: 62rem; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; min-width: 0; }
.contents ol { padding-left: 1.4rem; margin: 0; }
.contents p { font-weight: 600; margin: 0 0 .4rem; }
.contents { padding: 0 .3rem 1.25rem; font-size: .95rem; }
.cards { list-style: none; padding: 0; display: grid; gap: 1rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr)); }
.card { border: 1px solid var(--line); border-radius: 8px; padding: 1.1rem 1.2rem .4rem; margin: 0; }
.card h3 { margin: 0 0 .4rem; font-size: 1.05rem; }
.card svg { margin-bottom: .7rem; }
.score { font-size: 1.75rem; font-weight: 650; line-height: 1.2; margin: 0 0 .4rem; font-variant-numeric: tabular-nums; }
.urgent li, .improvements li { margin-bottom: .7rem; padding-left: .3rem; }
.improvements .do { display: block; }
.improvements em { font-style: normal; border: 1px solid var(--line); border-radius: 99px; padding: 0 .55rem;
  white-space: nowrap; }
.labels { list-style: none; padding: .7rem 1rem; background: var(--faint); border-radius: 6px; font-size: .92rem; }
.labels li:last-child { margin: 0; }
.rubric { padding-top: .5rem; }
.rubric + .rubric { margin-top: 2.5rem; border-top: 1px solid var(--line); }
.rubric > h3 { margin-top: 1.2rem; font-size: 1.3rem; }
.mark { display: inline-block; border-radius: 4px; padding: 0 .4rem; background: var(--faint); color: var(--ink);
  font-size: .9rem; font-weight: 500; white-space: nowrap; line-height: 1.5; }
.mark.good { background: var(--good-ground); color: var(--good); }
.mark.bad { background: var(--bad-ground); color: var(--bad); }
.mark.warn { background: var(--warn-ground); color: var(--warn); }
.mark.open { background: var(--open-ground); color: var(--open); outline: 1px dashed var(--open); outline-offset: -1px; }
.chart { margin: 1.2rem 0; }
figcaption { font-weight: 600; margin-bottom: .7rem; }
.bars { list-style: none; padding: 0; margin: 0 0 .6rem; }
.bars li { display: grid; max-width: none; gap: .1rem 1rem; align-items: center; margin-bottom: .8rem; }
.bars .counts { grid-column: 1 / -1; font-size: .85rem; }
.value { font-variant-numeric: tabular-nums; }
.scale { margin-bottom: .8rem; }
.keys { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; max-width: none; }
svg { display: block; overflow: visible; }
.keys svg { display: inline-block; vertical-align: -.1em; }
svg text { fill: var(--soft); font-size: 12px; }
.lost { fill: var(--lost); stroke: var(--soft); stroke-width: 1; }
.earned { fill: var(--bar); }
.open:is(rect) { fill: url(#hatch); stroke: var(--bar); stroke-width: 1; }
.hatch-ground { fill: var(--sheet); }
.hatch-line { fill: var(--bar); }
.end { stroke: var(--ink); stroke-width: 2; }
.axis { stroke: var(--soft); stroke-width: 1; }
.year { stroke: var(--line); stroke-width: 1; }
.items { fill: var(--bar); }
.gap { fill: var(--warn-ground); }
.gap-end { stroke: var(--warn); stroke-width: 2; stroke-dasharray: 5 4; }
.scroll { overflow-x: auto; margin: 0 0 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; line-height: 1.5; }
caption { text-align: left; color: var(--soft); font-size: .9rem; padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .55rem .6rem; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
thead th { border-bottom: 2px solid var(--line); vertical-align: bottom; background: var(--faint); }
td.wide, th.wide { min-width: 10rem; overflow-wrap: anywhere; }
td.broad, th.broad { min-width: 20rem; }
td.narrow, th.narrow { min-width: 8rem; overflow-wrap: anywhere; }
td.choose, th.choose { min-width: 6.5rem; }
th.number { white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td ul { list-style: none; padding: 0; margin: 0; }
.grid td, .grid th { padding: .35rem .5rem; }
.grid .tight { text-align: center; }
.grid td.none { color: var(--soft); }
.grid td.some { font-weight: 650; background: var(--faint); }
thead button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: inherit; }
thead button::after { content: " ↕"; color: var(--soft); }
[aria-sort="ascending"] button::after { content: " ↑"; }
[aria-sort="descending"] button::after { content: " ↓"; }
.filters { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; margin: 0 0 .8rem; }
.filters label { display: grid; grid-template-columns: minmax(0, 1fr); min-width: 0; gap: .15rem; font-size: .9rem; color: var(--soft); max-width: 100%; }
.filters input, .filters select { font: inherit; color: var(--ink); background: var(--sheet); max-width: 100%;
  border: 1px solid var(--soft); border-radius: 5px; padding: .4rem .55rem; min-height: 2.5rem; }
.filters p { margin: 0 0 .5rem; color: var(--soft); font-size: .9rem; }
.tally { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .4rem 1rem; }
.tally li { margin: 0; }
.tree { list-style: none; padding: 0; columns: 22rem; column-gap: 2.5rem; }
.tree ul { list-style: none; margin: .2rem 0 .3rem .35rem; padding-left: .9rem; border-left: 1px solid var(--line); }
.tree > li { margin-bottom: .8rem; }
.tree .label { font-weight: 600; }
.tree .under { display: inline; }
.evidence li { max-width: 60rem; }
footer { color: var(--soft); font-size: .9rem; padding: 0 .3rem; }
@media (min-width: 46rem) {
  .bars li { grid-template-columns: minmax(9rem, 15rem) 1fr minmax(8rem, 13rem); }
  .bars .counts { grid-column: 2 / -1; }
}
@media (min-width: 75rem) {
  .page { display: grid; grid-template-columns: 15.5rem minmax(0, 1fr); gap: 0 2rem; padding-top: 2rem; }
  .title, footer { grid-column: 2; }
  .contents { grid-column: 1; grid-row: 1 / span 2; position: sticky; top: 1.5rem; align-self: start; }
  .contents li { margin-bottom: .45rem; }
  main { grid-column: 2; min-width: 0; }
}
@media screen and (max-width: 46rem) {
  .facts > div { grid-template-columns: 1fr; }
  .stack thead { display: none; }
  .stack, .stack caption, .stack tbody, .stack tr, .stack th, .stack td { display: block; }
  .stack tr { border: 1px solid var(--line); border-radius: 8px; padding: .5rem .9rem; margin-bottom: .8rem; }
  .stack tr[hidden] { display: none; }
  .stack tr > * { border: 0; padding: .25rem 0; text-align: left; min-width: 0; }
  .stack th { font-size: 1rem; }
  .stack td.number:first-child { display: none; }
  .stack td::before { content: attr(data-label); display: block; color: var(--soft); font-size: .85rem; }
}
@page { size: A4; margin: 17mm 15mm 19mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; color: #4b5962; } }
@media print {
  :root { color-scheme: light; --ground: #fff; --sheet: #fff; --ink: #000; --soft: #3c474e; --line: #b9c3c8; --faint: #f1f4f5;
    --link: #0a4a61; --accent: #0d5c6f; --good: #17653a; --good-ground: #e6f3ea; --bad: #9c2a26; --bad-ground: #fbeae8;
    --warn: #7a5200; --warn-ground: #fbf1dc; --open: #4a5290; --open-ground: #eceefa; --bar: #1f7386; --lost: #e4eaed; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  html { font-size: 9.5pt; }
  body { line-height: 1.45; }
  .page { display: block; max-width: none; padding: 0; }
  .part, .title { border: 0; border-radius: 0; padding: 0; margin: 0 0 7mm; }
  .skip, .filters, .more, thead button::after { display: none; }
  .contents { position: static; columns: 2; break-inside: avoid; }
  h1 { font-size: 22pt; }
  h2 { font-size: 15pt; margin-top: 4mm; }
  h3 { font-size: 12pt; }
  h4 { font-size: 10.5pt; }
  h2, h3, h4, caption, figcaption { break-after: avoid; }
  thead { display: table-header-group; break-after: avoid; }
  tbody tr:first-child { break-before: avoid; }
  tr, .card, .bars li, .facts > div, figure { break-inside: avoid; }
  .scroll { overflow: visible; }
  table { font-size: 8.5pt; }
  th, td { padding: 1.2mm 1.6mm; }
  td.wide, th.wide { min-width: 27mm; }
  td.narrow, th.narrow { min-width: 22mm; }
  td.choose, th.choose { min-width: 0; }
  td.broad, th.broad { min-width: 62mm; }
  td, th { overflow-wrap: break-word; }
  td a, th a { overflow-wrap: anywhere; }
  tr[hidden] { display: table-row; }
  .mark { font-size: 8.5pt; padding: 0 1mm; }
  .bars li { grid-template-columns: 42mm 1fr 46mm; }
  .bars .counts { grid-column: 2 / -1; }
  .cards { grid-template-columns: 1fr 1fr; }
  .tree { columns: 2; }
  a { color: inherit; }
  p, li { orphans: 3; widows: 3; }
}
)css";

}  // namespace

std::string_view style() { return text; }

}  // namespace matang::report::html
