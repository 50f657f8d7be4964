import { customProperties, DARK, LIGHT } from "./palette.js";

const PAGE = `
*{box-sizing:border-box}
html{font:15px/1.5 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;color:var(--ink);background:var(--ground);-webkit-text-size-adjust:100%;font-variant-numeric:tabular-nums}
body{margin:0 auto;max-width:70rem;padding:0 clamp(1rem,4vw,2.5rem) 4rem}
h1,h2,h3,p,ul,dl,dd,table,pre{margin:0;padding:0}
ul{list-style:none}
code,pre,.name,.file{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.86em}
code,.name,.file,.sentence,.reason,dd,li p,th{overflow-wrap:anywhere}
.quiet,small,.file{color:var(--quiet)}
.bad{color:var(--fail)}
.doubt{color:var(--doubt)}
.strong{font-weight:600}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
:focus-visible{outline:2px solid var(--steel);outline-offset:2px;border-radius:2px}
`;

/** The load line runs across the page and through the mark; the title stands above it, the verdict below. */
const HEADER = `
header{--verdict:var(--none);padding:2.25rem 0 1.75rem}
header.pass,tr.pass{--verdict:var(--pass)}
header.fail,tr.fail{--verdict:var(--fail)}
header.inconclusive,tr.inconclusive{--verdict:var(--doubt)}
tr.not-applicable{--verdict:var(--none)}
.waterline{display:grid;grid-template-columns:96px 1fr;grid-template-rows:48px auto;column-gap:1.5rem;position:relative}
.waterline::after{content:"";position:absolute;left:48px;right:0;top:46px;height:4px;background:var(--verdict)}
.mark{grid-row:1/3;display:block}
.hull{fill:var(--ground)}
.water{fill:var(--verdict);opacity:.28}
.ring,.load-line{fill:none;stroke:var(--verdict);stroke-width:7}
.load-line{stroke-width:4}
.title{align-self:end;padding-bottom:.5rem;color:var(--quiet);overflow-wrap:anywhere}
.title b{color:var(--ink);font-weight:650;margin-right:.35em}
h1{padding-top:.6rem;color:var(--verdict);font-size:2.1rem;line-height:1.1;font-weight:680;letter-spacing:-.02em}
.reason{margin:.9rem 0 0 calc(96px + 1.5rem);font-size:1.13rem;line-height:1.45;max-width:46rem}
.facts{margin:1.5rem 0 0 calc(96px + 1.5rem);display:flex;flex-wrap:wrap;gap:.75rem 2.25rem}
dt{color:var(--quiet);font-size:.8rem}
dd{line-height:1.35}
`;

const PARTS = `
section{display:grid;grid-template-columns:96px minmax(0,1fr);column-gap:1.5rem;padding:1.35rem 0 1.5rem;border-top:1px solid var(--rule)}
h2{font-size:.95rem;font-weight:650;line-height:1.6}
h3{font-size:.87rem;font-weight:600;margin:1.35rem 0 .4rem;color:var(--quiet)}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;font-weight:400;vertical-align:baseline;padding:.28rem 1.1rem .28rem 0}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--quiet);font-size:.8rem;padding-bottom:.15rem;white-space:nowrap}
.number{text-align:right;white-space:nowrap}
.gates tr+tr>*,.files tbody tr>*{border-top:1px solid var(--rule)}
.gates .verdict{color:var(--verdict);font-weight:600;white-space:nowrap;width:1%}
.gates th{white-space:nowrap;width:1%}
.sign{vertical-align:-.17em;margin-right:.3rem}
.sign .fill{fill:var(--verdict)}
.sign .cut{fill:none;stroke:var(--ground);stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.sign .outline{fill:none;stroke:var(--verdict);stroke-width:1.6;stroke-linecap:round}
.problems li+li{margin-top:.9rem}
.problems code{color:var(--quiet)}
.remedy{position:relative;padding-left:1.4rem;color:var(--quiet);white-space:pre-line}
.remedy::before{content:"→";position:absolute;left:0}
.notes li{color:var(--quiet)}
.more{margin-top:.5rem;color:var(--quiet);font-size:.87rem}
details{margin-top:.35rem}
summary{cursor:pointer}
summary::marker{color:var(--quiet)}
.slowest{margin-top:1.1rem}
.slowest summary{font-size:.87rem;font-weight:600;color:var(--quiet)}
.slowest table{margin-top:.4rem}
.failures li{border-left:3px solid currentColor;padding-left:.8rem;margin-top:.7rem}
.failures.bad{color:var(--fail)}
.failures.doubt{color:var(--doubt)}
.failures li>*{color:var(--ink)}
.name{margin-right:.8em}
pre{overflow:auto;margin-top:.4rem;background:var(--sunken);border-radius:4px;padding:.6rem .8rem;line-height:1.5;max-height:28rem;tab-size:4}
.places>li{padding:.3rem 0 .3rem 1rem}
.where{display:inline-block;min-width:6.5em;color:var(--quiet);margin-right:.5em;white-space:nowrap}
.source{padding-left:0;padding-right:0}
.source code{display:block;width:max-content;min-width:100%;font-size:1em}
.line{display:block;padding-right:.8rem;color:inherit;background:none}
mark.line{background:var(--marked);color:var(--ink)}
.gutter{display:inline-block;width:5.2em;padding-right:1.2em;text-align:right;color:var(--quiet);user-select:none}
mark .gutter{color:var(--fail)}
.scroll{overflow-x:auto}
.files th[scope=row]{min-width:11rem}
small{display:block;font-size:.78rem}
`;

