import { InputError } from "../../../../action/errors.js";
import { digestOf } from "../../../../record/canonical.js";
import { didYouMean } from "../../../../schema/did-you-mean.js";
import type { DesignPolicy } from "../../design/design.js";
import type { ChecklistPolicy, Item } from "../checklist.js";
import { loginNamed } from "../words.js";
import { asksForDesign, designRulesOf, refuseUnknownRoles, type DesignRules } from "./design-rules.js";
import { groupWordsOf, unknownGroup } from "./group-words.js";
import { itemError, withLayer, withPreset, type OriginatedItem } from "./items.js";
import { readLayers, type Layer, type PolicyLoader, type WrittenPolicy } from "./layers.js";
import { POLICY_CHANGED, policyChangedItem } from "./policy-changed.js";
import { extended, sayingsOf, scopeOf } from "./scope.js";

/** The items of each preset. */
export interface Presets {
  readonly default: readonly Item[];
  readonly mandatory: readonly Item[];
  readonly none: readonly [];
}

/** An item and the policy that it is judged by. */
export interface ResolvedItem {
  readonly item: Item;
  /** A final item is judged by the groups, bots, trackers and waiver rules of the policy that made it final. */
  readonly policy: ChecklistPolicy;
  /** The rules that a final item's designs are judged by, which are of the policy that made it final; null: those of the policy that judges. */
  readonly designRules: DesignRules | null;
  /** For people: the file, and the preset where it comes from one. */
  readonly source: string;
  /** Added by Plimsoll itself: it is on the list only while it applies. */
  readonly builtIn: boolean;
}

/** A checklist after all that it extends was read. */
export interface ResolvedChecklist {
  /** The policy that judges, its defaults filled in and every item on its list. */
  readonly policy: ChecklistPolicy;
  readonly items: readonly ResolvedItem[];
  /** What the policy that judges says of designs. No other policy's section joins it. */
  readonly design: DesignPolicy;
  /** Every file that was read: a path from the root of the judged repository, or `owner/name:path`. Who changes them changes the rules. */
  readonly policyFiles: readonly string[];
  /** Every file that was read, the policy itself first. */
  readonly sources: readonly string[];
  /** SHA-256 over the meaning. */
  readonly digest: string;
}

/**
 * Reads what a policy extends and joins it to one list.
 * @throws InputError with file, line and column for a circle of `extends`, a group or an item that is not there, and a
 * final item that is replaced or left out.
 */
export async function resolveChecklist(written: WrittenPolicy, load: PolicyLoader, presets: Presets): Promise<ResolvedChecklist> {
  const layers = await readLayers(written, load);
  let sayings = sayingsOf({});
  let origins: readonly OriginatedItem[] = [];
  const scopes = new Map<Layer, ChecklistPolicy>();
  for (const [index, layer] of layers.toReversed().entries()) {
    const own = sayingsOf(layer.reading.written);
    sayings = extended(sayings, own);
    const scope = scopeOf(sayings);
    scopes.set(layer, scope);
    // Where something is extended its items are the start; the default preset is for those who extend nothing.
    const preset = index === 0 || own.preset !== undefined ? layer.reading.value.checklist.preset : "none";
    origins = withLayer(withPreset(origins, layer, preset, presets[preset]), layer);
    refuseUnknownWaivers(layer, scope);
  }
  return composed(layers, origins, scopes, scopeOf(sayings));
}

function composed(layers: readonly [Layer, ...Layer[]], origins: readonly OriginatedItem[], scopes: ReadonlyMap<Layer, ChecklistPolicy>, outermost: ChecklistPolicy): ResolvedChecklist {
  const scopeFor = ({ item, layer }: OriginatedItem): ChecklistPolicy => (item.final ? scopes.get(layer) : undefined) ?? outermost;
  const designRulesFor = rulesOfFinalItems(layers, scopes);
  for (const origin of origins) refuseUnknownGroups(origin, scopeFor(origin));
  const demanding = new Set(origins.filter(({ item }) => item.final && asksForDesign(item.require)).map(({ layer }) => layer));
  for (const [layer, scope] of scopes) if (layer === layers[0] || demanding.has(layer)) refuseUnknownRoles(layer, scope);
  const given = origins.map((origin): ResolvedItem => ({ item: origin.item, policy: scopeFor(origin), designRules: designRulesFor(origin), source: sourceText(origin), builtIn: false }));
  const own: ResolvedItem = { item: policyChangedItem, policy: outermost, designRules: null, source: "plimsoll", builtIn: true };
  const items = given.some(({ item }) => item.id === POLICY_CHANGED) ? given : [...given, own];
  const policy = { ...outermost, items: items.map(({ item }) => item) };
  return {
    policy, items,
    design: layers[0].reading.value.design,
    policyFiles: [...new Set(layers.map(({ reference: { repository, path } }) => (repository === null ? path : `${repository}:${path}`)))],
    sources: layers.map(({ name }) => name),
    digest: digestOf(items.map(({ item, policy: scope, designRules }) => ({ item, scope, designRules: designRules?.digest }))),
  };
}

/** Where the policy that judges says the same, its own rules are meant: designs are judged once then. */
function rulesOfFinalItems(layers: readonly Layer[], scopes: ReadonlyMap<Layer, ChecklistPolicy>): (origin: OriginatedItem) => DesignRules | null {
  const rules = new Map([...scopes].map(([layer, scope]) => [layer, designRulesOf(layer.reading.value.design, scope)] as const));
  const [outermost] = layers.map((layer) => rules.get(layer)?.digest);
  return ({ item, layer }) => {
    const own = item.final ? rules.get(layer) : undefined;
    return own === undefined || own.digest === outermost ? null : own;
  };
}

function sourceText({ layer, preset }: OriginatedItem): string {
  return preset === null ? layer.name : `preset ${preset}`;
}

function refuseUnknownGroups(origin: OriginatedItem, { groups }: ChecklistPolicy): void {
  for (const { word, at, known } of groupWordsOf(origin.item)) {
    if (loginNamed(word) !== null || groups.has(word) || known.includes(word)) continue;
    throw itemError(origin, at, unknownGroup(word, [...groups.keys(), ...known]));
  }
}

function refuseUnknownWaivers({ reading }: Layer, { groups }: ChecklistPolicy): void {
  for (const [index, name] of reading.value.checklist.waivers.groups.entries()) {
    if (groups.has(name)) continue;
    const problem = `checklist.waivers.groups[${index}]: there is no group ${JSON.stringify(name)}${didYouMean(name, [...groups.keys()])}`;
    throw new InputError(problem, reading.placeOf(["checklist", "waivers", "groups", index]));
  }
}
