import type { TextStyle } from "../../../shared/action/context.js";
import type { Verdict } from "../../../shared/action/verdict.js";
import { terminalLines, terminalText } from "../../../shared/report/escape/terminal.js";
import { durationText, plural } from "../../../shared/report/figures.js";
import { withoutForeignFrames } from "../../../shared/report/foreign-frames.js";
import { styleFor } from "../../../shared/report/terminal/style.js";
import { integer, list, object, oneOf, text, type TypeOf } from "../../../shared/schema/shape.js";
import type { ExecutedTest, Manifest } from "../../../shared/sharding/manifest.js";

/** What `plimsoll run-shard --json` prints; the results themselves stand in the manifest. */
export const shardDocumentShape = object({
  verdict: oneOf(["pass", "fail", "inconclusive"]),
  index: integer({ minimum: 0 }),
  tests: object({ total: integer(), passed: integer(), failed: integer(), skipped: integer() }),
  failures: list(object({ suite: text(), id: text() })),
  problems: list(text()),
  folder: text({ description: "Where the manifest and the reports are." }),
});

/** A shard that came to its end, and what it did not do all the same, one line each. */
export interface RanShard {
  readonly manifest: Manifest;
  readonly problems: readonly string[];
}

function having(manifest: Manifest, wanted: ExecutedTest["status"]): ExecutedTest[] {
  return manifest.tests.filter(({ status }) => status === wanted);
}

/** One shard's own verdict: what could not be run makes it inconclusive, a failed test makes it fail. A shard that was given nothing passes; the merge looks at all. */
export function shardVerdict({ manifest, problems }: RanShard): Extract<Verdict, "pass" | "fail" | "inconclusive"> {
  if (having(manifest, "failed").length > 0) return "fail";
  return problems.length > 0 ? "inconclusive" : "pass";
}

/** The shard's results as plain data. */
export function shardDocument(shard: RanShard, folder: string): TypeOf<typeof shardDocumentShape> {
  const { manifest, problems } = shard;
  const failed = having(manifest, "failed");
  return {
    verdict: shardVerdict(shard),
    index: manifest.index,
    tests: { total: manifest.tests.length, passed: having(manifest, "passed").length, failed: failed.length, skipped: having(manifest, "skipped").length },
    failures: failed.map(({ suite, id }) => ({ suite, id })),
    problems: [...problems],
    folder,
  };
}

function headline(manifest: Manifest): string {
  const failed = having(manifest, "failed").length;
  const skipped = having(manifest, "skipped").length;
  const seconds = manifest.suites.reduce((sum, suite) => sum + suite.seconds, 0);
  const details = [...(failed > 0 ? [`${failed} failed`] : []), ...(skipped > 0 ? [`${skipped} skipped`] : [])];
  const more = details.length === 0 ? "" : ` (${details.join(", ")})`;
  return `shard ${manifest.index + 1} of ${manifest.count}: ${plural(manifest.tests.length, "test")}${more} in ${durationText(seconds)}`;
}

/** The shard's results for a terminal, failures with their messages. */
export function shardTerminal({ manifest, problems }: RanShard, { colour }: TextStyle): string {
  const { bold, red } = styleFor(colour);
  const failures = having(manifest, "failed").flatMap(({ id, message }) => [
    `  ${red("✘ failed")} ${terminalText(id)}`,
    ...terminalLines(withoutForeignFrames(message ?? "")).map((line) => `      ${line}`),
  ]);
  const shown = problems.map((line) => `  ${red("! problem")} ${terminalText(line)}`);
  return [bold(headline(manifest)), ...failures, ...shown, ""].join("\n");
}

/** One line for the job summary; the merge's summary says the rest. */
export function shardSummary(manifest: Manifest): string {
  return `${headline(manifest)}\n`;
}
