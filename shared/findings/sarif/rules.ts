import { listAt, memberOf, textAt, wholeAt } from "../loose-json.js";

/** The rule that a result breaks, as far as the run describes it. */
export interface SarifRule {
  /** As the result names it; null when nothing does. */
  readonly id: string | null;
  /** The tool's own description (a `reportingDescriptor`); undefined when there is none. */
  readonly descriptor: unknown;
  /** The part of the tool (a `toolComponent`) that the rule belongs to. */
  readonly component: unknown;
}

/** What a tool describes: rules, or conditions that it met at run time. */
type DescriptorList = "rules" | "notifications";

/** One part of a tool, the driver or an extension, with what it describes found by id. */
class Component {
  readonly json: unknown;
  readonly #byId = new Map<DescriptorList, ReadonlyMap<string, unknown>>();

  constructor(json: unknown) {
    this.json = json;
  }

  at(list: DescriptorList, index: number | null): unknown {
    return index === null ? undefined : listAt(this.json, list)[index];
  }

  withGuid(list: DescriptorList, guid: string | null): unknown {
    return guid === null ? undefined : listAt(this.json, list).find((one) => textAt(one, "guid") === guid);
  }

  /** By id, or by the id without its last component: `CA1000/1` is a case of `CA1000`. */
  withId(list: DescriptorList, id: string): unknown {
    const known = this.#byId.get(list) ?? new Map(listAt(this.json, list).toReversed().flatMap((one): [string, unknown][] => {
      const own = textAt(one, "id");
      return own === null ? [] : [[own, one]];
    }));
    this.#byId.set(list, known);
    return known.get(id) ?? known.get(parentOf(id));
  }
}

function parentOf(id: string): string {
  return id.slice(0, Math.max(id.lastIndexOf("/"), 0));
}

/** Whether a description found by its position bears the id that the result names. */
function bears(descriptor: unknown, id: string): boolean {
  const own = textAt(descriptor, "id");
  return own === id || own === parentOf(id);
}

/** What a run's tool and its extensions say about their rules. */
export class Rules {
  readonly #driver: Component;
  readonly #extensions: readonly Component[];

  constructor(run: unknown) {
    const tool = memberOf(run, "tool");
    this.#driver = new Component(memberOf(tool, "driver"));
    this.#extensions = listAt(tool, "extensions").map((json) => new Component(json));
  }

  /** The rule of a result. */
  ofResult(result: unknown): SarifRule {
    const reference = memberOf(result, "rule");
    const id = textAt(result, "ruleId") ?? textAt(reference, "id");
    const index = wholeAt(reference, "index") ?? wholeAt(result, "ruleIndex");
    return this.#find("rules", reference, id, index);
  }

  /** What a reference leads to: of a notification, or of a configuration that was overridden. */
  ofReference(list: DescriptorList, reference: unknown): SarifRule {
    return this.#find(list, reference, textAt(reference, "id"), wholeAt(reference, "index"));
  }

  #find(list: DescriptorList, reference: unknown, id: string | null, index: number | null): SarifRule {
    const named = this.#component(memberOf(reference, "toolComponent"));
    const placed = named.at(list, index) ?? named.withGuid(list, textAt(reference, "guid"));
    // Tools that join runs leave positions behind that are no longer true; the id is what a reader sees.
    if (placed !== undefined && (id === null || bears(placed, id))) return { id: id ?? textAt(placed, "id"), descriptor: placed, component: named.json };
    const byId = id === null ? undefined : [named, this.#driver, ...this.#extensions].find((component) => component.withId(list, id) !== undefined);
    if (id === null || byId === undefined) return { id, descriptor: placed, component: named.json };
    return { id, descriptor: byId.withId(list, id), component: byId.json };
  }

  /** The part of the tool that a reference names, by its position among the extensions, its guid or its name. */
  #component(reference: unknown): Component {
    const index = wholeAt(reference, "index");
    const placed = index === null ? undefined : this.#extensions[index];
    if (placed !== undefined) return placed;
    const same = (key: string): Component | undefined => {
      const wanted = textAt(reference, key);
      return wanted === null ? undefined : this.#extensions.find(({ json }) => textAt(json, key) === wanted);
    };
    return same("guid") ?? same("name") ?? this.#driver;
  }
}
