import { InputError } from "../../../../action/errors.js";
import { didYouMean } from "../../../../schema/did-you-mean.js";
import type { ShapePath } from "../../../../schema/shape.js";
import type { Item } from "../checklist.js";
import { POLICY_CHANGED } from "./policy-changed.js";
import type { Layer } from "./layers.js";

/** An item and who wrote it: a layer of the chain, or a preset. */
export interface OriginatedItem {
  readonly item: Item;
  readonly layer: Layer;
  /** Where it stands in the layer's file; for an item of a preset where the preset is chosen. */
  readonly at: ShapePath;
  /** Name of the preset that it comes from; null for an item that the layer itself writes. */
  readonly preset: string | null;
}

/** An error at a place of the item, or of the choice of the preset that holds it. */
export function itemError({ layer, at, preset, item }: OriginatedItem, inside: ShapePath, problem: string): InputError {
  const subject = preset === null ? `item ${item.id}` : `item ${item.id} of the preset ${preset}`;
  return new InputError(`${subject}: ${problem}`, layer.reading.placeOf(preset === null ? [...at, ...inside] : at));
}

/** The items of the ground, with those of the layer's preset behind them: what the layer starts from. */
export function withPreset(ground: readonly OriginatedItem[], layer: Layer, preset: string, items: readonly Item[]): OriginatedItem[] {
  const known = new Set(ground.map(({ item }) => item.id));
  const added = items.filter(({ id }) => !known.has(id));
  return [...ground, ...added.map((item) => ({ item, layer, at: ["checklist", "preset"], preset }))];
}

/**
 * The items after a layer has left some out, replaced some in their places and added its own.
 * @throws InputError when it names an item that is not there, or touches one that is final.
 */
export function withLayer(start: readonly OriginatedItem[], layer: Layer): OriginatedItem[] {
  const { without, items } = layer.reading.value.checklist;
  const refuse = (path: ShapePath, problem: string): InputError => new InputError(problem, layer.reading.placeOf(["checklist", ...path]));
  const finalBy = new Map(start.filter(({ item }) => item.final).map((origin) => [origin.item.id, origin.layer.name]));
  const ids = start.map(({ item }) => item.id);
  for (const [index, id] of without.entries()) {
    if (id === POLICY_CHANGED && !ids.includes(id)) throw refuse(["without", index], `checklist.without[${index}]: the item ${id} cannot be left out; an item of the same id replaces it`);
    if (!ids.includes(id)) throw refuse(["without", index], `checklist.without[${index}]: there is no item ${JSON.stringify(id)} to leave out${didYouMean(id, ids)}`);
    const by = finalBy.get(id);
    if (by !== undefined) throw refuse(["without", index], `checklist.without[${index}]: ${by} makes the item ${id} final; it cannot be left out`);
  }
  const own = new Map(items.map((item, index) => [item.id, { item, layer, at: ["checklist", "items", index], preset: null }]));
  for (const { item, at } of own.values()) {
    const by = finalBy.get(item.id);
    if (by !== undefined) throw refuse([...at.slice(1), "id"], `${by} makes the item ${item.id} final; it cannot be replaced`);
  }
  const kept = start.filter(({ item }) => !without.includes(item.id)).map((origin) => own.get(origin.item.id) ?? origin);
  const keptIds = new Set(kept.map(({ item }) => item.id));
  return [...kept, ...[...own.values()].filter(({ item }) => !keptIds.has(item.id))];
}
