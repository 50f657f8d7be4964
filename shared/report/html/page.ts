import { createHash } from "node:crypto";
import type { PipelineReport } from "../pipeline-report.js";
import { VERDICT_WORDS } from "../verdict-words.js";
import { coveragePart } from "./coverage.js";
import { Html, html } from "./fragment.js";
import { FAVICON } from "./marks.js";
import { gatesPart, header, notesPart, problemsPart } from "./overview.js";
import { shardsPart } from "./shards.js";
import { STYLE } from "./style.js";
import { testsPart } from "./tests.js";

/** Nothing is loaded and nothing runs: no script at all, one style sheet known by its hash, images only inside the page. */
function contentSecurityPolicy(): string {
  const hash = createHash("sha256").update(STYLE, "utf8").digest("base64");
  return `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
}

/** A pipeline run as one HTML page that needs no other file and no network. Text from outside is inert. */
export function pipelinePage(report: PipelineReport): string {
  const title = `${VERDICT_WORDS[report.verdict].word} · ${report.title ?? "pipeline"} · Plimsoll`;
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(contentSecurityPolicy())}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:image/svg+xml,${new Html(encodeURIComponent(FAVICON))}">
<style>${new Html(STYLE)}</style>
</head>
<body>
${header(report)}<main>
${problemsPart(report)}${gatesPart(report)}${testsPart(report)}${coveragePart(report)}${shardsPart(report)}${notesPart(report)}</main>
</body>
</html>
`.source;
}
