import { attemptAsync } from "../../../../action/attempt.js";
import { InputError } from "../../../../action/errors.js";
import type { YamlReading } from "../../../../files/yaml-text.js";
import { readPolicy } from "../../../parse.js";
import type { Policy } from "../../../policy.js";
import { referenceFrom, referenceKey, referenceText, type PolicyReference } from "./reference.js";

/** The text of a policy file; null when its repository does not have it. */
export type PolicyLoader = (reference: PolicyReference) => Promise<string | null>;

/** One policy file of a chain that extends another. */
export interface Layer {
  /** Name for messages. */
  readonly name: string;
  readonly reference: PolicyReference;
  readonly reading: YamlReading<Policy>;
}

/** The policy that judges, before what it extends is known. */
export interface WrittenPolicy {
  readonly name: string;
  readonly reference: PolicyReference;
  readonly content: string;
}

/** A chain that is longer than a company's, a department's and a repository's policy is one that nobody follows. */
const MOST_LAYERS = 5;

/**
 * The policy and all that it extends, the ground last.
 * @throws InputError, with the place of `extends`, for a circle, a chain that is too long and a file that is not there.
 */
export async function readLayers({ name, reference, content }: WrittenPolicy, load: PolicyLoader): Promise<[Layer, ...Layer[]]> {
  const layers: [Layer, ...Layer[]] = [{ name, reference, reading: readPolicy(content, name) }];
  for (let last: Layer | undefined = layers[0]; last !== undefined; last = layers.at(-1)) {
    const { extends: written } = last.reading.value.checklist;
    if (written === null) break;
    const refuse = (problem: string, { reading } = last): InputError => new InputError(`checklist.extends: ${problem}`, reading.placeOf(["checklist", "extends"]));
    const ground = referenceFrom(written, last.reference);
    if (ground === null) throw refuse("the path leads out of its repository");
    const chain = [...layers.map((layer) => layer.reference), ground];
    const keys = chain.map(referenceKey);
    if (new Set(keys).size < keys.length) throw refuse(`goes round in a circle: ${chain.map(referenceText).join(" → ")}`);
    if (layers.length === MOST_LAYERS) throw refuse(`more than ${MOST_LAYERS} policies extend one another: ${chain.map(referenceText).join(" → ")}`);
    const text = await attemptAsync(InputError, () => load(ground));
    if (text instanceof InputError) throw refuse(text.message);
    if (text === null) throw refuse(`there is no file ${referenceText(ground)}; write its path from the top of its repository, or add it there`);
    layers.push({ name: referenceText(ground), reference: ground, reading: readPolicy(text, referenceText(ground)) });
  }
  return layers;
}
