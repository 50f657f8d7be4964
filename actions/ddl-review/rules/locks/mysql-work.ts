import type { Work } from "../../locks/work.js";
import { isFirst } from "../statement-as-whole.js";
import type { Change } from "../../statements/change.js";
import type { Remark, Situation } from "../rule.js";
import { listed } from "../written-names.js";
import { cause } from "./cause.js";

/** What the statement does as a definition, and not as reads and writes of rows. */
export function definitionWorks({ works }: Situation): readonly Work[] {
  return works.filter(({ lock }) => lock !== "ROWS");
}

/** One remark on all relations that a statement works on in a certain way; none for its later changes. */
export function remarkOnWorks(change: Change | null, situation: Situation, isSo: (work: Work) => boolean, messageOf: (tables: string, cause: string, work: Work) => string): readonly Remark[] {
  const works = isFirst(change, situation) ? definitionWorks(situation).filter(isSo) : [];
  const [first] = works;
  if (first === undefined) return [];
  return [{ span: situation.statement.span, message: messageOf(listed(works.map(({ relation }) => relation)), cause(first), first), fix: null }];
}
