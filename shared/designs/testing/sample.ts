import { stringify } from "yaml";
import { designSection, type DesignPolicy } from "../../policy/sections/design/design.js";
import { SECTIONS, type SectionName } from "../content/sections.js";
import { readDesign, type Design } from "../document/design.js";

export type Given = Readonly<Record<string, unknown>>;

const STAGES = [
  { name: "one host", scope: ["orders-1"], metric: "http_5xx_ratio", threshold: "< 0.5 %", bake: "30m" },
  { name: "all", traffic: 100, metric: "http_5xx_ratio", threshold: "<= 0.5 %", bake: "1d", "bake-limit": "2d", requests: 500 },
];

const TEXTS: Readonly<Record<SectionName, string>> = {
  Architecture: "The order service writes to the ledger through a queue.",
  "Detailed design": "Each message carries an idempotency key, and the consumer keeps it for a week.",
  "Test cases": "Duplicate messages, a full queue, a consumer that restarts in the middle.",
  Monitoring: "The alert `OrdersErrorBudgetBurn` watches the ratio of failed orders.",
  "Gray release": "One host shows crashes; all traffic shows contention of the ledger.",
  Rollout: "On a Tuesday morning, after the schema change, by the team on duty.",
  "Rollback plan": "Switch the flag off; messages in the queue are written by the former path.",
};

/** Parts of a sample that differ from a filled one. */
export interface SampleParts {
  /** Keys of the front matter; undefined leaves one out. */
  readonly frontMatter?: Given;
  /** Texts by section; null leaves one out. */
  readonly sections?: Readonly<Partial<Record<SectionName, string | null>>>;
}

/** The text of a filled design document of octo's orders, in review. */
export function sampleText({ frontMatter = {}, sections = {} }: SampleParts = {}): string {
  const front = {
    id: "ORD-12", title: "Orders by region", status: "in-review", owners: ["ann"], covers: ["src/orders/**"],
    gray: { stages: STAGES, alerts: ["OrdersErrorBudgetBurn"], rollback: "switch the flag orders.region off" }, reviews: [], ...frontMatter,
  };
  const texts: Readonly<Partial<Record<SectionName, string | null>>> = { ...TEXTS, ...sections };
  const body = SECTIONS.flatMap((name) => {
    const text = texts[name] ?? null;
    return text === null ? [] : ["", `## ${name}`, "", text];
  });
  return `---\n${stringify(front)}---\n\n# Orders by region\n${body.join("\n")}\n`;
}

/** The sample as it is read. */
export function sample(parts: SampleParts = {}, path = "docs/design/ORD-12.md"): Design {
  return readDesign(sampleText(parts), path);
}

/** A record of a review of this content. */
export function recordOf(design: Pick<Design, "digest">, given: Given = {}): Given {
  return { who: "bea", role: "architect", how: "online", date: "2026-11-23", digest: design.digest, ...given };
}

/** The sample with records of reviews, which leave its content alone. */
export function reviewed(records: readonly Given[], parts: SampleParts = {}): Design {
  const { digest } = sample(parts);
  const reviews = records.map((record) => recordOf({ digest }, record));
  return sample({ ...parts, frontMatter: { status: "approved", ...parts.frontMatter, reviews } });
}

/** The policy's section as a person writes it; one architect approves by default. */
export function designPolicy(written: Given = {}): DesignPolicy {
  return designSection.check({ roles: { architect: { from: ["architects"] } }, ...written }, []);
}
