import { stands } from "../../../shared/designs/judgement/judge-design.js";
import type { ChangeJudgement, HeldCode } from "../../../shared/designs/judgement/judge-change.js";
import { visibleFileName } from "../../../shared/report/escape/file-name.js";
import { plural } from "../../../shared/report/figures.js";

/** Names shown one by one; the rest is counted. */
const SHOWN = 3;

function namesText(names: readonly string[], noun: string): string {
  const more = names.length - SHOWN;
  return `${names.slice(0, SHOWN).join(", ")}${more > 0 ? ` and ${plural(more, `more ${noun}`)}` : ""}`;
}

/** Why code is held, in one line. */
export function heldText({ files, designs, certainty }: HeldCode): string {
  const which = `${namesText(files.map(visibleFileName), "file")} may change only under an approved design, and ${namesText(designs, "design")} ${designs.length === 1 ? "covers" : "cover"} it`;
  return certainty === "certain" ? `${which} without being approved` : `${which} with an approval that cannot be proved`;
}

/** One sentence: why this verdict. */
export function reasonText({ verdict, designs, held, problems }: ChangeJudgement): string {
  const all = [...designs.flatMap((one) => one.problems), ...problems].map(({ certainty, message }) => ({ certainty, message }));
  const reasons = [...all, ...held.map((code) => ({ certainty: code.certainty, message: heldText(code) }))];
  switch (verdict) {
    case "not-applicable":
      return "the change touches no design and no code that a design covers";
    case "pass": {
      const standing = designs.filter(stands).length;
      return `${plural(designs.length, "design")} judged, ${standing} approved in this very content`;
    }
    case "fail":
    case "inconclusive": {
      const wanted = reasons.filter(({ certainty }) => (certainty === "certain") === (verdict === "fail"));
      const more = reasons.length - 1;
      return `${String(wanted[0]?.message)}${more > 0 ? ` (and ${plural(more, "more problem")})` : ""}`;
    }
  }
}
