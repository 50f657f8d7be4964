import { METRICS } from "../../../shared/coverage/model.js";
import { NOTE_CODES, PROBLEM_CODES } from "../../../shared/coverage/problem.js";
import type { Count } from "../../../shared/coverage/totals.js";
import { boolean, integer, list, nullable, number, object, oneOf, text, type TypeOf } from "../../../shared/schema/shape.js";
import type { Judgement, Shortfall } from "./judge.js";

const count = object({ covered: integer({ minimum: 0 }), total: integer({ minimum: 0, description: "0: the reports do not measure it." }) });
const line = integer({ minimum: 1, description: "Counts from 1; a range includes its end." });
const metricCounts = { statements: count, branches: count, functions: count, lines: count };

const shortfall = object({
  kind: oneOf(["floor", "path-floor", "changed-lines", "unmeasured"]),
  metric: nullable(oneOf(METRICS)),
  file: nullable(text()),
  floor: nullable(number({ minimum: 0, maximum: 100, description: "In percent." })),
  count: nullable(count),
});

/** What `plimsoll coverage-gate --json` prints. */
export const judgementShape = object({
  verdict: oneOf(["pass", "fail", "inconclusive"]),
  totals: object(metricCounts),
  changed: nullable(count),
  shortfalls: list(shortfall, "Why the gate fails; empty otherwise."),
  uncovered: list(
    object({
      file: text(), line, endLine: line,
      kind: oneOf(["statement", "branch", "function", "line"]),
      text: text({ description: "What never ran, such as: else arm of the `if` at 12:3 never ran." }),
      changed: boolean("Whether it starts on a line that the change touches."),
    }),
    "Places that no test reached: changed lines first, then by file and line.",
  ),
  unmeasured: list(text(), "Source files that no report measures."),
  problems: list(
    object({ code: oneOf(PROBLEM_CODES), report: nullable(text()), file: nullable(text()), message: text() }),
    "Why the reports prove nothing; empty unless the verdict is inconclusive.",
  ),
  notes: list(object({ code: oneOf(NOTE_CODES), file: nullable(text()), message: text() })),
  files: list(object({ file: text(), ...metricCounts }), "Figures of each file, worst first."),
});
type JudgementDocument = TypeOf<typeof judgementShape>;

function shortfallEntry(one: Shortfall): JudgementDocument["shortfalls"][number][] {
  const plain = ({ covered, total }: Count) => ({ covered, total });
  switch (one.kind) {
    case "floor":
      return [{ kind: one.kind, metric: one.metric, file: null, floor: one.floor, count: plain(one.count) }];
    case "path-floor":
      return [{ kind: one.kind, metric: one.metric, file: one.file, floor: one.floor, count: plain(one.count) }];
    case "changed-lines":
      return [{ kind: one.kind, metric: null, file: null, floor: 100, count: plain(one.count) }];
    case "unmeasured":
      return one.files.map((file) => ({ kind: one.kind, metric: null, file, floor: null, count: null }));
  }
}

/** The judgement as plain data. */
export function judgementDocument(judgement: Judgement): JudgementDocument {
  const { verdict, totals, changed, uncovered, unmeasured, notes, files } = judgement;
  return {
    verdict, totals, changed,
    shortfalls: verdict === "fail" ? judgement.shortfalls.flatMap(shortfallEntry) : [],
    uncovered: [...uncovered],
    unmeasured: [...unmeasured],
    problems: verdict === "inconclusive" ? [...judgement.problems] : [],
    notes: [...notes],
    files: files.map((file) => ({ file: file.file, ...file.totals })),
  };
}
