import type { Annotation } from "../action/context.js";
import type { Finding, FindingLevel } from "./finding.js";

const ANNOTATION_LEVELS = { error: "failure", warning: "warning", note: "notice" } as const satisfies Record<FindingLevel, Annotation["level"]>;

/** Whether a path can be one of the repository: others keep the spelling of the machine that they come from. */
function isInRepository(file: string): boolean {
  return !/^(?:\/|[A-Za-z]:|\.\.\/)/u.test(file);
}

/** `ESLint: no-undef`, or the tool alone where it names no rule. */
export function toolAndRule({ tool, rule }: Finding): string {
  return rule === null ? tool : `${tool}: ${rule}`;
}

/** The findings as remarks on their files. Those about no file of the repository have no place to be shown at. */
export function findingAnnotations(findings: readonly Finding[]): Annotation[] {
  return findings.flatMap((finding): Annotation[] => {
    const { file, level, message } = finding;
    if (file === null || !isInRepository(file)) return [];
    const line = finding.line ?? 1;
    return [{ level: ANNOTATION_LEVELS[level], file, line, endLine: finding.endLine ?? line, title: toolAndRule(finding), message }];
  });
}
