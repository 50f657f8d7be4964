import { integer, list, nullable, object, oneOf, text, withDefault, type TypeOf } from "../schema/shape.js";

/** Formats that a report may have. */
export const REPORT_FORMATS = ["sarif", "checkstyle", "pmd", "eslint", "rdjson", "rdjsonl"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
/** SARIF's levels; what other formats say is mapped onto them. */
export const FINDING_LEVELS = ["error", "warning", "note"] as const;
export type FindingLevel = (typeof FINDING_LEVELS)[number];

const line = nullable(integer({ minimum: 1 }));

/** One finding of a static analyser. Lines are one-based, the last included; texts come from outside. */
export const findingShape = object({
  tool: text({ minLength: 1 }),
  rule: withDefault(nullable(text()), null),
  level: oneOf(FINDING_LEVELS),
  message: text(),
  /** From the repository's root. One outside the repository is spelled as its tool did; null for no file, or when nobody can say which. */
  file: nullable(text({ minLength: 1 })),
  line,
  endLine: line,
});
export type Finding = TypeOf<typeof findingShape>;

/** What was read of one report. A problem means that it proves nothing: absent, empty of runs, cut off, or its tool crashed. */
export const findingReportShape = object({
  /** Path of the report, from the repository's root. */
  file: text({ minLength: 1 }),
  format: nullable(oneOf(REPORT_FORMATS)),
  problem: nullable(text({ minLength: 1 })),
  findings: list(findingShape),
});
export type FindingReport = TypeOf<typeof findingReportShape>;
