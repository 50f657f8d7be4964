import { digestOf } from "../../../../record/canonical.js";
import type { DesignPolicy } from "../../design/design.js";
import type { ChecklistPolicy } from "../checklist.js";

/** What a policy says about designs, and about the people who approve them. */
export interface DesignRules {
  readonly design: DesignPolicy;
  readonly groups: ChecklistPolicy["groups"];
  readonly bots: ChecklistPolicy["bots"];
  /** SHA-256 over what decides of it: two policies of one digest judge designs alike. */
  readonly digest: string;
}

/** The rules of a policy's own section `design`, with the groups and bots that hold where it was read. */
export function designRulesOf(design: DesignPolicy, { groups, bots }: Pick<ChecklistPolicy, "groups" | "bots">): DesignRules {
  const named = new Set([...design.roles.values()].flatMap(({ from }) => from));
  const deciding = new Map([...groups].filter(([name]) => named.has(name)));
  return { design, groups: deciding, bots, digest: digestOf({ design, groups: deciding, bots }) };
}