const CHARTS = `
.bars td,.bars th{vertical-align:middle;line-height:1.35}
.bars .wide{width:100%;min-width:4rem}
.bars .short{width:22%;min-width:4rem}
.totals th,.totals td{white-space:nowrap}
.shards{margin-top:.5rem}
.shards td,.shards th{padding-top:0;padding-bottom:0}
.chart{display:block}
.actual{fill:var(--steel)}
.rest{fill:var(--track)}
.failed{fill:var(--fail)}
.missing{fill:none;stroke:var(--doubt);stroke-width:1.5;stroke-dasharray:4 3}
.short-of{fill:var(--fail)}
.predicted{stroke:var(--ink);stroke-width:2.5}
.floor{stroke:var(--ink);stroke-width:3}
.bound{stroke:var(--ink);stroke-width:1.2;stroke-dasharray:3 2}
.proportions{margin-top:.45rem}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;margin-top:.7rem;color:var(--quiet);font-size:.8rem}
.legend svg{vertical-align:-.12em;margin-right:.15rem}
`;

const NARROW = `
@media (max-width:44rem){
.waterline{grid-template-columns:64px 1fr;grid-template-rows:32px auto;column-gap:1rem}
.waterline::after{left:32px;top:30px}
.mark{width:64px;height:64px}
.title{padding-bottom:.25rem;line-height:1.2}
h1{font-size:1.7rem;padding-top:.45rem}
.reason,.facts{margin-left:0}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(8.5rem,1fr));gap:.75rem 1.5rem}
section{display:block}
.file{display:block}
.where{display:inline;min-width:0}
h2{margin-bottom:.5rem}
th,td{padding-right:.7rem}
.gates tr{display:grid;grid-template-columns:auto 1fr;padding:.45rem 0;border-top:1px solid var(--rule)}
.gates tr:first-child{border-top:0}
.gates tr+tr>*{border-top:0}
.gates th,.gates td{width:auto;padding-top:0;padding-bottom:0;white-space:normal}
.gates .sentence{grid-column:1/3}
.spare{display:none}
.totals,.totals tbody{display:block}
.totals tr{display:grid;grid-template-columns:1fr auto auto;padding:.3rem 0}
.totals .wide{grid-column:1/4;grid-row:2;padding-right:0}
.totals th,.totals td{padding-top:0;padding-bottom:0}
.totals .strong{padding-right:0}
.totals td:last-child{grid-column:1/4;grid-row:3}
.totals td.quiet:last-child{display:none}
}
`;

const PRINT = `
@media print{
html{font-size:10pt}
body{max-width:none;padding:0}
section{break-inside:auto}
tr,li,h2,h3{break-inside:avoid}
h2,h3{break-after:avoid}
pre{max-height:none;white-space:pre-wrap;border:1px solid var(--rule)}
svg,mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;

/** The page's whole style sheet: light unless the reader's system is dark, and always light on paper. */
export const STYLE = `:root{${customProperties(LIGHT)}}
@media screen and (prefers-color-scheme:dark){:root{${customProperties(DARK)}}}${PAGE}${HEADER}${PARTS}${CHARTS}${NARROW}${PRINT}`;
