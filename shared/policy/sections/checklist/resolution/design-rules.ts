import { InputError } from "../../../../action/errors.js";
import { digestOf } from "../../../../record/canonical.js";
import type { DesignPolicy } from "../../design/design.js";
import type { ChecklistPolicy } from "../checklist.js";
import type { Requirement } from "../requirement.js";
import { loginNamed } from "../words.js";
import { unknownGroup } from "./group-words.js";
import { readLayers, type Layer, type PolicyLoader, type WrittenPolicy } from "./layers.js";
import { extended, sayingsOf, scopeOf } from "./scope.js";

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

/**
 * The rules that a policy judges designs by, with the groups and bots of all that it extends; its items are not looked at.
 * @throws InputError with its place for a policy that is wrong, and for a group that nobody declares.
 */
export async function readDesignRules(written: WrittenPolicy, load: PolicyLoader): Promise<DesignRules> {
  const [outermost, ...grounds] = await readLayers(written, load);
  const sayings = grounds.reduce((above, { reading }) => extended(sayingsOf(reading.written), above), sayingsOf(outermost.reading.written));
  const scope = scopeOf(sayings);
  refuseUnknownRoles(outermost, scope);
  return designRulesOf(outermost.reading.value.design, scope);
}

/**
 * Everybody whom the roles of a policy's section `design` name must be somebody: a role of nobody approves nothing, for ever.
 * @throws InputError at the word that names no group.
 */
export function refuseUnknownRoles({ reading }: Layer, { groups }: Pick<ChecklistPolicy, "groups">): void {
  for (const [role, { from }] of reading.value.design.roles) {
    for (const [index, word] of from.entries()) {
      if (loginNamed(word) !== null || groups.has(word)) continue;
      throw new InputError(`design.roles.${role}.from[${index}]: ${unknownGroup(word, [...groups.keys()])}`, reading.placeOf(["design", "roles", role, "from", index]));
    }
  }
}

/** Whether the designs of a change decide, alone or among others. */
export function asksForDesign({ kind, value }: Requirement): boolean {
  return kind === "all" || kind === "any" ? value.some(asksForDesign) : kind === "design";
}
